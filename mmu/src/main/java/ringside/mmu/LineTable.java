package ringside.mmu;

import java.util.Arrays;
import ringside.mmu.cache.CacheShape;

/**
 * The fast path for data: a direct-mapped table by virtual line. A line stands here only while it
 * is translated by the D-TLB, permitted, and in the L1 D-cache (for stores: writable and dirty
 * already), so that one compare replaces all lookups; what remains of a hit is to stamp both slots.
 * Places go when their TLB or cache slot goes. Flat public arrays, as both engines read them at
 * every access (benchmark: tests, {@code EngineBenchmark}).
 *
 * <p>A place is one long, so that an access reads one: line in its chunk of memory in bits 0-13,
 * slot in the L1 D-cache in 14-29, slot in the D-TLB in 30-45, and in 46-61 the tag: the address
 * bits that do not choose the place. An empty place has all bits set, and no address matches it.
 */
public final class LineTable {
  /** Slots that a D-TLB or an L1 D-cache may have, so that a place can name them. */
  public static final int MAXIMUM_SLOTS = 1 << 16;

  private static final int LINES_SHIFT = 10;
  private static final int LINES = 1 << LINES_SHIFT;
  private static final int PLACES = 2 * LINES;

  /** Where in a place the slot in the L1 D-cache begins. */
  public static final int CACHE_SHIFT = 14;

  /** Where in a place the slot in the D-TLB begins. */
  public static final int TLB_SHIFT = 30;

  /** Where in a place the tag begins. */
  public static final int TAG_SHIFT = 46;

  /** Where in an address the tag begins. */
  public static final int ADDRESS_TAG_SHIFT = CacheShape.LINE_SHIFT + LINES_SHIFT;

  /** The bits of a place that are the line in its chunk. */
  public static final int CHUNK_LINE_MASK = (1 << CACHE_SHIFT) - 1;

  static final int SLOT_MASK = MAXIMUM_SLOTS - 1;

  /** Words of a line. */
  public static final int LINE_WORDS = CacheShape.LINE_BYTES / 4;

  private static final int LINE_WORDS_SHIFT = CacheShape.LINE_SHIFT - 2;

  private static final int PAGE_SHIFT = 12;
  private static final int GROUP_SHIFT = 7;
  private static final int GROUP = 1 << GROUP_SHIFT;
  private static final int GROUPS = PLACES / GROUP;
  private static final long EMPTY = -1;
  private static final int NO_LINE = -1;
  private static final int[] NO_WORDS = new int[0];

  /** Two places for each line: at an even index for loads, behind it for stores. */
  public final long[] places = new long[PLACES];

  /** The words that hold a line, at its index in {@link #places} halved. */
  public final int[][] words = new int[LINES][];

  /**
   * For each group of places of lines as large as a page, a bit for each line that may be here. To
   * forget a page costs what was there, not what the table could hold.
   */
  private final long[] installed = new long[GROUPS];

  /** Index of the line that was installed last in a cache slot; {@link #NO_LINE} if it has left. */
  private final int[] indexOfCacheSlot;

  LineTable(int cacheSlots) {
    indexOfCacheSlot = new int[cacheSlots];
    Arrays.fill(words, NO_WORDS);
    Arrays.fill(places, EMPTY);
    Arrays.fill(indexOfCacheSlot, NO_LINE);
  }

  /**
   * Where in {@link #places} an address would stand; mask it with the array's length.
   *
   * @param storeBit 1 for a store, 0 for a load
   */
  public static int index(int address, int storeBit) {
    return address >>> CacheShape.LINE_SHIFT << 1 | storeBit;
  }

  /** Whether a place is that of an address which has its index. */
  public static boolean holds(long place, int address) {
    return (int) (place >>> TAG_SHIFT) == address >>> ADDRESS_TAG_SHIFT;
  }

  /**
   * Slot in the D-TLB.
   *
   * @param mask length of an array by slot, less 1
   */
  public static int tlbSlot(long place, int mask) {
    return (int) (place >>> TLB_SHIFT) & mask;
  }

  /**
   * Slot in the L1 D-cache.
   *
   * @param mask length of an array by slot, less 1
   */
  public static int cacheSlot(long place, int mask) {
    return (int) place >>> CACHE_SHIFT & mask;
  }

  /** Where in its chunk the word of an address stands. */
  public static int word(long place, int address) {
    return ((int) place & CHUNK_LINE_MASK) * LINE_WORDS | address >>> 2 & LINE_WORDS - 1;
  }

  /**
   * Installs the line of an address.
   *
   * @param word any word of the line, in its chunk
   */
  void install(int address, boolean alsoStore, int[] chunk, int word, int tlb, int cache) {
    int index = index(address, 0) & PLACES - 1;
    installed[index >>> GROUP_SHIFT] |= 1L << (index >>> 1);
    if (indexOfCacheSlot[cache] != index) {
      cacheSlotLeft(cache);
      indexOfCacheSlot[cache] = index;
    }
    long tag = Integer.toUnsignedLong(address) >>> ADDRESS_TAG_SHIFT;
    long slots = (long) tlb << TLB_SHIFT | (long) cache << CACHE_SHIFT;
    long place = tag << TAG_SHIFT | slots | word >>> LINE_WORDS_SHIFT;
    places[index] = place;
    places[index + 1] = alsoStore ? place : EMPTY;
    if (words[index >>> 1] != chunk) {
      words[index >>> 1] = chunk;
    }
  }

  void cacheSlotLeft(int slot) {
    int index = indexOfCacheSlot[slot];
    if (index != NO_LINE) {
      indexOfCacheSlot[slot] = NO_LINE;
      if (cacheSlot(places[index], SLOT_MASK) == slot) {
        forget(index);
      }
    }
  }

  void pageLeft(int virtualPage) {
    int group = virtualPage & GROUPS - 1;
    long others = 0;
    for (long rest = installed[group]; rest != 0; rest &= rest - 1) {
      int index = group * GROUP + 2 * Long.numberOfTrailingZeros(rest);
      if (holds(places[index], virtualPage << PAGE_SHIFT)) {
        forget(index);
      } else if (places[index] != EMPTY) {
        others |= rest & -rest;
      }
    }
    installed[group] = others;
  }

  void clear() {
    for (int group = 0; group < GROUPS; group++) {
      if (installed[group] != 0) {
        installed[group] = 0;
        Arrays.fill(places, group * GROUP, (group + 1) * GROUP, EMPTY);
      }
    }
  }

  void clearStores() {
    for (int index = 1; index < places.length; index += 2) {
      places[index] = EMPTY;
    }
  }

  private void forget(int index) {
    places[index] = EMPTY;
    places[index + 1] = EMPTY;
  }
}
