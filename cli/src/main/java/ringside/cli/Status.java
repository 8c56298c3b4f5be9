package ringside.cli;

/** The exit statuses of our own; any other is the guest's. */
enum Status {
  OK(0),
  /** The run left something else than was expected, or than its receipt says. */
  UNEXPECTED(118),
  /** What was asked for, or what the guest said, can't be written. */
  OUTPUT(119),
  /** The command line can't be understood. */
  USAGE(120),
  /** A source file has errors. */
  ASSEMBLY(121),
  /** A program can't be found, read or run. */
  LOAD(122),
  /** Nothing can run, and nothing will happen. */
  DEADLOCK(123),
  /** The limit of cycles or of host time was reached. */
  LIMIT(124),
  /** A mistake of ours. */
  INTERNAL(125);

  private final int number;

  Status(int number) {
    this.number = number;
  }

  /** Whether a guest's own status could be taken for it. */
  boolean isLike(int status) {
    return this != OK && number == status;
  }

  int number() {
    return number;
  }
}
