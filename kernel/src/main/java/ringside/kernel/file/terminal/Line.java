package ringside.kernel.file.terminal;

/** What is behind a terminal: the other end of a pair, or a person. */
public interface Line {
  /** A program has opened the terminal. */
  default void opened() {}

  /** No program has the terminal open any more. */
  default void closed() {}

  /** Bytes of output that would fit now. */
  int room();

  /** Takes a byte of output that fits. */
  void put(int value);

  /** That was all for now: whoever is there may be told. */
  void flush();

  /** Throws away what has not been taken yet (Linux: tty_driver_flush_buffer). */
  void discard();

  /** The terminal could take keys again. */
  void inputHasRoom();

  /** The terminal has thrown away what was typed. */
  void inputDiscarded();

  /** The terminal has other settings. */
  void changed(Settings former, Settings next);

  /** Output was stopped, or goes on. */
  void stopped(boolean value);

  /** Whether it makes a return and a new line itself of a new line (OPOST with ONLCR). */
  boolean endsLines();
}
