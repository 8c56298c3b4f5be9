package ringside.lab.explore;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.kernel.event.Event;
import ringside.kernel.event.FrameChange;

/** The words of physical memory that a run uses. */
final class Words {
  private static final int WORDS = 1024;

  private final Map<Integer, Spot[]> frames = new HashMap<>();
  private final Set<Integer> formerly = new HashSet<>();
  private Spot @Nullable [] last;
  private int lastFrame;

  /** A word, by its physical address. */
  Spot at(int word) {
    Spot[] frame = frame(word >>> 12);
    int index = word >>> 2 & WORDS - 1;
    Spot spot = frame[index];
    if (spot == null) {
      spot = new Spot();
      frame[index] = spot;
    }
    return spot;
  }

  private Spot[] frame(int number) {
    Spot[] known = last;
    if (known == null || number != lastFrame) {
      known = frames.computeIfAbsent(number, each -> new Spot[WORDS]);
      last = known;
      lastFrame = number;
    }
    return known;
  }

  /** Whether a frame has no users any more. */
  static boolean isFree(Event.FrameChanged change) {
    return change.change() == FrameChange.RELEASED && change.users() == 0;
  }

  /** The words of a frame that have been used. */
  List<Spot> inFrame(int frame) {
    Spot[] words = frames.get(frame);
    return words == null ? List.of() : Arrays.stream(words).filter(Objects::nonNull).toList();
  }

  /** A frame has been given back: what was in it has nothing to do with what will be. */
  void forget(int frame) {
    Spot[] words = frames.remove(frame);
    if (words != null) {
      addSynchronising(frame, words, formerly);
      last = null;
    }
  }

  /** Those by which several have synchronised, by their address. */
  Set<Integer> synchronising() {
    Set<Integer> found = new HashSet<>(formerly);
    frames.forEach((frame, words) -> addSynchronising(frame, words, found));
    return found;
  }

  private static void addSynchronising(int frame, Spot[] words, Set<Integer> found) {
    for (int i = 0; i < WORDS; i++) {
      if (words[i] != null && words[i].isAtomic() && words[i].isShared()) {
        found.add((frame << 12) + (i << 2));
      }
    }
  }
}
