package ringside.isa;

/**
 * From operands to an instruction word, the inverse of {@link Instruction#decode} and {@link
 * Fields} (unprivileged spec, "Immediate Encoding Variants").
 */
public final class Encoder {
  private Encoder() {}

  /**
   * The word of an instruction. Operands that its format lacks must be 0.
   *
   * @param rd destination register, 0..31
   * @param rs1 first source register, 0..31; the unsigned immediate of {@link Format#CSR_IMMEDIATE}
   * @param rs2 second source register, 0..31
   * @param immediate in the unit and range of {@link Fields#immediate}: bytes for branches and
   *     jumps, the CSR number for csr instructions, {@code aq << 1 | rl} for atomics
   * @throws IllegalArgumentException if an operand is out of range or not part of the format
   */
  public static int encode(Instruction instruction, int rd, int rs1, int rs2, int immediate) {
    Format format = instruction.format();
    boolean hasRs1 = format.readsRs1() || format == Format.CSR_IMMEDIATE;
    return instruction.match()
        | register(instruction, "rd", rd, format.writesRd()) << 7
        | register(instruction, "rs1", rs1, hasRs1) << 15
        | register(instruction, "rs2", rs2, format.readsRs2()) << 20
        | immediate(instruction, immediate);
  }

  /** Whether an immediate can be encoded in a format. */
  public static boolean fits(Format format, int immediate) {
    return immediate >= minimum(format)
        && immediate <= maximum(format)
        && (immediate & alignmentMask(format)) == 0;
  }

  /** The smallest immediate of a format. */
  public static int minimum(Format format) {
    return switch (format) {
      case I, LOAD, STORE -> -2048;
      case BRANCH -> -4096;
      case JUMP -> -(1 << 20);
      case UPPER -> Integer.MIN_VALUE;
      case SHIFT, CSR, CSR_IMMEDIATE, FENCE, AMO, LOAD_RESERVED, R, SFENCE, NONE -> 0;
    };
  }

  /** The largest immediate of a format. */
  public static int maximum(Format format) {
    return switch (format) {
      case I, LOAD, STORE -> 2047;
      case BRANCH -> 4094;
      case JUMP -> (1 << 20) - 2;
      case UPPER -> Integer.MAX_VALUE;
      case SHIFT -> 31;
      case CSR, CSR_IMMEDIATE, FENCE -> 4095;
      case AMO, LOAD_RESERVED -> 3;
      case R, SFENCE, NONE -> 0;
    };
  }

  /** The immediate's bits in place, the rest zero; the value is taken modulo its field. */
  public static int place(Format format, int immediate) {
    return switch (format) {
      case I, LOAD, CSR, CSR_IMMEDIATE, FENCE -> immediate << 20;
      case SHIFT -> (immediate & 31) << 20;
      case STORE -> (immediate >> 5 & 127) << 25 | (immediate & 31) << 7;
      case BRANCH ->
          (immediate >> 12 & 1) << 31
              | (immediate >> 5 & 63) << 25
              | (immediate >> 1 & 15) << 8
              | (immediate >> 11 & 1) << 7;
      case UPPER -> immediate & 0xfffff000;
      case JUMP ->
          (immediate >> 20 & 1) << 31
              | (immediate >> 1 & 1023) << 21
              | (immediate >> 11 & 1) << 20
              | (immediate >> 12 & 255) << 12;
      case AMO, LOAD_RESERVED -> (immediate & 3) << 25;
      case R, SFENCE, NONE -> 0;
    };
  }

  private static int alignmentMask(Format format) {
    return switch (format) {
      case BRANCH, JUMP -> 1;
      case UPPER -> 0xfff;
      case R, I, SHIFT, LOAD, STORE, CSR, CSR_IMMEDIATE, AMO, LOAD_RESERVED, FENCE, SFENCE, NONE ->
          0;
    };
  }

  private static int register(Instruction instruction, String field, int number, boolean present) {
    if (number < 0 || number > (present ? 31 : 0)) {
      throw new IllegalArgumentException(
          instruction.mnemonic() + ": " + field + " = " + number + " cannot be encoded");
    }
    return number;
  }

  private static int immediate(Instruction instruction, int immediate) {
    Format format = instruction.format();
    if (!fits(format, immediate)) {
      throw new IllegalArgumentException(
          instruction.mnemonic()
              + ": immediate "
              + immediate
              + " is not in "
              + minimum(format)
              + ".."
              + maximum(format)
              + " or not aligned");
    }
    return place(format, immediate);
  }
}
