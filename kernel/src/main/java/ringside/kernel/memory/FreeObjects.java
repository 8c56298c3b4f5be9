package ringside.kernel.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.mmu.memory.PhysicalMemory;

/**
 * The free objects of a size class: the one given back last is taken first. All of a frame's go at
 * once when none of it is in use, without a search: what has gone stays in the list until it would
 * be the first, and is passed over then. There is never more of it than what frames held since the
 * list was empty last.
 */
final class FreeObjects {
  private final Deque<Free> list = new ArrayDeque<>();
  private final Map<Integer, Frame> frames = new HashMap<>();

  /** A frame of objects, until all of it is free. */
  private static final class Frame {
    private int inUse;
    private boolean gone;
  }

  private record Free(int object, Frame frame) {}

  /** The object that is taken next; 0 where there is none. */
  int first() {
    Free first = list.peekFirst();
    return first == null ? 0 : first.object;
  }

  /** Takes the first object. */
  int take() {
    Free taken = list.removeFirst();
    taken.frame.inUse++;
    passGone();
    return taken.object;
  }

  /** Puts an object of a new frame at the end. */
  void append(int object) {
    list.addLast(new Free(object, frames.computeIfAbsent(frameOf(object), at -> new Frame())));
  }

  /** Puts an object back in front; whether that was the last one of its frame, which is gone. */
  boolean give(int object) {
    @Nullable Frame frame = frames.get(frameOf(object));
    if (frame == null) {
      throw new IllegalArgumentException("no object of these: " + object);
    }
    frame.inUse--;
    if (frame.inUse > 0) {
      list.addFirst(new Free(object, frame));
      return false;
    }
    frame.gone = true;
    frames.remove(frameOf(object));
    passGone();
    return true;
  }

  private void passGone() {
    while (!list.isEmpty() && list.getFirst().frame.gone) {
      list.removeFirst();
    }
  }

  /** Address of the frame of an object. */
  static int frameOf(int object) {
    return object & -PhysicalMemory.FRAME_BYTES;
  }
}
