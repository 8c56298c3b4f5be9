package ringside.mmu;

import java.util.Arrays;

/**
 * The fast path for data: a direct-mapped table by virtual line. A line stands here only while it
 * is translated by the D-TLB, permitted, and in the L1 D-cache (for stores: writable and dirty
 * already), so that one compare replaces all lookups; what remains of a hit is to stamp both slots.
 * Entries go when their TLB or cache slot goes. Flat public arrays, as both engines read them at
 * every access (benchmark: tests, {@code EngineBenchmark}).
 */
public final class LineTable {
  /** Entries, a power of two. */
  public static final int SIZE = 1024;

  /** log2 of the ints of one entry. */
  public static final int ENTRY_SHIFT = 2;

  /** From an address to the first int of its entry: shift right by this, then {@link #MASK}. */
  public static final int ADDRESS_SHIFT = 6 - ENTRY_SHIFT;

  /** Selects the first int of an entry. */
  public static final int MASK = SIZE - 1 << ENTRY_SHIFT;

  /** Int of an entry: the virtual line (address >>> 6) that may be loaded, or -1. */
  public static final int LOADABLE = 0;

  /** Int of an entry: the virtual line that may be stored, or -1. */
  public static final int STORABLE = 1;

  /**
   * Int of an entry: slot in the L1 D-cache, with the slot in the D-TLB above {@link #TLB_SHIFT}.
   */
  public static final int SLOTS = 2;

  /** Int of an entry: index of the line's first word in its chunk. */
  public static final int FIRST_WORD = 3;

  /** Where the D-TLB slot starts in {@link #SLOTS}. */
  public static final int TLB_SHIFT = 16;

  /** Slots that a D-TLB or an L1 D-cache may have, so that {@link #SLOTS} can name them. */
  public static final int MAXIMUM_SLOTS = 1 << TLB_SHIFT;

  /** Selects the cache slot in {@link #SLOTS}. */
  public static final int CACHE_MASK = MAXIMUM_SLOTS - 1;

  private static final int EMPTY = -1;
  private static final int LINES_PER_PAGE = 64;

  /** Four ints an entry, side by side so that one host cache line holds them. */
  public final int[] table = new int[SIZE << ENTRY_SHIFT];

  /** The words that hold the line, by entry. */
  public final int[][] words = new int[SIZE][];

  private final int[] entryOfCacheSlot;

  LineTable(int cacheSlots) {
    entryOfCacheSlot = new int[cacheSlots];
    clear();
  }

  /** First int of the entry that a virtual address would have. */
  static int entry(int address) {
    return address >>> ADDRESS_SHIFT & MASK;
  }

  void install(int line, boolean alsoStore, int[] chunk, int word, int tlb, int cache) {
    int entry = (line & SIZE - 1) << ENTRY_SHIFT;
    int other = entryOfCacheSlot[cache];
    if (other != entry) {
      cacheSlotLeft(cache);
    }
    table[entry + LOADABLE] = line;
    table[entry + STORABLE] = alsoStore ? line : EMPTY;
    table[entry + SLOTS] = tlb << TLB_SHIFT | cache;
    table[entry + FIRST_WORD] = word;
    if (words[entry >>> ENTRY_SHIFT] != chunk) {
      words[entry >>> ENTRY_SHIFT] = chunk;
    }
    entryOfCacheSlot[cache] = entry;
  }

  void cacheSlotLeft(int slot) {
    int entry = entryOfCacheSlot[slot];
    if ((table[entry + SLOTS] & CACHE_MASK) == slot) {
      forget(entry);
    }
  }

  void pageLeft(int virtualPage) {
    int first = virtualPage * LINES_PER_PAGE & SIZE - 1;
    for (int line = first; line < first + LINES_PER_PAGE; line++) {
      forget(line << ENTRY_SHIFT);
    }
  }

  void clear() {
    Arrays.fill(table, EMPTY);
  }

  void clearStores() {
    for (int entry = 0; entry < table.length; entry += 1 << ENTRY_SHIFT) {
      table[entry + STORABLE] = EMPTY;
    }
  }

  private void forget(int entry) {
    table[entry + LOADABLE] = EMPTY;
    table[entry + STORABLE] = EMPTY;
  }
}
