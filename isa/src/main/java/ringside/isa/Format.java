package ringside.isa;

/**
 * Where an instruction word keeps its operands (unprivileged spec, "Immediate Encoding Variants"),
 * and how those operands are written in assembly.
 */
public enum Format {
  /** {@code op rd, rs1, rs2}. */
  R,
  /** {@code op rd, rs1, imm}: signed 12-bit immediate. */
  I,
  /** {@code op rd, rs1, shamt}: 5-bit shift amount. */
  SHIFT,
  /** {@code op rd, offset(rs1)}: load, and jalr. */
  LOAD,
  /** {@code op rs2, offset(rs1)}. */
  STORE,
  /** {@code op rs1, rs2, target}. */
  BRANCH,
  /** {@code op rd, imm20}: the upper 20 bits. */
  UPPER,
  /** {@code op rd, target}. */
  JUMP,
  /** {@code op rd, csr, rs1}. */
  CSR,
  /** {@code op rd, csr, uimm5}. */
  CSR_IMMEDIATE,
  /** {@code op rd, rs2, (rs1)} with optional .aq .rl suffixes. */
  AMO,
  /** {@code lr.w rd, (rs1)} with optional .aq .rl suffixes. */
  LOAD_RESERVED,
  /** {@code fence pred, succ}. */
  FENCE,
  /** {@code sfence.vma rs1, rs2}. */
  SFENCE,
  /** No operands. */
  NONE;

  /** Whether bits 11..7 name a destination register. */
  public boolean writesRd() {
    return switch (this) {
      case STORE, BRANCH, FENCE, SFENCE, NONE -> false;
      case R, I, SHIFT, LOAD, UPPER, JUMP, CSR, CSR_IMMEDIATE, AMO, LOAD_RESERVED -> true;
    };
  }

  /** Whether bits 19..15 name a register that is read. */
  public boolean readsRs1() {
    return switch (this) {
      case UPPER, JUMP, CSR_IMMEDIATE, FENCE, NONE -> false;
      case R, I, SHIFT, LOAD, STORE, BRANCH, CSR, AMO, LOAD_RESERVED, SFENCE -> true;
    };
  }

  /** Whether bits 24..20 name a register that is read. */
  public boolean readsRs2() {
    return switch (this) {
      case R, STORE, BRANCH, AMO, SFENCE -> true;
      case I, SHIFT, LOAD, UPPER, JUMP, CSR, CSR_IMMEDIATE, LOAD_RESERVED, FENCE, NONE -> false;
    };
  }
}
