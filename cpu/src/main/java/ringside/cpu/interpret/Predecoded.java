package ringside.cpu.interpret;

import org.jspecify.annotations.Nullable;
import ringside.cpu.Hart;
import ringside.cpu.engine.Operands;
import ringside.isa.Fields;
import ringside.isa.Format;
import ringside.isa.Instruction;
import ringside.isa.LatencyClass;

/**
 * An instruction unpacked into one long: rs1 in bits 0-5, rs2 in 6-11, rd in 12-17 (x0 becomes the
 * sink), flags in 18-23, operation in 26-31, immediate in 32-63. Register fields have six bits, so
 * that the register file's length masks them and the JVM needs no check of its bounds. Load-use
 * pairs are found here, once, for a load is always followed by the instruction behind it.
 */
final class Predecoded {
  static final int RS2_SHIFT = 6;
  static final int RD_SHIFT = 12;
  static final int OPERATION_SHIFT = 26;
  static final int IMMEDIATE_SHIFT = 32;

  /** The next instruction, of the same line, reads what this one loads. */
  static final long USED_NEXT = 1L << 18;

  /** The next instruction is in another line: who reaches it must check. */
  static final long MAYBE_USED_NEXT = 1L << 19;

  /** A branch to a lower address. */
  static final long BACKWARD = 1L << 20;

  /** Set for a store; branches have {@link #BACKWARD} here. */
  private static final int STORE_BIT = 20;

  private static final long STORE = 1L << STORE_BIT;

  private static final int WORD_BYTES = 4;
  private static final int REGISTER_MASK = 63;

  /** Bits 21-22: the address bits that are 0 where an access is aligned. */
  private static final int SIZE_SHIFT = 21;

  /** Bit 23: a load that extends with zeros. */
  private static final long ZERO_EXTENDS = 1L << 23;

  /** Stands for the instruction at which a region is entered. */
  static final long ENTRY = (long) Op.ENTRY << OPERATION_SHIFT;

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
    return packed
        | loadFlags(instruction, word, next)
        | branchFlag(instruction, word)
        | accessFlags(instruction);
  }

  /** Where the result goes: a register, or the sink. */
  static int rd(long packed) {
    return (int) (packed >>> RD_SHIFT) & REGISTER_MASK;
  }

  /** The second source register. */
  static int rs2(long packed) {
    return (int) (packed >>> RS2_SHIFT) & REGISTER_MASK;
  }

  /** Bytes of a load or store: 1, 2 or 4. */
  static int bytes(long packed) {
    return alignMask(packed) + 1;
  }

  /** The address bits that are 0 where a load or store is aligned. */
  static int alignMask(long packed) {
    return (int) (packed >>> SIZE_SHIFT) & 3;
  }

  /** 1 for a store, 0 for a load. */
  static int storeBit(long packed) {
    return (int) (packed >>> STORE_BIT) & 1;
  }

  /** Whether a load or store is a store. */
  static boolean isStore(long packed) {
    return storeBit(packed) != 0;
  }

  /** What a load puts into its register, of a word that holds its bytes lowest. */
  static int extend(long packed, int word) {
    int unused = 32 - 8 * bytes(packed);
    int high = word << unused;
    return (packed & ZERO_EXTENDS) != 0 ? high >>> unused : high >> unused;
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
    return Operands.reads(next, Fields.rd(word)) ? USED_NEXT : 0;
  }

  private static long accessFlags(Instruction instruction) {
    return switch (instruction) {
      case LB -> 0;
      case LH -> 1L << SIZE_SHIFT;
      case LW -> 3L << SIZE_SHIFT;
      case SB -> STORE;
      case SH -> STORE | 1L << SIZE_SHIFT;
      case SW -> STORE | 3L << SIZE_SHIFT;
      case LBU -> ZERO_EXTENDS;
      case LHU -> ZERO_EXTENDS | 1L << SIZE_SHIFT;
      default -> 0;
    };
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
    int registers = rs1 | rs2 << RS2_SHIFT | sinkOrRd << RD_SHIFT;
    int low = operation << OPERATION_SHIFT | registers;
    return (low & 0xffff_ffffL) | (long) immediate << IMMEDIATE_SHIFT;
  }
}
