package ringside.isa.asm.section;

import org.jspecify.annotations.Nullable;
import ringside.isa.Encoder;
import ringside.isa.Format;

/**
 * How a value goes into a field (RISC-V ELF psABI, "Relocations"); the names are those of R_RISCV_*
 * where there is one.
 */
public enum RelocationType {
  /** A byte of data. */
  WORD8,
  /** Two bytes of data. */
  WORD16,
  /** Four bytes of data: R_RISCV_32. */
  WORD32,
  /** Eight bytes of data. */
  WORD64,
  /** A plain number in an I-type immediate: no address may stand there. */
  IMMEDIATE_I,
  /** A plain number in an S-type immediate: no address may stand there. */
  IMMEDIATE_S,
  HI20,
  LO12_I,
  LO12_S,
  PCREL_HI20,
  /** The place of the symbol's address in the global offset table: R_RISCV_GOT_HI20. */
  GOT_HI20,
  /** Names the auipc, not the target. */
  PCREL_LO12_I,
  /** Names the auipc, not the target. */
  PCREL_LO12_S,
  BRANCH,
  JAL,
  /** auipc and jalr together: R_RISCV_CALL_PLT. */
  CALL;

  /** Whether the value counts from the address of the field. */
  public boolean isPcRelative() {
    return switch (this) {
      case PCREL_HI20, GOT_HI20, BRANCH, JAL, CALL -> true;
      case WORD8,
          WORD16,
          WORD32,
          WORD64,
          IMMEDIATE_I,
          IMMEDIATE_S,
          HI20,
          LO12_I,
          LO12_S,
          PCREL_LO12_I,
          PCREL_LO12_S ->
          false;
    };
  }

  /** Whether the value is that of the auipc which the symbol marks. */
  public boolean followsAuipc() {
    return this == PCREL_LO12_I || this == PCREL_LO12_S;
  }

  /** Whether an address may stand there, rather than a number only. */
  public boolean takesAddress() {
    return switch (this) {
      case WORD8, WORD16, WORD64, IMMEDIATE_I, IMMEDIATE_S -> false;
      case WORD32,
          HI20,
          LO12_I,
          LO12_S,
          PCREL_HI20,
          GOT_HI20,
          PCREL_LO12_I,
          PCREL_LO12_S,
          BRANCH,
          JAL,
          CALL ->
          true;
    };
  }

  /** Why a value does not fit, or null if it does. */
  public @Nullable String problem(long value) {
    return switch (this) {
      case WORD8, WORD16, WORD32, WORD64 -> null;
      case IMMEDIATE_I, IMMEDIATE_S ->
          value < -2048 || value > 2047 ? value + " is not in -2048..2047" : null;
      case BRANCH -> jumpProblem(value, 4096, "a branch");
      case JAL -> jumpProblem(value, 1 << 20, "a jump");
      case HI20, LO12_I, LO12_S, PCREL_HI20, GOT_HI20, PCREL_LO12_I, PCREL_LO12_S, CALL -> null;
    };
  }

  private static @Nullable String jumpProblem(long value, int reach, String what) {
    if ((value & 1) != 0) {
      return "the target of " + what + " must be at an even address";
    }
    return value < -reach || value >= reach
        ? "the target is %d bytes away; %s reaches %d".formatted(value, what, reach)
        : null;
  }

  /** Puts a value into the field at an offset. */
  public void apply(byte[] image, int at, int value) {
    switch (this) {
      case WORD8 -> Patch.number(image, at, value, 1);
      case WORD16 -> Patch.number(image, at, value, 2);
      case WORD32 -> Patch.number(image, at, value, 4);
      case WORD64 -> throw new IllegalStateException("64-bit data holds no address");
      case IMMEDIATE_I, LO12_I, PCREL_LO12_I -> place(image, at, Format.I, value);
      case IMMEDIATE_S, LO12_S, PCREL_LO12_S -> place(image, at, Format.STORE, value);
      case HI20, PCREL_HI20, GOT_HI20 -> place(image, at, Format.UPPER, value + 0x800);
      case BRANCH -> place(image, at, Format.BRANCH, value);
      case JAL -> place(image, at, Format.JUMP, value);
      case CALL -> {
        place(image, at, Format.UPPER, value + 0x800);
        place(image, at + 4, Format.I, value);
      }
    }
  }

  private static void place(byte[] image, int at, Format format, int value) {
    Patch.word(image, at, Patch.word(image, at) | Encoder.place(format, value));
  }
}
