package ringside.isa.elf.dwarf;

/** A section that is damaged, or says what is not understood here. */
public final class DwarfException extends Exception {
  private static final long serialVersionUID = 1;

  DwarfException(String message) {
    super(message);
  }
}
