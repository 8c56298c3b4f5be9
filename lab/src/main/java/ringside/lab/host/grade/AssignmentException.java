package ringside.lab.host.grade;

/** An assignment that can't be used; the message says where, what was found, and what is right. */
public final class AssignmentException extends Exception {
  private static final long serialVersionUID = 1;

  /** Says what is wrong. */
  AssignmentException(String message) {
    super(message);
  }
}
