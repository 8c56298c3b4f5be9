package ringside.lab.debugger;

/** A command can't be done as it was given; the message says why, in the user's language. */
public final class Wrong extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With a sentence for the user. */
  public Wrong(String message) {
    super(message, null, false, false);
  }
}
