package ringside.kernel.statistics;

import ringside.kernel.trap.SwitchCounts;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.SwitchKind;

/**
 * What the switches of one kind cost.
 *
 * @param directCycles from trap entry to the first instruction of the next thread, summed
 * @param indirectTlbCycles of walks for TLB entries that a switch of this kind cost
 * @param indirectCacheCycles of misses for lines that a switch of this kind cost
 */
public record SwitchStatistics(
    SwitchKind kind,
    long count,
    long directCycles,
    long indirectTlbCycles,
    long indirectCacheCycles) {

  static SwitchStatistics of(SwitchKind kind, SwitchCounts counts, Meter meter) {
    return new SwitchStatistics(
        kind,
        counts.count(kind),
        counts.directCycles(kind),
        meter.indirectTlbCycles(kind),
        meter.indirectCacheCycles(kind));
  }

  /** All its cycles. */
  public long cycles() {
    return directCycles + indirectTlbCycles + indirectCacheCycles;
  }

  /** All its cycles for each switch, 0 if there was none. */
  public double cyclesPerSwitch() {
    return count == 0 ? 0 : (double) cycles() / count;
  }
}
