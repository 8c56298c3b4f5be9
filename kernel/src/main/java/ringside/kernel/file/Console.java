package ringside.kernel.file;

/** The world outside: where standard input comes from and output goes. Input is recorded input. */
public interface Console {
  /**
   * Takes up to a number of input bytes; may wait for the person at the keyboard, of which the
   * guest's clock knows nothing.
   *
   * @return the bytes, none at the end of the input
   */
  byte[] read(int length);

  /** Takes bytes of standard output. */
  void write(byte[] bytes);

  /** Whether a person sits there (isatty(3)); the run says so, the host is not asked. */
  default boolean isTerminal() {
    return false;
  }

  /** Takes bytes of standard error. */
  void writeError(byte[] bytes);
}
