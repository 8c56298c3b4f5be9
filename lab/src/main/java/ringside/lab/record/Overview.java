package ringside.lab.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.kernel.event.ThreadState;

/**
 * A whole run in at most {@link #COLUMNS} columns of time: for how long each thread was in which
 * state in each. Where the run gets longer, two columns become one: the columns are as wide as the
 * length of the run demands, whatever happens in it.
 */
public final class Overview {
  /** Columns at most. */
  public static final int COLUMNS = 480;

  /** Threads that have a lane of their own; the others share one. */
  public static final int MOST_LANES = 96;

  private static final int STATES = ThreadState.values().length;
  private static final long FIRST_WIDTH = 64;

  private final List<Lane> lanes = new ArrayList<>();
  private final Map<Integer, Present> threads = new HashMap<>();
  private long width = FIRST_WIDTH;
  private long end;

  /**
   * A thread in time.
   *
   * @param tid 0 for all threads that have no lane of their own
   */
  @SuppressWarnings("ArrayRecordComponent") // never handed out
  public record Lane(int pid, int tid, long[] cycles) {
    /** Cycles in a state within a column. */
    public long cycles(int column, ThreadState state) {
      return cycles[column * STATES + state.ordinal()];
    }

    /** The state in which most of a column passed, or null where the thread was not there. */
    public @Nullable ThreadState mostly(int column) {
      ThreadState most = null;
      for (ThreadState state : ThreadState.values()) {
        if (cycles(column, state) > (most == null ? 0 : cycles(column, most))) {
          most = state;
        }
      }
      return most;
    }

    private void halve() {
      for (int column = 0; column < COLUMNS / 2; column++) {
        for (int state = 0; state < STATES; state++) {
          int left = 2 * column * STATES + state;
          cycles[column * STATES + state] = cycles[left] + cycles[left + STATES];
        }
      }
      Arrays.fill(cycles, COLUMNS / 2 * STATES, cycles.length, 0);
    }
  }

  private record Present(Lane lane, ThreadState state, long since) {}

  /** A thread is in a state from a cycle on. */
  void enters(int pid, int tid, ThreadState state, long cycle) {
    Present before = threads.get(tid);
    if (before == null && state == ThreadState.TERMINATED) {
      return;
    }
    Lane lane = before == null ? lane(pid, tid) : before.lane;
    if (before != null) {
      add(before, cycle);
    }
    if (state == ThreadState.TERMINATED) {
      threads.remove(tid);
    } else {
      threads.put(tid, new Present(lane, state, cycle));
    }
  }

  private Lane lane(int pid, int tid) {
    boolean own = lanes.size() < MOST_LANES;
    if (own || lanes.size() == MOST_LANES) {
      lanes.add(new Lane(own ? pid : 0, own ? tid : 0, new long[COLUMNS * STATES]));
    }
    return lanes.get(lanes.size() - 1);
  }

  private void add(Present thread, long to) {
    while (to > width * COLUMNS) {
      lanes.forEach(Lane::halve);
      width *= 2;
    }
    for (long from = thread.since; from < to; ) {
      int column = (int) (from / width);
      long next = Math.min(to, (column + 1) * width);
      thread.lane.cycles[column * STATES + thread.state.ordinal()] += next - from;
      from = next;
    }
  }

  /** The run has come to its end, or nobody looks any more. */
  void end(long cycle) {
    end = cycle;
    // The sums do not depend on the order.
    threads.replaceAll(
        (tid, thread) -> {
          add(thread, cycle);
          return new Present(thread.lane, thread.state, cycle);
        });
  }

  /** The state in which a thread was at the end, or null where it had ended. */
  public @Nullable ThreadState atEnd(int tid) {
    Present thread = threads.get(tid);
    return thread == null ? null : thread.state;
  }

  /** Cycles of a column. */
  public long width() {
    return width;
  }

  /** Columns up to the end of the run. */
  public int columns() {
    return (int) Math.min(COLUMNS, (end + width - 1) / width);
  }

  /** Processes in the order of their birth, the threads of each together; others come last. */
  public List<Lane> lanes() {
    Map<Integer, List<Lane>> byProcess = new LinkedHashMap<>();
    for (Lane lane : lanes) {
      byProcess.computeIfAbsent(lane.pid, pid -> new ArrayList<>()).add(lane);
    }
    List<Lane> all = new ArrayList<>();
    byProcess.values().forEach(all::addAll);
    return all;
  }

  /** Cycles within a column in which threads ran. */
  public long running(int column) {
    return lanes.stream().mapToLong(lane -> lane.cycles(column, ThreadState.RUNNING)).sum();
  }
}
