package ringside.lab.trial;

/** There is no such cost; the message says what there is. */
public final class UnknownCost extends Exception {
  private static final long serialVersionUID = 1;

  /** For a reason, as a sentence without its subject. */
  UnknownCost(String reason) {
    super(reason);
  }
}
