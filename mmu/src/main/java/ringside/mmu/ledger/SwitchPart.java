package ringside.mmu.ledger;

/**
 * The parts of a switch, in the order of time (docs/cost-model.md, "A switch"). All but {@link
 * #WORK} are its direct cost.
 */
public enum SwitchPart {
  /** Trap entry, and saving the registers of the thread that trapped. */
  ENTER("enter"),
  /** What the call, fault or interrupt did, and what a resumed thread's own call still does. */
  WORK("work"),
  /** The scheduler: queues, policy, ageing. */
  PICK("pick"),
  /** Kernel context out and in, page-table base, fence. */
  EXCHANGE("exchange"),
  /** Loading the registers of the thread that goes on, and sret. */
  LEAVE("leave");

  private final String title;

  SwitchPart(String title) {
    this.title = title;
  }

  /** The word used in reports, JSON and /proc. */
  public String title() {
    return title;
  }

  /** Whether it would not have passed without the switch. */
  public boolean isDirect() {
    return this != WORK;
  }
}
