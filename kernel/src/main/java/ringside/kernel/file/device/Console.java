package ringside.kernel.file.device;

import org.jspecify.annotations.Nullable;
import ringside.kernel.file.FileError;

/** The world outside: where standard input comes from and output goes. Input is recorded input. */
public interface Console {
  /**
   * Takes up to a number of input bytes; may wait for the person at the keyboard, of which the
   * guest's clock knows nothing.
   *
   * @return the bytes, none at the end of the input; null where a key has asked for a signal
   *     instead
   * @throws FileError EIO where the input can't be read
   */
  byte @Nullable [] read(int length);

  /** Whether a stream is there at all; where it is not, its descriptor is not open. */
  default boolean isOpen(ConsoleFile.Stream stream) {
    return true;
  }

  /**
   * Takes bytes of standard output.
   *
   * @throws FileError EPIPE where nobody reads them any more, ENOSPC or EIO where they can't be
   *     written
   */
  void write(byte[] bytes);

  /** Whether a person sits there (isatty(3)); the run says so, the host is not asked. */
  default boolean isTerminal() {
    return false;
  }

  /**
   * The signal that a key has asked for since the last question (Ctrl-C: SIGINT), or 0. It goes to
   * the process group in the foreground.
   */
  default int takeSignal() {
    return 0;
  }

  /**
   * Nothing can run any more but because of such a key: waits a little for one, of which the
   * guest's clock knows nothing.
   *
   * @return false where none will ever come
   */
  default boolean awaitSignal() {
    return false;
  }

  /**
   * Takes bytes of standard error.
   *
   * @throws FileError as {@link #write}
   */
  void writeError(byte[] bytes);
}
