package ringside.cpu.engine;

import ringside.isa.Fields;
import ringside.isa.Format;
import ringside.isa.Instruction;

/** Which registers an instruction reads: what the load-use stall depends on. */
public final class Operands {
  private Operands() {}

  /** Whether an instruction reads a register, other than x0. */
  public static boolean reads(int word, int register) {
    Instruction instruction = Instruction.decode(word);
    if (instruction == null || register == 0) {
      return false;
    }
    Format format = instruction.format();
    return format.readsRs1() && Fields.rs1(word) == register
        || format.readsRs2() && Fields.rs2(word) == register;
  }
}
