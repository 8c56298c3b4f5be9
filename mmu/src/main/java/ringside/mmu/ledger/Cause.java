package ringside.mmu.ledger;

/** Why a cycle passed. What each event costs stands in docs/cost-model.md. */
public enum Cause {
  ISSUE("ISSUE", ""),
  LOAD_USE("LOAD_USE", ""),
  CONTROL("CONTROL", ""),
  MULDIV("MULDIV", ""),
  MISALIGNED("MISALIGNED", ""),
  TRAP("TRAP", ""),
  ITLB("ITLB", ""),
  DTLB("DTLB", ""),
  L1I_L2("L1I", "L2"),
  L1I_DRAM("L1I", "DRAM"),
  L1D_L2("L1D", "L2"),
  L1D_DRAM("L1D", "DRAM"),
  COHERENCE("COHERENCE", ""),
  IDLE("IDLE", "");

  private final String title;
  private final String from;

  Cause(String title, String from) {
    this.title = title;
    this.from = from;
  }

  /** The cause as reports name it; the two splits of L1I and of L1D share theirs. */
  public String title() {
    return title;
  }

  /** Where the line of a cache miss came from: "L2", "DRAM", or empty for other causes. */
  public String from() {
    return from;
  }
}
