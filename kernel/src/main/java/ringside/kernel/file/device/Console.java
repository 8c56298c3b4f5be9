package ringside.kernel.file.device;

import org.jspecify.annotations.Nullable;
import ringside.kernel.file.FileError;
import ringside.kernel.file.terminal.WindowSize;

/** The world outside: where standard input comes from and output goes. Input is recorded input. */
public interface Console {
  /** No key has been pressed. */
  byte[] NO_KEYS = {};

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
   * Whether keys come one by one as they are pressed, by {@link #takeKeys}: then nobody has made
   * lines of them, or shown them. Else the kernel asks for lines by {@link #read}.
   */
  default boolean hasKeyboard() {
    return false;
  }

  /** The keys that have been pressed since the last question. */
  default byte[] takeKeys() {
    return NO_KEYS;
  }

  /**
   * Lets time pass outside, for a person: until some nanoseconds have passed or a key is pressed.
   *
   * @return how many have passed
   */
  default long pause(long nanos) {
    return nanos;
  }

  /** Rows and columns that whoever sits there sees, or null where nobody has said anything new. */
  default @Nullable WindowSize takeSize() {
    return null;
  }

  /** From now on what is written is shown as it is, or with a return before each new line. */
  default void endLines(boolean value) {}

  /**
   * The signal that a key has asked for since the last question (Ctrl-C: SIGINT), or 0. It goes to
   * the process group in the foreground.
   */
  default int takeSignal() {
    return 0;
  }

  /**
   * Nothing can run any more but because of a key: waits a little for one, of which the guest's
   * clock knows nothing.
   *
   * @param wanted whether a program waits for keys; else only those help that ask for a signal
   * @return false where none will ever come
   */
  default boolean awaitKey(boolean wanted) {
    return false;
  }

  /**
   * Takes bytes of standard error.
   *
   * @throws FileError as {@link #write}
   */
  void writeError(byte[] bytes);
}
