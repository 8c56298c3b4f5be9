package ringside.mmu.ledger;

/** Who runs: the program, or the kernel on its behalf. */
public enum Mode {
  /** RISC-V's U privilege. */
  USER("user"),
  /** RISC-V's S privilege. */
  KERNEL("kernel");

  private final String title;

  Mode(String title) {
    this.title = title;
  }

  /** The word used in reports and JSON. */
  public String title() {
    return title;
  }
}
