package ringside.mmu.cache;

import java.util.Arrays;
import ringside.mmu.replacement.Departure;

/**
 * The last {@link Departure} of each line, in an array for each frame that has lost one: every miss
 * looks here.
 */
final class LineDepartures {
  private static final int LINES_SHIFT = 6;
  private static final int LINES = 1 << LINES_SHIFT;
  private static final long[] NONE = new long[LINES];

  private int firstFrame = -1;
  private long[][] frames = new long[0][];

  void put(int line, long departure) {
    int index = (line >>> LINES_SHIFT) - firstFrame;
    if (index < 0 || index >= frames.length || frames[index] == NONE) {
      index = makeRoom(line >>> LINES_SHIFT);
    }
    frames[index][line & LINES - 1] = departure;
  }

  long get(int line) {
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
