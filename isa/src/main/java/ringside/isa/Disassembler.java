package ringside.isa;

import org.jspecify.annotations.Nullable;

/**
 * From an instruction word to the text that the assembler turns into the same word. Branch and jump
 * targets are absolute addresses.
 */
public final class Disassembler {
  private static final int NOP = 0x00000013;
  private static final int RET = 0x00008067;
  private static final int FENCE_TSO = 0x8330000f;
  private static final String FENCE_SETS = "iorw";

  private Disassembler() {}

  /**
   * The text of a word at an address, with ABI register names; {@code .word 0x...} for an illegal
   * one. {@code nop}, {@code ret}, {@code li}, {@code mv} and {@code j} are used where they apply.
   */
  public static String disassemble(int word, int pc) {
    Instruction instruction = Instruction.decode(word);
    if (instruction == null || !isExact(instruction, word)) {
      return ".word " + hex(word);
    }
    String alias = alias(instruction, word, pc);
    return alias != null ? alias : plain(instruction, word, pc);
  }

  /** As {@link #disassemble}, with the real mnemonic only. */
  public static String disassembleWithoutAliases(int word, int pc) {
    Instruction instruction = Instruction.decode(word);
    return instruction == null || !isExact(instruction, word)
        ? ".word " + hex(word)
        : plain(instruction, word, pc);
  }

  /** Fences hold reserved fields that assembly cannot express, although hardware ignores them. */
  private static boolean isExact(Instruction instruction, int word) {
    return switch (instruction) {
      case FENCE -> word == FENCE_TSO || (word & 0xf00fffff) == 0xf;
      case FENCE_I -> word == instruction.match();
      default -> true;
    };
  }

  private static @Nullable String alias(Instruction instruction, int word, int pc) {
    String rd = Register.name(Fields.rd(word));
    if (word == NOP) {
      return "nop";
    }
    if (word == RET) {
      return "ret";
    }
    if (instruction == Instruction.ADDI && Fields.rs1(word) == 0) {
      return "li " + rd + ", " + Fields.immediateI(word);
    }
    if (instruction == Instruction.ADDI && Fields.immediateI(word) == 0) {
      return "mv " + rd + ", " + Register.name(Fields.rs1(word));
    }
    if (instruction == Instruction.JAL && Fields.rd(word) == 0) {
      return "j " + hex(pc + Fields.immediateJ(word));
    }
    return null;
  }

  private static String plain(Instruction instruction, int word, int pc) {
    String operands = operands(instruction, word, pc);
    String mnemonic = instruction.mnemonic() + suffix(instruction, word);
    return operands.isEmpty() ? mnemonic : mnemonic + " " + operands;
  }

  private static String suffix(Instruction instruction, int word) {
    if (word == FENCE_TSO) {
      return ".tso";
    }
    return switch (instruction.format()) {
      case AMO, LOAD_RESERVED ->
          switch (Fields.ordering(word)) {
            case 3 -> ".aqrl";
            case 2 -> ".aq";
            case 1 -> ".rl";
            default -> "";
          };
      default -> "";
    };
  }

  private static String operands(Instruction instruction, int word, int pc) {
    Format format = instruction.format();
    String rd = Register.name(Fields.rd(word));
    String rs1 = Register.name(Fields.rs1(word));
    String rs2 = Register.name(Fields.rs2(word));
    int immediate = Fields.immediate(format, word);
    return switch (format) {
      case R -> rd + ", " + rs1 + ", " + rs2;
      case I, SHIFT -> rd + ", " + rs1 + ", " + immediate;
      case LOAD -> rd + ", " + immediate + "(" + rs1 + ")";
      case STORE -> rs2 + ", " + immediate + "(" + rs1 + ")";
      case BRANCH -> rs1 + ", " + rs2 + ", " + hex(pc + immediate);
      case UPPER -> rd + ", " + hex(immediate >>> 12);
      case JUMP -> rd + ", " + hex(pc + immediate);
      case CSR -> rd + ", " + csr(immediate) + ", " + rs1;
      case CSR_IMMEDIATE -> rd + ", " + csr(immediate) + ", " + Fields.rs1(word);
      case AMO -> rd + ", " + rs2 + ", (" + rs1 + ")";
      case LOAD_RESERVED -> rd + ", (" + rs1 + ")";
      case FENCE -> word == FENCE_TSO ? "" : set(immediate >> 4 & 15) + ", " + set(immediate & 15);
      case SFENCE -> rs1 + ", " + rs2;
      case NONE -> "";
    };
  }

  private static String csr(int number) {
    String name = Csr.name(number);
    return name != null ? name : hex(number);
  }

  private static String set(int bits) {
    StringBuilder text = new StringBuilder(4);
    for (int index = 0; index < 4; index++) {
      if ((bits & 8 >> index) != 0) {
        text.append(FENCE_SETS.charAt(index));
      }
    }
    return text.isEmpty() ? "0" : text.toString();
  }

  private static String hex(int value) {
    return "0x" + Integer.toHexString(value);
  }
}
