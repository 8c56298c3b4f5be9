package ringside.cpu.engine;

import ringside.cpu.Hart;
import ringside.isa.Fields;
import ringside.isa.Instruction;

/** Whether conditional branches are taken (unprivileged spec, "Conditional Branches"). */
public final class Branches {
  private Branches() {}

  /** Whether a branch is taken with the hart's registers. */
  public static boolean taken(Hart hart, Instruction branch, int word) {
    int a = hart.x[Fields.rs1(word)];
    int b = hart.x[Fields.rs2(word)];
    return switch (branch) {
      case BEQ -> a == b;
      case BNE -> a != b;
      case BLT -> a < b;
      case BGE -> a >= b;
      case BLTU -> Integer.compareUnsigned(a, b) < 0;
      case BGEU -> Integer.compareUnsigned(a, b) >= 0;
      default -> throw new IllegalStateException("not a branch: " + branch);
    };
  }
}
