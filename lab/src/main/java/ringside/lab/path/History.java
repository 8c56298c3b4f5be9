package ringside.lab.path;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ringside.kernel.event.ThreadState;

/** Changes of state by their place in time, and where a thread's others are. */
final class History {
  /** The place of what there is not. */
  static final int NONE = -1;

  private final List<Move> moves;
  private final Map<Integer, List<Integer>> places = new HashMap<>();
  private final int[] runners;
  private final int[] leavers;

  History(List<Move> moves) {
    this.moves = moves;
    this.runners = new int[moves.size()];
    this.leavers = new int[moves.size()];
    int runner = 0;
    int leaver = NONE;
    for (int place = 0; place < moves.size(); place++) {
      Move move = moves.get(place);
      places.computeIfAbsent(move.tid(), tid -> new ArrayList<>()).add(place);
      if (move.to() == ThreadState.RUNNING) {
        runner = move.tid();
      } else if (move.tid() == runner) {
        runner = 0;
        leaver = place;
      }
      leavers[place] = leaver;
      runners[place] = runner;
    }
  }

  Move at(int place) {
    return moves.get(place);
  }

  int size() {
    return moves.size();
  }

  /** Tid of the thread that has the hart from a change on; 0 for none. */
  int runner(int place) {
    return runners[place];
  }

  /** The last change of a thread before a place, or none. */
  int before(int tid, int place) {
    List<Integer> own = places.getOrDefault(tid, List.of());
    int found = Collections.binarySearch(own, place);
    int behind = found >= 0 ? found : -found - 1;
    return behind == 0 ? NONE : own.get(behind - 1);
  }

  /** The last change of the thread that brought about a change: of the one that has just ended. */
  int bringer(int place) {
    int by = at(place).by();
    return by == 0 ? leavers[place] : before(by, place);
  }

  /** The last end of a thread where the first has ended, else the last change of who ran last. */
  int last() {
    boolean ended =
        moves.stream()
            .anyMatch(
                move -> move.to() == ThreadState.TERMINATED && move.tid() == moves.get(0).tid());
    ThreadState wanted = ended ? ThreadState.TERMINATED : ThreadState.RUNNING;
    int last = NONE;
    for (int place = 0; place < moves.size(); place++) {
      last = moves.get(place).to() == wanted ? place : last;
    }
    return ended || last == NONE ? last : before(moves.get(last).tid(), moves.size());
  }
}
