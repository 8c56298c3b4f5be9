package ringside.junit;

/** A program that can't be found or built; the message says why, and what to try. */
public final class ProgramException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ProgramException(String message) {
    super(message);
  }

  ProgramException(Exception cause) {
    super(cause.getMessage(), cause);
  }
}
