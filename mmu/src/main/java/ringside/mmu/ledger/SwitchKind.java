package ringside.mmu.ledger;

/** What a switch changed. */
public enum SwitchKind {
  /** The thread has run since the start: nothing was switched. */
  NONE,
  /** Another thread of the same address space. */
  THREAD,
  /** A thread of another address space: the page-table base changed. */
  PROCESS
}
