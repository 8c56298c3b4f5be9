package ringside.lab.grade;

import java.util.List;

/**
 * In which orders threads run in a test.
 *
 * @param timings a run for each; at least one
 * @param bound preemptions of the schedules that are explored after these; -1 for none
 * @param budget schedules that are made at most: a number, not a time, so that the same comes out
 *     everywhere
 */
public record Orders(List<Timing> timings, int bound, long budget) {
  /** One run. */
  public static final Orders ONE = new Orders(List.of(Timing.PLAIN), -1, 0);

  /** Copies the list. */
  public Orders {
    timings = List.copyOf(timings);
  }

  /** Whether schedules are explored. */
  public boolean explores() {
    return bound >= 0;
  }
}
