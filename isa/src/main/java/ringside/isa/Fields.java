package ringside.isa;

/** The operand fields of an instruction word (unprivileged spec, "Base Instruction Formats"). */
public final class Fields {
  private Fields() {}

  /** Destination register, 0..31. */
  public static int rd(int word) {
    return word >>> 7 & 31;
  }

  /** First source register, 0..31; also the 5-bit immediate of csr instructions. */
  public static int rs1(int word) {
    return word >>> 15 & 31;
  }

  /** Second source register, 0..31; also the shift amount. */
  public static int rs2(int word) {
    return word >>> 20 & 31;
  }

  /** CSR number, 0..4095. */
  public static int csr(int word) {
    return word >>> 20;
  }

  /** I-type immediate, -2048..2047. */
  public static int immediateI(int word) {
    return word >> 20;
  }

  /** S-type immediate, -2048..2047. */
  public static int immediateS(int word) {
    return word >> 25 << 5 | word >>> 7 & 31;
  }

  /** B-type byte offset, -4096..4094, even. */
  public static int immediateB(int word) {
    return word >> 31 << 12
        | (word >>> 7 & 1) << 11
        | (word >>> 25 & 63) << 5
        | (word >>> 8 & 15) << 1;
  }

  /** U-type immediate: the upper 20 bits in place, the lower 12 zero. */
  public static int immediateU(int word) {
    return word & 0xfffff000;
  }

  /** J-type byte offset, -1048576..1048574, even. */
  public static int immediateJ(int word) {
    return word >> 31 << 20
        | (word >>> 12 & 255) << 12
        | (word >>> 20 & 1) << 11
        | (word >>> 21 & 1023) << 1;
  }

  /** The ordering bits of an atomic: 2 acquire, 1 release, 3 both, 0 none. */
  public static int ordering(int word) {
    return word >>> 25 & 3;
  }

  /** The immediate of a format, or 0 where it has none. */
  public static int immediate(Format format, int word) {
    return switch (format) {
      case I, LOAD -> immediateI(word);
      case SHIFT -> rs2(word);
      case STORE -> immediateS(word);
      case BRANCH -> immediateB(word);
      case UPPER -> immediateU(word);
      case JUMP -> immediateJ(word);
      case CSR, CSR_IMMEDIATE -> csr(word);
      case FENCE -> word >>> 20;
      case R, AMO, LOAD_RESERVED, SFENCE, NONE -> 0;
    };
  }
}
