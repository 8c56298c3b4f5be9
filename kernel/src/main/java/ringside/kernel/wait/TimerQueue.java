package ringside.kernel.wait;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.KernelLayout;
import ringside.kernel.text.Routine;
import ringside.kernel.text.StaticWord;

/**
 * What happens when: events by (cycle, order of arming). In guest memory it is a balanced tree
 * whose nodes stand in the objects that have timers (Linux: timerqueue_node), so that arming
 * compares with about log2(n) of n timers.
 */
public final class TimerQueue {
  /** When nothing is due ever. */
  public static final long NEVER = Long.MAX_VALUE / 2;

  private final KernelCode code;
  private final KernelLayout layout;

  /** The latest first, so that the next to go off is at the end. */
  private final List<Timer> timers = new ArrayList<>();

  private long sequence;

  /** Something that happens at a cycle, unless it is cancelled before. */
  public static final class Timer implements Comparable<Timer> {
    private final long cycle;
    private final long sequence;
    private final int node;
    private final Runnable action;
    private final BooleanSupplier matters;

    private Timer(long cycle, long sequence, int node, Runnable action, BooleanSupplier matters) {
      this.cycle = cycle;
      this.sequence = sequence;
      this.node = node;
      this.action = action;
      this.matters = matters;
    }

    /** When it goes off. */
    public long cycle() {
      return cycle;
    }

    /** Kernel address of its place in the object that has it. */
    public int node() {
      return node;
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

  /**
   * Arms a timer.
   *
   * @param node kernel address of its place in the object that has it
   */
  public Timer add(long cycle, int node, Runnable action) {
    return add(cycle, node, action, () -> true);
  }

  /**
   * Arms a timer that may be of no use to anybody.
   *
   * @param node kernel address of its place in the object that has it
   * @param matters whether a thread could go on because of it
   */
  public Timer add(long cycle, int node, Runnable action, BooleanSupplier matters) {
    code.run(Routine.TIMER_ADD);
    code.update(layout.staticWord(StaticWord.TIMER_QUEUE), (int) cycle);
    Timer timer = new Timer(cycle, sequence++, node, action, matters);
    timers.add(place(timer), timer);
    code.store(node, (int) cycle);
    if (code.events().happens(EventKind.TIMER)) {
      code.events().tell(new Event.TimerArmed(code.events().now(), cycle));
    }
    return timer;
  }

  /** Disarms a timer that may have gone off already. */
  public void cancel(Timer timer) {
    int index = Collections.binarySearch(timers, timer, Collections.reverseOrder());
    if (index >= 0) {
      takeOut(timers.remove(index));
      if (code.events().happens(EventKind.TIMER)) {
        code.events().tell(new Event.TimerDisarmed(code.events().now(), timer.cycle));
      }
    }
  }

  /** Where a timer belongs: down the tree, one comparison a level. */
  private int place(Timer timer) {
    int low = 0;
    int high = timers.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      code.run(Routine.TIMER_COMPARE);
      code.load(timers.get(middle).node);
      if (timers.get(middle).compareTo(timer) > 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void takeOut(Timer timer) {
    code.run(Routine.TIMER_EXPIRE);
    code.update(layout.staticWord(StaticWord.TIMER_QUEUE), 0);
    code.store(timer.node, 0);
  }

  /** Cycle of the next event, or {@link #NEVER}. */
  public long next() {
    return timers.isEmpty() ? NEVER : timers.get(timers.size() - 1).cycle;
  }

  /** Lets happen what is due at a cycle. */
  public void expire(long now) {
    while (next() <= now) {
      Timer first = timers.remove(timers.size() - 1);
      takeOut(first);
      if (code.events().happens(EventKind.TIMER)) {
        code.events().tell(new Event.TimerExpired(code.events().now(), first.cycle));
      }
      first.action.run();
    }
  }

  /** Whether a thread could go on because of any of the timers. */
  public boolean anyMatters() {
    for (Timer timer : timers) {
      if (timer.matters.getAsBoolean()) {
        return true;
      }
    }
    return false;
  }

  /** The timers in the order in which they go off, for those who look. */
  public List<Timer> all() {
    List<Timer> all = new ArrayList<>(timers);
    Collections.reverse(all);
    return all;
  }

  /** Timers armed. */
  public int size() {
    return timers.size();
  }
}
