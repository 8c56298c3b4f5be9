package ringside.kernel.signal;

import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import ringside.kernel.wait.TimerQueue;

/**
 * A timer that counts some clock down, again and again (setitimer(2), timerfd_create(2)). The clock
 * may be slower than the hart's, as the time that a process has run is: then the event comes early,
 * sees that time is left, and is armed again.
 */
public final class IntervalTimer {
  /** Cycles between two events at least, so that a program gets on whatever it asks for. */
  private static final long SHORTEST = 2000;

  private final TimerQueue timers;
  private final int node;
  private final LongSupplier now;
  private final Counted counted;
  private final LongConsumer action;
  private TimerQueue.@Nullable Timer event;
  private long target;
  private long interval;

  /**
   * The clock that a timer counts.
   *
   * @param cycles what it shows
   * @param stops whether it stands still while the hart is idle: then nobody who waits will ever be
   *     woken by it alone
   */
  public record Counted(LongSupplier cycles, boolean stops) {
    private long now() {
      return cycles.getAsLong();
    }
  }

  /**
   * A timer that is not set.
   *
   * @param node kernel address of its place in the object that has it
   * @param now cycles of the hart's clock
   * @param counted the clock that is counted
   * @param action what happens; told how many times are over since the last
   */
  public IntervalTimer(
      TimerQueue timers, int node, LongSupplier now, Counted counted, LongConsumer action) {
    this.timers = timers;
    this.node = node;
    this.now = now;
    this.counted = counted;
    this.action = action;
  }

  /**
   * Sets it, or stops it.
   *
   * @param first cycles until it goes off first, 0 for never
   * @param again cycles between then and each next time, 0 for never
   */
  public void set(long first, long again) {
    stop();
    if (first > 0) {
      target = counted.now() + first;
      interval = again;
      arm();
    }
  }

  /** Stops it. */
  public void stop() {
    if (event != null) {
      timers.cancel(event);
      event = null;
    }
    interval = 0;
  }

  /** Cycles until it goes off, at least 1; 0 where it is not set. */
  public long left() {
    return event == null ? 0 : Math.max(1, target - counted.now());
  }

  /** Cycles between two times, 0 where it goes off once. */
  public long interval() {
    return interval;
  }

  private void arm() {
    long left = Math.max(SHORTEST, target - counted.now());
    event = timers.add(now.getAsLong() + left, node, this::due, () -> !counted.stops);
  }

  private void due() {
    event = null;
    if (counted.now() < target) {
      arm();
      return;
    }
    long times = 1;
    if (interval > 0) {
      times += (counted.now() - target) / interval;
      target += times * interval;
      arm();
    }
    action.accept(times);
  }
}
