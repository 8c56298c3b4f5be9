package ringside.mmu.cache;

import java.util.Arrays;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.replacement.Departure;

/**
 * Which slot of a cache each line is in, or its last {@link Departure}, in an array for each block
 * of lines of which one was ever here: so one look answers both where a line is and why it is not
 * there. A slot has 0 in the two bits in which a departure has its reason.
 */
final class Whereabouts {
  private static final int SLOT_SHIFT = 2;
  private static final int REASON_MASK = (1 << SLOT_SHIFT) - 1;

  private static final int BLOCK_SHIFT = 10;
  private static final int BLOCK_LINES = 1 << BLOCK_SHIFT;
  private static final long[] NONE = new long[BLOCK_LINES];

  /** Memory stands in the upper half of the addresses: so its lines have the first places. */
  private static final int FIRST = PhysicalMemory.BASE >>> CacheShape.LINE_SHIFT;

  private long[][] blocks = {NONE};

  void arrive(int line, int slot) {
    put(line, slot + 1L << SLOT_SHIFT);
  }

  void leave(int line, long departure) {
    put(line, departure);
  }

  /** The slot of a line by its place, or -1. */
  static int slot(long place) {
    return (place & REASON_MASK) == 0 ? (int) (place >>> SLOT_SHIFT) - 1 : -1;
  }

  /** The place of a line: its slot, or its last departure where it has none. */
  long get(int line) {
    int block = (line ^ FIRST) >>> BLOCK_SHIFT;
    return block < blocks.length ? blocks[block][line & BLOCK_LINES - 1] : 0;
  }

  private void put(int line, long place) {
    int block = (line ^ FIRST) >>> BLOCK_SHIFT;
    if (block >= blocks.length) {
      grow(block);
    }
    if (blocks[block] == NONE) {
      blocks[block] = new long[BLOCK_LINES];
    }
    blocks[block][line & BLOCK_LINES - 1] = place;
  }

  private void grow(int block) {
    int known = blocks.length;
    blocks = Arrays.copyOf(blocks, Integer.highestOneBit(block) << 1);
    Arrays.fill(blocks, known, blocks.length, NONE);
  }
}
