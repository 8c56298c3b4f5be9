package ringside.isa.elf;

/**
 * A name of the program (System V ABI, "Symbol Table").
 *
 * @param value an address, or the number of an {@link Kind#ABSOLUTE} symbol
 * @param size in bytes, 0 if not known
 * @param global whether other object files could refer to it
 */
public record ElfSymbol(String name, int value, int size, Kind kind, boolean global) {
  /** What a name stands for. */
  public enum Kind {
    /** STT_FUNC. */
    FUNCTION,
    /** STT_OBJECT: data. */
    OBJECT,
    /** STT_NOTYPE in a section: a plain label. */
    LABEL,
    /** SHN_ABS: a number that is no address. */
    ABSOLUTE
  }
}
