package ringside.lab.session;

import org.jspecify.annotations.Nullable;
import ringside.isa.elf.ElfFormatException;

/** A guest can't be built or started; the message says why, and what to try. */
public final class GuestException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What is wrong. */
  public enum Kind {
    /** There is no program of that name. */
    UNKNOWN,
    /** The sources have errors; the message shows them all. */
    ASSEMBLY,
    /** The file is no executable that this machine can run. */
    FORMAT,
    /** The program does not fit in the machine's memory. */
    MEMORY,
    /** The guest can't see a folder at the path that it was to have. */
    FOLDER
  }

  private final Kind kind;

  GuestException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** Of an executable that can't be read. */
  static GuestException format(String calledAs, ElfFormatException bad) {
    return new GuestException(
        Kind.FORMAT, "can't run '" + calledAs + "': " + bad.getMessage(), bad);
  }

  /** What is wrong. */
  public Kind kind() {
    return kind;
  }
}
