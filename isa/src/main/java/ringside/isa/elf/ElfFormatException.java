package ringside.isa.elf;

/** A file that is no executable this machine can run; the message says why and what to try. */
public final class ElfFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  ElfFormatException(String message) {
    super(message);
  }
}
