package ringside.mmu;

import java.util.Arrays;
import ringside.mmu.cache.CacheShape;

/**
 * The short way of the kernel's fetches: a direct-mapped table of the lines of its text that hit in
 * the I-TLB and in the L1 I-cache. It hears of lines and superpages that go, so that one compare
 * replaces both lookups (benchmark: tests, {@code KernelBenchmark}).
 *
 * <p>A place is the slot in the I-TLB in its upper half, and that in the cache in its lower one.
 * Whoever asks for a line compares what stands beside it first.
 */
final class TextLines {
  /** Stands for a fetch that has to be looked up. */
  static final int NONE = -1;

  private static final int CACHE_BITS = 16;
  private static final int PLACES = 1024;

  /** The line of each place; 0, in whose page no kernel is, where there is none. */
  private final int[] lines = new int[PLACES];

  private final int[] places = new int[PLACES];

  /** Which place names each slot of the cache. */
  private final int[] placeOfSlot;

  /** Grows whenever what was found may no longer be there. */
  private long version;

  TextLines(int cacheSlots) {
    placeOfSlot = new int[cacheSlots];
  }

  /** The place of a fetch that hits, or {@link #NONE}. */
  int find(int pc) {
    int line = pc >>> CacheShape.LINE_SHIFT;
    int index = line & PLACES - 1;
    return lines[index] == line ? places[index] : NONE;
  }

  /** Whether the lines of a routine all hit, and stand in it now. */
  boolean find(TextRun run) {
    if (run.version == version) {
      return true;
    }
    for (int line = 0; line < run.places.length; line++) {
      int place = find(run.address(line));
      if (place == NONE) {
        return false;
      }
      run.places[line] = place;
    }
    run.version = version;
    return true;
  }

  static int tlbSlot(int place) {
    return place >>> CACHE_BITS;
  }

  static int cacheSlot(int place) {
    return place & (1 << CACHE_BITS) - 1;
  }

  /** A fetch from a global superpage was allowed, and its line is in a slot now. */
  void note(int pc, int tlbSlot, int cacheSlot) {
    int line = pc >>> CacheShape.LINE_SHIFT;
    int index = line & PLACES - 1;
    if (lines[index] != 0) {
      version++;
    }
    lines[index] = line;
    places[index] = tlbSlot << CACHE_BITS | cacheSlot;
    placeOfSlot[cacheSlot] = index;
  }

  /** A line has left its slot in the cache. */
  void cacheSlotLeft(int slot) {
    int index = placeOfSlot[slot];
    if (lines[index] != 0 && cacheSlot(places[index]) == slot) {
      lines[index] = 0;
      version++;
    }
  }

  /** A superpage has left the I-TLB. */
  void clear() {
    Arrays.fill(lines, 0);
    version++;
  }
}
