package ringside.cli;

import org.jspecify.annotations.Nullable;

/** A command that can't be carried out, for a reason that the user can mend. */
final class Failure extends Exception {
  private static final long serialVersionUID = 1;

  private final Status status;

  /** Says what is wrong, where, and what to try. */
  Failure(Status status, String message) {
    super(message);
    this.status = status;
  }

  /** Something can't be written: a file that was asked for, or what the guest says. */
  static Failure cantWrite(String what, @Nullable String why) {
    String reason = why == null || why.isEmpty() ? "" : ": " + why;
    return new Failure(Status.OUTPUT, "ringside: can't write " + what + reason);
  }

  Status status() {
    return status;
  }
}
