package ringside.isa.asm.source;

/** How bad a diagnostic is. */
public enum Severity {
  /** The program is built nevertheless. */
  WARNING("warning"),
  /** There is no program. */
  ERROR("error");

  private final String label;

  Severity(String label) {
    this.label = label;
  }

  /** The word in the message. */
  public String label() {
    return label;
  }
}
