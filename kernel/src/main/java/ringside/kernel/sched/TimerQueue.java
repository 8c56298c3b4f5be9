package ringside.kernel.sched;

import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.KernelLayout;
import ringside.kernel.text.Routine;
import ringside.kernel.text.StaticWord;

/** What happens when: events by (cycle, order of arming). */
public final class TimerQueue {
  /** When nothing is due ever. */
  public static final long NEVER = Long.MAX_VALUE / 2;

  private final KernelCode code;
  private final KernelLayout layout;
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();
  private long sequence;

  /** Something that happens at a cycle, unless it is cancelled before. */
  public static final class Timer implements Comparable<Timer> {
    private final long cycle;
    private final long sequence;
    private final Runnable action;
    private final BooleanSupplier matters;

    private Timer(long cycle, long sequence, Runnable action, BooleanSupplier matters) {
      this.cycle = cycle;
      this.sequence = sequence;
      this.action = action;
      this.matters = matters;
    }

    @Override
    public int compareTo(Timer other) {
      int byCycle = Long.compare(cycle, other.cycle);
      return byCycle != 0 ? byCycle : Long.compare(sequence, other.sequence);
    }
  }

  /** An empty queue. */
  public TimerQueue(KernelCode code, KernelLayout layout) {
    this.code = code;
    this.layout = layout;
  }

  /** Arms a timer. */
  public Timer add(long cycle, Runnable action) {
    return add(cycle, action, () -> true);
  }

  /**
   * Arms a timer that may be of no use to anybody.
   *
   * @param matters whether a thread could go on because of it
   */
  public Timer add(long cycle, Runnable action, BooleanSupplier matters) {
    code.run(Routine.TIMER_ADD);
    code.update(layout.staticWord(StaticWord.TIMER_QUEUE), (int) cycle);
    Timer timer = new Timer(cycle, sequence++, action, matters);
    timers.add(timer);
    return timer;
  }

  /** Disarms a timer that may have gone off already. */
  public void cancel(Timer timer) {
    if (timers.remove(timer)) {
      code.run(Routine.TIMER_EXPIRE);
      code.update(layout.staticWord(StaticWord.TIMER_QUEUE), 0);
    }
  }

  /** Cycle of the next event, or {@link #NEVER}. */
  public long next() {
    Timer first = timers.peek();
    return first == null ? NEVER : first.cycle;
  }

  /** Lets happen what is due at a cycle. */
  public void expire(long now) {
    for (Timer first = timers.peek(); first != null && first.cycle <= now; first = timers.peek()) {
      timers.poll();
      code.run(Routine.TIMER_EXPIRE);
      code.update(layout.staticWord(StaticWord.TIMER_QUEUE), 0);
      first.action.run();
    }
  }

  /** Whether a thread could go on because of any of the timers. */
  public boolean anyMatters() {
    return timers.stream().anyMatch(timer -> timer.matters.getAsBoolean());
  }

  /** Timers armed. */
  public int size() {
    return timers.size();
  }
}
