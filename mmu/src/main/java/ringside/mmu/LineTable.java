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

  /** Selects the entry of a virtual line. */
  public static final int MASK = SIZE - 1;

  private static final int EMPTY = -1;
  private static final int LINES_PER_PAGE = 64;

  /** Virtual line (address >>> 6) that may be loaded, or -1. */
  public final int[] loadable = emptyLines();

  /** Virtual line that may be stored, or -1. */
  public final int[] storable = emptyLines();

  /** The words that hold the line. */
  public final int[][] words = new int[SIZE][];

  /** Index of the line's first word in {@link #words}. */
  public final int[] firstWord = new int[SIZE];

  /** Slot of the page in the D-TLB. */
  public final int[] tlbSlot = new int[SIZE];

  /** Slot of the line in the L1 D-cache. */
  public final int[] cacheSlot = new int[SIZE];

  private final int[] entryOfCacheSlot;

  LineTable(int cacheSlots) {
    entryOfCacheSlot = new int[cacheSlots];
  }

  void install(int line, boolean alsoStore, int[] chunk, int word, int tlb, int cache) {
    int entry = line & MASK;
    int other = entryOfCacheSlot[cache];
    if (other != entry && cacheSlot[other] == cache) {
      forget(other);
    }
    loadable[entry] = line;
    storable[entry] = alsoStore ? line : EMPTY;
    words[entry] = chunk;
    firstWord[entry] = word;
    tlbSlot[entry] = tlb;
    cacheSlot[entry] = cache;
    entryOfCacheSlot[cache] = entry;
  }

  void cacheSlotLeft(int slot) {
    int entry = entryOfCacheSlot[slot];
    if (cacheSlot[entry] == slot) {
      forget(entry);
    }
  }

  void pageLeft(int virtualPage) {
    int first = virtualPage * LINES_PER_PAGE & MASK;
    Arrays.fill(loadable, first, first + LINES_PER_PAGE, EMPTY);
    Arrays.fill(storable, first, first + LINES_PER_PAGE, EMPTY);
  }

  void clear() {
    Arrays.fill(loadable, EMPTY);
    Arrays.fill(storable, EMPTY);
  }

  void clearStores() {
    Arrays.fill(storable, EMPTY);
  }

  private void forget(int entry) {
    loadable[entry] = EMPTY;
    storable[entry] = EMPTY;
  }

  private static int[] emptyLines() {
    int[] lines = new int[SIZE];
    Arrays.fill(lines, EMPTY);
    return lines;
  }
}
