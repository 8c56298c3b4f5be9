package ringside.mmu;

import java.util.Arrays;
import ringside.mmu.cache.Cache;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.sv32.Access;
import ringside.mmu.tlb.Tlb;

/**
 * The kernel's accesses to consecutive words of a line, made together: what is left behind is what
 * as many single ones would leave that take turns with the clock, one instruction a cycle. Only
 * what stands in the {@link LineTable} goes this way; the caller lets the cycles pass (benchmark:
 * tests, {@code KernelBenchmark}).
 */
public final class LineRuns {
  private static final int LINE_WORDS = 16;

  private final LineTable table;
  private final DataWay data;
  private final Tlb tlb;
  private final Cache cache;
  private final Meter meter;

  LineRuns(DataWay data) {
    this.table = data.lines().of(Mode.KERNEL);
    this.data = data;
    this.tlb = data.tlb;
    this.cache = data.l1d();
    this.meter = data.meter;
  }

  /**
   * Loads words of one line, one a cycle.
   *
   * @param clock of the first
   * @param most words
   * @return how many it has loaded; 0 where the line is not at hand
   */
  public int load(long clock, int address, int[] into, int at, int most) {
    long place = place(address, 0);
    if (!holds(place, address)) {
      return 0;
    }
    int word = LineTable.word(place, address);
    int count = Math.min(most, left(word));
    System.arraycopy(words(address), word, into, at, count);
    stamp(place, clock + count - 1, count);
    return count;
  }

  /** The same without a look at what is loaded. */
  public int touch(long clock, int address, int most) {
    long place = place(address, 0);
    if (!holds(place, address)) {
      return 0;
    }
    int count = Math.min(most, left(LineTable.word(place, address)));
    stamp(place, clock + count - 1, count);
    return count;
  }

  /**
   * Stores words to one line, one a cycle.
   *
   * @param clock of the first
   * @param most words
   * @return how many it has stored; 0 where the line is not at hand
   */
  public int store(long clock, int address, int[] from, int at, int most) {
    long place = place(address, 1);
    if (!holds(place, address)) {
      return 0;
    }
    int word = LineTable.word(place, address);
    int count = Math.min(most, left(word));
    System.arraycopy(from, at, words(address), word, count);
    stamp(place, clock + count - 1, count);
    return count;
  }

  /** The same with one value for all words. */
  public int fill(long clock, int address, int value, int most) {
    long place = place(address, 1);
    if (!holds(place, address)) {
      return 0;
    }
    int word = LineTable.word(place, address);
    int count = Math.min(most, left(word));
    Arrays.fill(words(address), word, word + count, value);
    stamp(place, clock + count - 1, count);
    return count;
  }

  /**
   * Copies words from one line to one, each loaded in a cycle and stored in the next.
   *
   * @param clock of the first load
   * @param most words
   * @param period cycles from one load to the next
   * @return how many it has copied; 0 where a line is not at hand
   */
  public int copy(long clock, int from, int to, int most, int period) {
    long source = place(from, 0);
    long target = place(to, 1);
    if (!holds(source, from) || !holds(target, to)) {
      return 0;
    }
    int first = LineTable.word(source, from);
    int second = LineTable.word(target, to);
    int count = Math.min(most, Math.min(left(first), left(second)));
    copy(words(from), first, words(to), second, count);
    long last = clock + (long) (count - 1) * period;
    stamp(source, last, count);
    stamp(target, last + 1, count);
    return count;
  }

  /**
   * Whether whole lines of a page can be stored or copied as {@link #storeLine} does: the D-TLB has
   * it, and keeps it, for only the L1 D-cache can be missed then; nobody looks.
   *
   * @return the physical address, or 0
   */
  public int steady(int address, Access access) {
    return data.steady(address, access);
  }

  /**
   * Stores 16 words, one a cycle, to a line of a {@link #steady} page. The stamp of its TLB entry
   * is the caller's business, for whom it is the same at the last of many lines.
   */
  public void storeLine(int physical, int address, int[] from, int at) {
    int slot = data.admit(physical, address, Access.STORE);
    int word = PhysicalMemory.wordIndex(physical);
    System.arraycopy(from, at, data.memory.chunk(physical), word, LINE_WORDS);
    cache.recency.used[slot] = Stamps.fast(meter.clock() + LINE_WORDS - 1);
    meter.charge(Cause.ISSUE, LINE_WORDS);
    countHits(LINE_WORDS);
  }

  /**
   * Copies 16 words in turn, each loaded in a cycle and stored in the next, from a line of a {@link
   * #steady} page to one of another.
   */
  public void copyLine(int from, int fromAddress, int to, int toAddress) {
    int source = data.admit(from, fromAddress, Access.LOAD);
    cache.recency.used[source] = Stamps.fast(meter.clock());
    meter.charge(Cause.ISSUE, 1);
    int target = data.admit(to, toAddress, Access.STORE);
    System.arraycopy(
        data.memory.chunk(from),
        PhysicalMemory.wordIndex(from),
        data.memory.chunk(to),
        PhysicalMemory.wordIndex(to),
        LINE_WORDS);
    // The store that has been admitted comes now, then a load and a store for each further word.
    long last = meter.clock() + 2 * (LINE_WORDS - 1);
    cache.recency.used[source] = Stamps.fast(last - 1);
    cache.recency.used[target] = Stamps.fast(last);
    meter.charge(Cause.ISSUE, 2 * LINE_WORDS - 1);
    countHits(2 * LINE_WORDS);
  }

  /** One after the other: the two may be one line by two addresses. */
  private static void copy(int[] from, int first, int[] to, int second, int count) {
    for (int i = 0; i < count; i++) {
      to[second + i] = from[first + i];
    }
  }

  private long place(int address, int storeBit) {
    return table.places[LineTable.index(address, storeBit) & table.places.length - 1];
  }

  private static boolean holds(long place, int address) {
    return (address & 3) == 0 && LineTable.holds(place, address);
  }

  private int[] words(int address) {
    return table.words[(LineTable.index(address, 0) & table.places.length - 1) >>> 1];
  }

  private static int left(int word) {
    return LINE_WORDS - (word & LINE_WORDS - 1);
  }

  private void countHits(int hits) {
    tlb.countHits(hits);
    cache.countHits(hits);
  }

  private void stamp(long place, long clock, int count) {
    long stamp = Stamps.fast(clock);
    tlb.recency.used[LineTable.tlbSlot(place, LineTable.SLOT_MASK)] = stamp;
    cache.recency.used[LineTable.cacheSlot(place, LineTable.SLOT_MASK)] = stamp;
    countHits(count);
  }
}
