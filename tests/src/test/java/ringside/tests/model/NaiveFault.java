package ringside.tests.model;

/** A trap of the naive processor: scause and stval. */
final class NaiveFault extends Exception {
  private static final long serialVersionUID = 1;

  final int cause;
  final int value;

  NaiveFault(int cause, int value) {
    super("trap " + cause, null, false, false);
    this.cause = cause;
    this.value = value;
  }
}
