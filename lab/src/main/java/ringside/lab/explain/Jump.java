package ringside.lab.explain;

import java.util.OptionalInt;
import ringside.isa.Fields;
import ringside.isa.Instruction;

/** What an instruction does to the flow of control, as far as a reader of code is concerned. */
final class Jump {
  private static final int RA = 1;

  private Jump() {}

  /** Whether a word calls a function: it jumps and links. */
  static boolean isCall(int word) {
    Instruction instruction = Instruction.decode(word);
    boolean jumps = instruction == Instruction.JAL || instruction == Instruction.JALR;
    return jumps && Fields.rd(word) == RA;
  }

  /** Whether a word is a conditional branch. */
  static boolean isBranch(int word) {
    return (word & 0x7f) == 0x63 && Instruction.decode(word) != null;
  }

  /** Whether a word jumps without coming back, to an address that it holds. */
  static boolean isDirect(int word) {
    return Instruction.decode(word) == Instruction.JAL && Fields.rd(word) == 0;
  }

  /** Whether a word jumps without coming back, to an address in a register: a return, or more. */
  static boolean isIndirect(int word) {
    return Instruction.decode(word) == Instruction.JALR && Fields.rd(word) == 0;
  }

  /** Where a branch, or a jump that does not link, may lead: a place in the same function. */
  static OptionalInt inside(Code code, int address) {
    int word = code.wordAt(address).orElse(0);
    if (isBranch(word)) {
      return OptionalInt.of(address + Fields.immediateB(word));
    }
    return isDirect(word) ? OptionalInt.of(address + Fields.immediateJ(word)) : OptionalInt.empty();
  }

  /**
   * Where the call or jump at an address leads, if the code says so: by itself, or together with
   * the auipc before it.
   */
  static OptionalInt target(Code code, int address) {
    int word = code.wordAt(address).orElse(0);
    if (Instruction.decode(word) == Instruction.JAL) {
      return OptionalInt.of(address + Fields.immediateJ(word));
    }
    int before = code.wordAt(address - 4).orElse(0);
    boolean pair =
        Instruction.decode(word) == Instruction.JALR
            && Instruction.decode(before) == Instruction.AUIPC
            && Fields.rd(before) == Fields.rs1(word);
    return pair
        ? OptionalInt.of(address - 4 + Fields.immediateU(before) + Fields.immediateI(word))
        : OptionalInt.empty();
  }
}
