package ringside.tests.model;

import java.util.Set;

/**
 * The fields of an instruction word, taken from the drawings of the specification ("Base
 * Instruction Formats") without the product's table.
 */
record NaiveInstruction(int word) {
  static final int LOAD = 0x03;
  static final int FENCE = 0x0f;
  static final int OP_IMM = 0x13;
  static final int AUIPC = 0x17;
  static final int STORE = 0x23;
  static final int AMO = 0x2f;
  static final int OP = 0x33;
  static final int LUI = 0x37;
  static final int BRANCH = 0x63;
  static final int JALR = 0x67;
  static final int JAL = 0x6f;
  static final int SYSTEM = 0x73;

  private static final Set<Integer> ATOMICS = Set.of(0, 1, 2, 3, 4, 8, 12, 16, 20, 24, 28);

  /** ecall, ebreak, sret, wfi. */
  private static final Set<Integer> ENVIRONMENT =
      Set.of(0x0000_0073, 0x0010_0073, 0x1020_0073, 0x1050_0073);

  int opcode() {
    return bits(6, 0);
  }

  int rd() {
    return bits(11, 7);
  }

  int funct3() {
    return bits(14, 12);
  }

  int rs1() {
    return bits(19, 15);
  }

  int rs2() {
    return bits(24, 20);
  }

  int funct7() {
    return bits(31, 25);
  }

  int funct5() {
    return bits(31, 27);
  }

  int csr() {
    return bits(31, 20);
  }

  int immediateI() {
    return signed(bits(31, 20), 12);
  }

  int immediateS() {
    return signed(bits(31, 25) << 5 | bits(11, 7), 12);
  }

  int immediateB() {
    return signed(bits(31, 31) << 12 | bits(7, 7) << 11 | bits(30, 25) << 5 | bits(11, 8) << 1, 13);
  }

  int immediateU() {
    return bits(31, 12) << 12;
  }

  int immediateJ() {
    return signed(
        bits(31, 31) << 20 | bits(19, 12) << 12 | bits(20, 20) << 11 | bits(30, 21) << 1, 21);
  }

  /** Whether it is an instruction at all; which CSRs there are is another matter. */
  boolean exists() {
    return switch (opcode()) {
      case LUI, AUIPC, JAL -> true;
      case JALR -> funct3() == 0;
      case BRANCH -> funct3() != 2 && funct3() != 3;
      case LOAD -> funct3() <= 2 || funct3() == 4 || funct3() == 5;
      case STORE -> funct3() <= 2;
      case OP_IMM -> funct3() % 4 != 1 || funct7() == 0 || funct7() == 0x20 && funct3() == 5;
      case OP -> funct7() <= 1 || funct7() == 0x20 && (funct3() == 0 || funct3() == 5);
      case AMO -> funct3() == 2 && ATOMICS.contains(funct5()) && (funct5() != 2 || rs2() == 0);
      case FENCE -> funct3() <= 1;
      case SYSTEM -> funct3() % 4 != 0 || ENVIRONMENT.contains(word) || isTranslationFence();
      default -> false;
    };
  }

  /** Whether it reads a register, as an address or as data. */
  boolean reads(int register) {
    if (!exists()) {
      return false;
    }
    boolean first =
        switch (opcode()) {
          case LOAD, OP_IMM, STORE, AMO, OP, BRANCH, JALR -> true;
          case SYSTEM -> funct3() >= 1 && funct3() <= 3 || isTranslationFence();
          default -> false;
        };
    boolean second =
        switch (opcode()) {
          case STORE, OP, BRANCH -> true;
          case AMO -> funct5() != 2;
          case SYSTEM -> isTranslationFence();
          default -> false;
        };
    return register != 0 && (first && rs1() == register || second && rs2() == register);
  }

  /** sfence.vma, which user mode may not execute. */
  private boolean isTranslationFence() {
    return funct7() == 9 && funct3() == 0 && rd() == 0;
  }

  private int bits(int high, int low) {
    return word >>> low & (int) ((1L << high - low + 1) - 1);
  }

  private static int signed(int value, int width) {
    return value << 32 - width >> 32 - width;
  }
}
