package ringside.tests;

import java.util.Map;
import java.util.TreeMap;
import ringside.kernel.Computer;
import ringside.mmu.Mmu;
import ringside.mmu.cache.Cache;
import ringside.mmu.cache.SecondLevel;
import ringside.mmu.ledger.Account;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Ledger;
import ringside.mmu.ledger.SwitchKind;
import ringside.mmu.replacement.MissCounts;
import ringside.mmu.tlb.Tlb;

/**
 * Every number that a computer counts, by name.
 *
 * @param values by name, sorted; equal maps mean that nothing differs
 */
public record Statistics(Map<String, Long> values) {
  /** The counters of a computer, as they stand. */
  public static Statistics of(Computer computer) {
    Map<String, Long> values = ofHart(computer.hart().mmu(), computer.ledger());
    values.put("retired", computer.hart().retired());
    for (SwitchKind kind : SwitchKind.values()) {
      values.put("switches." + kind, computer.hart().mmu().meter().switches().count(kind));
      values.put(
          "switches.direct." + kind, computer.hart().mmu().meter().switches().directCycles(kind));
    }
    SecondLevel second = computer.secondLevel();
    if (second != null) {
      add(values, "l2", second.cache());
    }
    values.put("dram.reads", computer.dram().reads());
    values.put("dram.writes", computer.dram().writes());
    return new Statistics(values);
  }

  /** The counters of one hart's memory system and of the ledger. */
  static Map<String, Long> ofHart(Mmu mmu, Ledger ledger) {
    Map<String, Long> values = new TreeMap<>();
    values.put("clock", mmu.meter().clock());
    add(values, "itlb", mmu.itlb());
    add(values, "dtlb", mmu.dtlb());
    Tlb second = mmu.secondTlb();
    if (second != null) {
      add(values, "tlb2", second);
    }
    add(values, "l1i", mmu.l1i());
    add(values, "l1d", mmu.l1d());
    for (Account account : ledger.accounts()) {
      for (Cause cause : Cause.values()) {
        values.put("ledger." + account.key() + "." + cause, account.cycles(cause));
      }
    }
    return values;
  }

  /** A counter that exists. */
  public long get(String name) {
    Long value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no counter " + name);
    }
    return value;
  }

  private static void add(Map<String, Long> values, String name, Tlb tlb) {
    values.put(name + ".hits", tlb.hits());
    add(values, name, tlb.misses());
    values.put(name + ".flushes", tlb.flushes());
    values.put(name + ".flushedEntries", tlb.flushedEntries());
  }

  private static void add(Map<String, Long> values, String name, Cache cache) {
    values.put(name + ".hits", cache.hits());
    add(values, name, cache.misses());
    values.put(name + ".writeBacks", cache.writeBacks());
  }

  private static void add(Map<String, Long> values, String name, MissCounts misses) {
    values.put(name + ".misses", misses.total());
    values.put(name + ".misses.cold", misses.cold());
    values.put(name + ".misses.evictedBySelf", misses.evictedBySelf());
    values.put(name + ".misses.evictedByOther", misses.evictedByOther());
    values.put(name + ".misses.flushedBySwitch", misses.flushedBySwitch());
    values.put(name + ".misses.flushedByFence", misses.flushedByFence());
  }
}
