package ringside.kernel.file.terminal;

/** An open file that leads to a terminal (isatty(3)). */
public interface TerminalEnd {
  /** The terminal; of a pair, that at which programs sit. */
  Terminal terminal();

  /** Whether it was taken away since this file was opened. */
  default boolean isHungUp() {
    return false;
  }
}
