package ringside.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * All schedules of programs, within a bound of preemptions. Tests with {@link ForEverySchedule} and
 * {@link Replay} are given one; where there is no such test, as in a property, {@link #within}
 * makes one, and {@link EverySchedule#explore} has to be called.
 */
public final class Schedules {
  /** The bound where none is named. */
  public static final int PREEMPTIONS = 2;

  private final Function<EverySchedule.Question, String> answer;
  private final List<EverySchedule> asked = new ArrayList<>();

  Schedules(Function<EverySchedule.Question, String> answer) {
    this.answer = answer;
  }

  /**
   * All schedules with at most so many preemptions; for 10 seconds, which {@link #within(int,
   * String)} changes.
   */
  public static Schedules within(int preemptions) {
    return new Schedules(new Exploration(preemptions, Budget.USUAL, false)::answer);
  }

  /**
   * All schedules with at most so many preemptions.
   *
   * @param budget time after which no further schedule is begun, as in 500ms, 10s or 2m
   * @throws IllegalArgumentException where it is no time; the message says how one is written
   */
  public static Schedules within(int preemptions, String budget) {
    Budget time = new Budget(Budget.time(budget), Long.MAX_VALUE);
    return new Schedules(new Exploration(preemptions, time, false)::answer);
  }

  /** All schedules of a program: says next what is expected of each of them. */
  public EverySchedule of(Program program) {
    List<StackTraceElement> trace = List.of(new Throwable().getStackTrace());
    EverySchedule every = new EverySchedule(program, answer, trace.subList(1, trace.size()));
    asked.add(every);
    return every;
  }

  /** Those that were asked for, in order. */
  List<EverySchedule> asked() {
    return List.copyOf(asked);
  }
}
