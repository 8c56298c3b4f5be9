package ringside.mmu;

import java.util.Arrays;
import ringside.mmu.cache.Cache;
import ringside.mmu.cache.CacheShape;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.sv32.Access;
import ringside.mmu.tlb.Tlb;

/**
 * The kernel's accesses to words of a line, alone or together: what is left behind is what as many
 * single ones would leave that take turns with the clock, one instruction a cycle. Only what stands
 * in the {@link LineTable} goes this way; the caller finds its {@link #place}, and lets the cycles
 * pass (benchmark: tests, {@code KernelBenchmark}).
 */
public final class LineRuns {
  /** The place of a line that is not at hand. */
  public static final long NONE = -1;

  private static final int LINE_WORDS = LineTable.LINE_WORDS;

  private final long[] places;
  private final int[][] words;
  private final DataWay data;
  private final Tlb tlb;
  private final Cache cache;
  private final long[] tlbUsed;
  private final long[] cacheUsed;
  private final Meter meter;

  LineRuns(DataWay data) {
    LineTable table = data.lines().of(Mode.KERNEL);
    this.places = table.places;
    this.words = table.words;
    this.data = data;
    this.tlb = data.tlb;
    this.cache = data.l1d();
    this.tlbUsed = tlb.recency.used;
    this.cacheUsed = cache.recency.used;
    this.meter = data.meter;
  }

  /** Where the line of an aligned word to load is at hand, or {@link #NONE}. */
  public long place(int address) {
    return place(address, 0);
  }

  /** Where the line of an aligned word to store is at hand, or {@link #NONE}. */
  public long placeToStore(int address) {
    return place(address, 1);
  }

  private long place(int address, int storeBit) {
    long place = places[LineTable.index(address, storeBit) & places.length - 1];
    return LineTable.holds(place, address) && (address & 3) == 0 ? place : NONE;
  }

  /** Words from an address to the end of its line. */
  public static int left(int address) {
    return LINE_WORDS - (address >>> 2 & LINE_WORDS - 1);
  }

  /** Loads a word. */
  public int load(long place, int address) {
    stamp(place, meter.clock(), 1);
    return chunk(address)[LineTable.word(place, address)];
  }

  /** Stores a word. */
  public void store(long place, int address, int value) {
    stamp(place, meter.clock(), 1);
    chunk(address)[LineTable.word(place, address)] = value;
  }

  /** Loads a word, then stores to it in the next cycle. */
  public void update(long place, int address, int value) {
    stamp(place, meter.clock() + 1, 2);
    chunk(address)[LineTable.word(place, address)] = value;
  }

  /** Loads consecutive words of the line, one a cycle. */
  public void load(long place, int address, int[] into, int at, int count) {
    System.arraycopy(chunk(address), LineTable.word(place, address), into, at, count);
    touch(place, count);
  }

  /** The same without a look at what is loaded. */
  public void touch(long place, int count) {
    stamp(place, meter.clock() + count - 1, count);
  }

  /** Stores consecutive words of the line, one a cycle. */
  public void store(long place, int address, int[] from, int at, int count) {
    System.arraycopy(from, at, chunk(address), LineTable.word(place, address), count);
    touch(place, count);
  }

  /** The same with one value for all words. */
  public void fill(long place, int address, int value, int count) {
    int word = LineTable.word(place, address);
    Arrays.fill(chunk(address), word, word + count, value);
    touch(place, count);
  }

  /**
   * Copies words from one line to one, each loaded in a cycle and stored in the next.
   *
   * @param period cycles from one load to the next
   */
  public void copy(long source, int from, long target, int to, int count, int period) {
    int[] words = chunk(from);
    int first = LineTable.word(source, from);
    copy(words, first, chunk(to), LineTable.word(target, to), count);
    long last = meter.clock() + (long) (count - 1) * period;
    stamp(source, last, count);
    stamp(target, last + 1, count);
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
    cacheUsed[slot] = Stamps.fast(meter.clock() + LINE_WORDS - 1);
    meter.charge(Cause.ISSUE, LINE_WORDS);
    countHits(LINE_WORDS);
  }

  /**
   * Copies 16 words in turn, each loaded in a cycle and stored in the next, from a line of a {@link
   * #steady} page to one of another.
   */
  public void copyLine(int from, int fromAddress, int to, int toAddress) {
    int source = data.admit(from, fromAddress, Access.LOAD);
    cacheUsed[source] = Stamps.fast(meter.clock());
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
    cacheUsed[source] = Stamps.fast(last - 1);
    cacheUsed[target] = Stamps.fast(last);
    meter.charge(Cause.ISSUE, 2 * LINE_WORDS - 1);
    countHits(2 * LINE_WORDS);
  }

  /** One after the other: the two may be one line by two addresses. */
  private static void copy(int[] from, int first, int[] to, int second, int count) {
    for (int i = 0; i < count; i++) {
      to[second + i] = from[first + i];
    }
  }

  private int[] chunk(int address) {
    return words[address >>> CacheShape.LINE_SHIFT & words.length - 1];
  }

  private void countHits(int hits) {
    tlb.countHits(hits);
    cache.countHits(hits);
  }

  private void stamp(long place, long clock, int count) {
    long stamp = Stamps.fast(clock);
    tlbUsed[LineTable.tlbSlot(place, tlbUsed.length - 1)] = stamp;
    cacheUsed[LineTable.cacheSlot(place, cacheUsed.length - 1)] = stamp;
    countHits(count);
  }
}
