package ringside.mmu.cache;

import java.util.Arrays;
import ringside.mmu.replacement.Departure;

/**
 * Which slot of a cache each line is in, or its last {@link Departure}, in an array for each block
 * of lines of which one was ever here: so one look answers both where a line is and why it is not
 * there. A slot has 0 in the two bits in which a departure has its reason.
 */
final class Whereabouts {
  private static final int SLOT_SHIFT = 2;
  private static final int REASON_MASK = (1 << SLOT_SHIFT) - 1;

  private static final int LINES_SHIFT = 12;
  private static final int LINES = 1 << LINES_SHIFT;
  private static final long[] NONE = new long[LINES];

  private int firstBlock = -1;
  private long[][] blocks = new long[0][];

  void arrive(int line, int slot) {
    put(line, slot + 1L << SLOT_SHIFT);
  }

  void leave(int line, long departure) {
    put(line, departure);
  }

  /** The slot of a line, or -1. */
  int slot(int line) {
    long place = get(line);
    return (place & REASON_MASK) == 0 ? (int) (place >>> SLOT_SHIFT) - 1 : -1;
  }

  /** Why a line that has no slot has none. */
  long departure(int line) {
    return get(line);
  }

  private void put(int line, long place) {
    int index = (line >>> LINES_SHIFT) - firstBlock;
    if (index < 0 || index >= blocks.length || blocks[index] == NONE) {
      index = makeRoom(line >>> LINES_SHIFT);
    }
    blocks[index][line & LINES - 1] = place;
  }

  private long get(int line) {
    int index = (line >>> LINES_SHIFT) - firstBlock;
    return index < 0 || index >= blocks.length ? Departure.COLD : blocks[index][line & LINES - 1];
  }

  private int makeRoom(int block) {
    if (blocks.length == 0) {
      firstBlock = block;
    }
    if (block < firstBlock) {
      int first = Math.max(0, Math.min(block, firstBlock - blocks.length));
      move(first, firstBlock + blocks.length);
    } else if (block >= firstBlock + blocks.length) {
      move(firstBlock, Math.max(block + 1, firstBlock + 2 * blocks.length));
    }
    int index = block - firstBlock;
    if (blocks[index] == NONE) {
      blocks[index] = new long[LINES];
    }
    return index;
  }

  private void move(int first, int end) {
    long[][] moved = new long[end - first][];
    Arrays.fill(moved, NONE);
    System.arraycopy(blocks, 0, moved, firstBlock - first, blocks.length);
    blocks = moved;
    firstBlock = first;
  }
}
