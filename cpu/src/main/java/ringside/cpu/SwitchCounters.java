package ringside.cpu;

import org.jspecify.annotations.Nullable;
import ringside.mmu.ledger.SwitchCounts;
import ringside.mmu.ledger.SwitchKind;

/**
 * What this machine's hardware performance counters count (unprivileged specification, Zihpm; the
 * events are the platform's own): a pair of counters each, first for process switches, then for
 * thread switches. A program that reads one disturbs nothing but its own pipeline.
 */
enum SwitchCounters {
  /** hpmcounter3 and 4: switches. */
  COUNT,
  /** hpmcounter5 and 6: their direct cycles. */
  DIRECT,
  /** hpmcounter7 and 8: cycles of walks that they are to blame for. */
  TLB,
  /** hpmcounter9 and 10: cycles of cache misses that they are to blame for. */
  CACHE;

  private static final int FIRST = 0xc03;
  private static final SwitchCounters[] ALL = values();

  /** The counter of a CSR number without its bit for the high half, or null. */
  static @Nullable Long read(SwitchCounts switches, int number) {
    int index = number - FIRST;
    if (index < 0 || index >= 2 * ALL.length) {
      return null;
    }
    SwitchKind kind = index % 2 == 0 ? SwitchKind.PROCESS : SwitchKind.THREAD;
    return switch (ALL[index / 2]) {
      case COUNT -> switches.count(kind);
      case DIRECT -> switches.directCycles(kind);
      case TLB -> switches.indirectTlbCycles(kind);
      case CACHE -> switches.indirectCacheCycles(kind);
    };
  }
}
