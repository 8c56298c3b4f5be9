package ringside.cli;

/** A command that can't be carried out, for a reason that the user can mend. */
final class Failure extends Exception {
  private static final long serialVersionUID = 1;

  private final Status status;

  /** Says what is wrong, where, and what to try. */
  Failure(Status status, String message) {
    super(message);
    this.status = status;
  }

  Status status() {
    return status;
  }
}
