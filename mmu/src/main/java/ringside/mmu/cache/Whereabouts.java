package ringside.mmu.cache;

import java.util.Arrays;
import ringside.mmu.replacement.Departure;

/**
 * Which slot of a cache each line is in, or its last {@link Departure}, in one array for each frame
 * that was ever here: so one look answers both where a line is and why it is not there. A slot has
 * 0 in the two bits in which a departure has its reason.
 */
final class Whereabouts {
  private static final int SLOT_SHIFT = 2;
  private static final int REASON_MASK = (1 << SLOT_SHIFT) - 1;

  private static final int LINES_SHIFT = 6;
  private static final int LINES = 1 << LINES_SHIFT;
  private static final long[] NONE = new long[LINES];

  private int firstFrame = -1;
  private long[][] frames = new long[0][];

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
    int index = (line >>> LINES_SHIFT) - firstFrame;
    if (index < 0 || index >= frames.length || frames[index] == NONE) {
      index = makeRoom(line >>> LINES_SHIFT);
    }
    frames[index][line & LINES - 1] = place;
  }

  private long get(int line) {
    int index = (line >>> LINES_SHIFT) - firstFrame;
    return index < 0 || index >= frames.length ? Departure.COLD : frames[index][line & LINES - 1];
  }

  private int makeRoom(int frame) {
    if (frames.length == 0) {
      firstFrame = frame;
    }
    if (frame < firstFrame) {
      int first = Math.max(0, Math.min(frame, firstFrame - frames.length));
      move(first, firstFrame + frames.length);
    } else if (frame >= firstFrame + frames.length) {
      move(firstFrame, Math.max(frame + 1, firstFrame + 2 * frames.length));
    }
    int index = frame - firstFrame;
    if (frames[index] == NONE) {
      frames[index] = new long[LINES];
    }
    return index;
  }

  private void move(int first, int end) {
    long[][] moved = new long[end - first][];
    Arrays.fill(moved, NONE);
    System.arraycopy(frames, 0, moved, firstFrame - first, frames.length);
    frames = moved;
    firstFrame = first;
  }
}
