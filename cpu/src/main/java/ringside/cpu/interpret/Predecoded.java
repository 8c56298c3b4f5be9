package ringside.cpu.interpret;

import org.jspecify.annotations.Nullable;
import ringside.cpu.Hart;
import ringside.isa.Fields;
import ringside.isa.Format;
import ringside.isa.Instruction;
import ringside.isa.LatencyClass;

/**
 * An instruction unpacked into one long: operation in bits 0-7, rd in 8-13 (x0 becomes the sink),
 * rs1 in 14-19, rs2 in 20-25, flags in 26-28, immediate in 32-63. Register fields have six bits, so
 * that the register file's length masks them and the JVM needs no check of its bounds. Load-use
 * pairs are found here, once, for a load is always followed by the instruction behind it.
 */
final class Predecoded {
  static final int RD_SHIFT = 8;
  static final int RS1_SHIFT = 14;
  static final int RS2_SHIFT = 20;
  static final int IMMEDIATE_SHIFT = 32;

  /** The next instruction, of the same line, reads what this one loads. */
  static final long USED_NEXT = 1L << 26;

  /** The next instruction is in another line: who reaches it must check. */
  static final long MAYBE_USED_NEXT = 1L << 27;

  /** A branch to a lower address. */
  static final long BACKWARD = 1L << 28;

  private static final int WORD_BYTES = 4;

  private Predecoded() {}

  /**
   * Unpacks a word.
   *
   * @param next the word behind it, or null at the end of a line
   */
  static long of(int word, @Nullable Integer next) {
    Instruction instruction = Instruction.decode(word);
    if (instruction == null || jumpsToHalfWord(instruction, word)) {
      return pack(Op.RARE, 0, 0, 0, word);
    }
    int operation = Op.of(instruction);
    long packed =
        pack(
            operation,
            Fields.rd(word),
            Fields.rs1(word),
            Fields.rs2(word),
            immediate(instruction, word));
    return packed | loadFlags(instruction, word, next) | branchFlag(instruction, word);
  }

  /** Whether an instruction reads a register, other than x0. */
  static boolean reads(int word, int register) {
    Instruction instruction = Instruction.decode(word);
    if (instruction == null || register == 0) {
      return false;
    }
    Format format = instruction.format();
    return format.readsRs1() && Fields.rs1(word) == register
        || format.readsRs2() && Fields.rs2(word) == register;
  }

  private static int immediate(Instruction instruction, int word) {
    return Op.of(instruction) == Op.RARE ? word : Fields.immediate(instruction.format(), word);
  }

  private static long loadFlags(Instruction instruction, int word, @Nullable Integer next) {
    if (instruction.latency() != LatencyClass.LOAD || Fields.rd(word) == 0) {
      return 0;
    }
    if (next == null) {
      return MAYBE_USED_NEXT;
    }
    return reads(next, Fields.rd(word)) ? USED_NEXT : 0;
  }

  private static long branchFlag(Instruction instruction, int word) {
    return instruction.format() == Format.BRANCH && Fields.immediateB(word) < 0 ? BACKWARD : 0;
  }

  private static boolean jumpsToHalfWord(Instruction instruction, int word) {
    return switch (instruction.format()) {
      case BRANCH, JUMP -> Fields.immediate(instruction.format(), word) % WORD_BYTES != 0;
      default -> false;
    };
  }

  private static long pack(int operation, int rd, int rs1, int rs2, int immediate) {
    int sinkOrRd = rd == 0 ? Hart.SINK : rd;
    int low = operation | sinkOrRd << RD_SHIFT | rs1 << RS1_SHIFT | rs2 << RS2_SHIFT;
    return (low & 0xffff_ffffL) | (long) immediate << IMMEDIATE_SHIFT;
  }
}
