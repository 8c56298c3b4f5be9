package ringside.mmu.cache;

import java.util.Arrays;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.replacement.Departure;

/**
 * Which slot of a cache each line is in, or its last {@link Departure}: so one look answers both
 * where a line is and why it is not there. A slot has 0 in the two bits in which a departure has
 * its reason. One array up to the last line that was ever here: frames are given out in order, so
 * that it costs an eighth to a quarter of the memory in use.
 */
final class Whereabouts {
  private static final int SLOT_SHIFT = 2;
  private static final int REASON_MASK = (1 << SLOT_SHIFT) - 1;
  private static final int FIRST_LINES = 1 << 10;

  /** Memory stands in the upper half of the addresses: so its lines have the first places. */
  private static final int FIRST = PhysicalMemory.BASE >>> CacheShape.LINE_SHIFT;

  private long[] places = new long[FIRST_LINES];

  /** Makes a place for a line that was never here. */
  void reach(int line) {
    int index = line ^ FIRST;
    if (index >= places.length) {
      places = Arrays.copyOf(places, Integer.highestOneBit(index) << 1);
    }
  }

  /** Notes the slot of a line that has been {@link #reach}ed. */
  void arrive(int line, int slot) {
    places[line ^ FIRST] = slot + 1L << SLOT_SHIFT;
  }

  void leave(int line, long departure) {
    places[line ^ FIRST] = departure;
  }

  /** The slot of a line by its place, or -1. */
  static int slot(long place) {
    return (place & REASON_MASK) == 0 ? (int) (place >>> SLOT_SHIFT) - 1 : -1;
  }

  /** The place of a line: its slot, or its last departure where it has none. */
  long get(int line) {
    int index = line ^ FIRST;
    return index < places.length ? places[index] : Departure.COLD;
  }
}
