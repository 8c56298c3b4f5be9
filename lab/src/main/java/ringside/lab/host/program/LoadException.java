package ringside.lab.host.program;

/** A program that can't be found or read; the message says what to try. */
public final class LoadException extends Exception {
  private static final long serialVersionUID = 1;

  LoadException(String message) {
    super(message);
  }
}
