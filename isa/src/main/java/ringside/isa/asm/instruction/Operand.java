package ringside.isa.asm.instruction;

import org.jspecify.annotations.Nullable;
import ringside.isa.asm.section.Expression;
import ringside.isa.asm.section.RelocationType;
import ringside.isa.asm.section.SymbolTable;
import ringside.isa.asm.source.Place;

/**
 * An operand of an instruction as written.
 *
 * @param register of {@link Kind#REGISTER} and {@link Kind#MEMORY}, else 0
 * @param value of {@link Kind#VALUE}, and the offset of {@link Kind#MEMORY}
 * @param function the relocation function around the value, or null
 * @param text as written, for names that are no symbols (csr, fence sets) and of registers
 */
public record Operand(
    Kind kind,
    int register,
    @Nullable Expression value,
    @Nullable Function function,
    String text,
    Place place) {
  enum Kind {
    /** {@code a0}. */
    REGISTER,
    /** {@code expression}. */
    VALUE,
    /** {@code offset(a0)}. */
    MEMORY
  }

  /** A relocation function, and what it is in an I-type, S-type or U-type field. */
  enum Function {
    HI("%hi", null, null, RelocationType.HI20),
    LO("%lo", RelocationType.LO12_I, RelocationType.LO12_S, null),
    PCREL_HI("%pcrel_hi", null, null, RelocationType.PCREL_HI20),
    GOT_HI("%got_pcrel_hi", null, null, RelocationType.GOT_HI20),
    PCREL_LO("%pcrel_lo", RelocationType.PCREL_LO12_I, RelocationType.PCREL_LO12_S, null),
    /** The pair of auipc and jalr; not to be written by hand. */
    CALL("%call", null, null, RelocationType.CALL),
    /** What compilers write behind a function's name; in a static program a plain call. */
    PLT("@plt", null, null, null);

    /** Whether it is written as {@code %name(symbol)}. */
    boolean isWritten() {
      return this != CALL && this != PLT;
    }

    private final String text;
    private final @Nullable RelocationType inLoad;
    private final @Nullable RelocationType inStore;
    private final @Nullable RelocationType inUpper;

    Function(
        String text,
        @Nullable RelocationType inLoad,
        @Nullable RelocationType inStore,
        @Nullable RelocationType inUpper) {
      this.text = text;
      this.inLoad = inLoad;
      this.inStore = inStore;
      this.inUpper = inUpper;
    }

    String text() {
      return text;
    }

    @Nullable RelocationType inLoad() {
      return inLoad;
    }

    @Nullable RelocationType inStore() {
      return inStore;
    }

    @Nullable RelocationType inUpper() {
      return inUpper;
    }
  }

  static Operand register(int number, String name, Place place) {
    return new Operand(Kind.REGISTER, number, null, null, name, place);
  }

  /** Where only a symbol can stand a register's name is one, as any other operand is itself. */
  Operand asValue(SymbolTable symbols) {
    if (kind != Kind.REGISTER) {
      return this;
    }
    return value(symbols.value(text, place), null, text, place);
  }

  static Operand value(Expression value, @Nullable Function function, String text, Place place) {
    return new Operand(Kind.VALUE, 0, value, function, text, place);
  }

  static Operand memory(
      int base, @Nullable Expression offset, @Nullable Function function, Place place) {
    return new Operand(Kind.MEMORY, base, offset, function, "", place);
  }

  /** The letter of its kind in a shape: R, V or M. */
  char shape() {
    return kind.name().charAt(0);
  }

  int column() {
    return place.column();
  }
}
