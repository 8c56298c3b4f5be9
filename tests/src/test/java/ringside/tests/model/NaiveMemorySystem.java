package ringside.tests.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.Setting;
import ringside.mmu.cache.CacheShape;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.Cause;

/** Caches of the cost model: what each access hits, misses, writes back and waits for. */
final class NaiveMemorySystem {
  final NaiveCache l1i;
  final NaiveCache l1d;
  final @Nullable NaiveCache l2;
  private final Counts counts;
  private final Set<Mistake> mistakes;
  private final int l2Hit;
  private final int writeBack;
  private final int dramMiss;
  private final NaiveHistory<String> history = new NaiveHistory<>();
  private int tid;

  NaiveMemorySystem(Configuration configuration, Counts counts, Set<Mistake> mistakes) {
    this.counts = counts;
    this.mistakes = mistakes;
    this.l1i = new NaiveCache(configuration.mmu().l1i());
    this.l1d = new NaiveCache(configuration.mmu().l1d());
    CacheShape second = configuration.secondLevel();
    this.l2 = second == null ? null : new NaiveCache(second);
    this.l2Hit = configuration.integer(Setting.L2_HIT);
    this.writeBack = configuration.integer(Setting.L2_WRITEBACK);
    this.dramMiss = configuration.integer(Setting.DRAM_MISS);
  }

  /** The thread whose accesses follow. */
  void runs(int thread) {
    tid = thread;
  }

  /** fence.i: empties the L1 I-cache. */
  void emptyInstructionCache() {
    l1i.lines().forEach(line -> history.flushed("l1i " + line, NaiveHistory.Reason.FENCE));
    l1i.empty();
  }

  Origin fetch(int physical) {
    return access(l1i, "l1i", physical, false, Cause.L1I_L2, Cause.L1I_DRAM);
  }

  Origin data(int physical, boolean store) {
    return access(l1d, "l1d", physical, store, Cause.L1D_L2, Cause.L1D_DRAM);
  }

  Origin walk(int physical, Cause payer) {
    return mistakes.contains(Mistake.WALK_BYPASSES_CACHE)
        ? Origin.L1
        : access(l1d, "l1d", physical, false, payer, payer);
  }

  private Origin access(
      NaiveCache cache, String name, int physical, boolean store, Cause fromL2, Cause fromDram) {
    int number = physical >>> 6;
    NaiveCache.Line line = cache.find(number);
    if (line != null) {
      counts.count(name + ".hits");
      hit(cache, line, store);
      return Origin.L1;
    }
    counts.count(name + ".misses");
    NaiveHistory.Reason reason = missed(name, number);
    boolean dirty = store && !mistakes.contains(Mistake.STORE_MISS_LEAVES_LINE_CLEAN);
    NaiveCache.Line victim = cache.insert(new NaiveCache.Line(number, dirty));
    boolean late = mistakes.contains(Mistake.WRITE_BACK_COMES_AFTER_THE_FETCH);
    int waited = late ? 0 : writeBack(name, victim);
    boolean inL2 = fetchFromL2(number);
    waited += late ? writeBack(name, victim) : 0;
    evicted(name, victim);
    waited += inL2 ? l2Hit : dramMiss;
    counts.charge(inL2 ? fromL2 : fromDram, waited);
    if (reason == NaiveHistory.Reason.OTHER && fromL2 != Cause.ITLB && fromL2 != Cause.DTLB) {
      counts.count("blamed.cache", waited);
    }
    return inL2 ? Origin.L2 : Origin.DRAM;
  }

  private NaiveHistory.Reason missed(String cache, int number) {
    NaiveHistory.Reason reason = history.reason(cache + " " + number, tid);
    counts.count(cache + ".misses." + reason);
    return reason;
  }

  private void evicted(String cache, NaiveCache.@Nullable Line victim) {
    if (victim != null) {
      history.evicted(cache + " " + victim.number, tid);
    }
  }

  private void hit(NaiveCache cache, NaiveCache.Line line, boolean store) {
    if (!mistakes.contains(store ? Mistake.STORE_HIT_IS_NO_USE : Mistake.LOAD_HIT_IS_NO_USE)) {
      cache.use(line);
    }
    if (store && !mistakes.contains(Mistake.STORE_HIT_LEAVES_LINE_CLEAN)) {
      line.dirty = true;
    }
  }

  /** Writes a dirty victim to the next level; the cycles that this takes. */
  private int writeBack(String name, NaiveCache.@Nullable Line victim) {
    if (victim == null || !victim.dirty) {
      return 0;
    }
    counts.count(name + ".writeBacks");
    if (l2 == null) {
      counts.count("dram.writes");
      return 0;
    }
    NaiveCache.Line there = l2.find(victim.number);
    if (there != null) {
      there.dirty = true;
      if (!mistakes.contains(Mistake.L2_WRITE_BACK_IS_NO_USE)) {
        l2.use(there);
      }
    } else if (!mistakes.contains(Mistake.WRITE_BACK_DOES_NOT_ALLOCATE)) {
      insertIntoL2(l2, new NaiveCache.Line(victim.number, true));
    }
    return mistakes.contains(Mistake.WRITE_BACK_IS_FREE) ? 0 : writeBack;
  }

  /** Whether the line came from L2; it is there afterwards. */
  private boolean fetchFromL2(int number) {
    if (l2 == null) {
      counts.count("dram.reads");
      return false;
    }
    NaiveCache.Line line = l2.find(number);
    if (line != null) {
      counts.count("l2.hits");
      l2.use(line);
      return true;
    }
    counts.count("l2.misses");
    missed("l2", number);
    insertIntoL2(l2, new NaiveCache.Line(number, false));
    counts.count("dram.reads");
    return false;
  }

  private void insertIntoL2(NaiveCache second, NaiveCache.Line line) {
    NaiveCache.Line victim = second.insert(line);
    evicted("l2", victim);
    if (victim != null && victim.dirty) {
      counts.count("l2.writeBacks");
      counts.count("dram.writes");
    }
  }
}
