package ringside.mmu.ledger;

/** Whom time does not pass for: what a run would be without a cost. */
@FunctionalInterface
public interface Exemption {
  /** Nobody: the cost model as it is. */
  Exemption NONE = (key, cause) -> false;

  /**
   * Whether what an account would be charged for a cause takes no cycles; always the same answer.
   * Never for what a pipeline costs in user mode, which engines count themselves.
   */
  boolean isFree(AccountKey key, Cause cause);
}
