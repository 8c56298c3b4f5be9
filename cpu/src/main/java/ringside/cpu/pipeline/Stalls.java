package ringside.cpu.pipeline;

import java.util.function.ToLongFunction;
import ringside.mmu.ledger.Cause;

/**
 * Cycles that an instruction has waited, by the stage in which it did; what it was charged beside
 * its issue (docs/cost-model.md, "Instructions").
 *
 * @param fetch for its translation and its line: ITLB, L1I
 * @param decode for the result of the load before it: LOAD_USE
 * @param execute for a long operation, a csr instruction or a fence: MULDIV, TRAP
 * @param memory for its data: DTLB, L1D, MISALIGNED
 * @param refetch that the instruction behind it waits, whose fetch begins anew: CONTROL
 * @param retires whether it was issued and retires, rather than being given up for a trap: ISSUE
 */
public record Stalls(
    long fetch, long decode, long execute, long memory, long refetch, boolean retires) {
  /**
   * Those of an instruction.
   *
   * @param charged its cycles by cause
   */
  public static Stalls of(ToLongFunction<Cause> charged) {
    long fetch = 0;
    long decode = 0;
    long execute = 0;
    long memory = 0;
    long refetch = 0;
    long issue = 0;
    for (Cause cause : Cause.values()) {
      long cycles = charged.applyAsLong(cause);
      switch (cause) {
        case ISSUE -> issue += cycles;
        case ITLB, L1I_L2, L1I_DRAM -> fetch += cycles;
        case LOAD_USE -> decode += cycles;
        case MULDIV, TRAP -> execute += cycles;
        case DTLB, L1D_L2, L1D_DRAM, MISALIGNED, COHERENCE -> memory += cycles;
        case CONTROL -> refetch += cycles;
        case IDLE -> {
          // No instruction waits while the hart idles.
        }
      }
    }
    return new Stalls(fetch, decode, execute, memory, refetch, issue > 0);
  }

  /** Cycles between the retirement of the instruction before it and its own, without a refetch. */
  public long own() {
    return fetch + decode + execute + memory + (retires ? 1 : 0);
  }
}
