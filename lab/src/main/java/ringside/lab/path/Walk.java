package ringside.lab.path;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ringside.kernel.event.ThreadState;
import ringside.kernel.event.WaitTarget;

/** The way back from the end of a run to its beginning. */
final class Walk {
  private final History history;
  private final Map<WaitTarget, Integer> links =
      new TreeMap<>(Comparator.comparing(WaitTarget::title));
  private final Deque<Slice> slices = new ArrayDeque<>();
  private long cycle;
  private long spent;

  /** Everything from this place on is behind. */
  private int reached;

  Walk(History history, Mark end, Mark off) {
    this.history = history;
    this.cycle = off.cycle();
    this.spent = off.spent();
    this.reached = history.size();
    add(end.cycle(), end.spent(), 0, Slice.Kind.END, 0, null);
  }

  CriticalPath path() {
    int place = history.last();
    while (place != History.NONE) {
      cover(place);
      reached = place;
      place = next(place);
    }
    add(0, 0, 0, Slice.Kind.START, 0, null);
    return new CriticalPath(List.copyOf(slices), Collections.unmodifiableMap(links));
  }

  /** What the path was at before: the same thread, or the one that let it go on. */
  private int next(int place) {
    Move move = history.at(place);
    boolean begins = move.from() == ThreadState.CREATED;
    int own = begins ? History.NONE : history.before(move.tid(), place);
    int others = move.isLink() ? history.bringer(place) : History.NONE;
    if (others == History.NONE) {
      return own;
    }
    WaitTarget target = own == History.NONE ? null : history.at(own).target();
    if (target != null) {
      links.merge(target, 1, Integer::sum);
    }
    return others;
  }

  private void cover(int place) {
    Move move = history.at(place);
    switch (move.to()) {
      case RUNNING, TERMINATED -> add(move, move.tid(), Slice.Kind.RUNNING, 0, null);
      case READY -> coverReady(place);
      default -> add(move, move.tid(), Slice.Kind.WAITING, 0, move.target());
    }
  }

  /** Piece by piece, by who has the hart. */
  private void coverReady(int place) {
    int tid = history.at(place).tid();
    for (int other = reached - 1; other >= place; other--) {
      boolean sameAsBefore = other > place && history.runner(other) == history.runner(other - 1);
      if (!sameAsBefore) {
        add(history.at(other), tid, Slice.Kind.READY, history.runner(other), null);
      }
    }
  }

  private void add(Move since, int tid, Slice.Kind kind, int other, @Nullable WaitTarget target) {
    add(since.cycle(), since.spent(), tid, kind, other, target);
  }

  private void add(
      long from, long before, int tid, Slice.Kind kind, int other, @Nullable WaitTarget target) {
    if (from < cycle) {
      slices.addFirst(new Slice(from, cycle, tid, kind, other, target, spent - before));
      cycle = from;
      spent = before;
    }
  }
}
