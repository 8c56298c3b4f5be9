package ringside.kernel.file.anonymous;

import java.util.List;
import java.util.function.LongSupplier;
import ringside.isa.abi.Errno;
import ringside.kernel.event.Reason;
import ringside.kernel.event.WaitTarget;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.signal.IntervalTimer;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.Readiness;
import ringside.kernel.wait.TimerQueue;
import ringside.kernel.wait.WaitQueue;
import ringside.kernel.wait.Wakeups;

/** A timer that is read (timerfd_create(2)): each read tells how often it has gone off. */
public final class TimerFile extends CountFile {
  private static final int OBJECT_BYTES = 64;

  private final KernelMemory memory;
  private final Wakeups wakeups;
  private final int clock;
  private final IntervalTimer timer;
  private final WaitQueue goesOff = new WaitQueue(WaitTarget.of(WaitTarget.Kind.TIMER));
  private long times;

  /**
   * A timer that is not set.
   *
   * @param clock CLOCK_ number that absolute times are of
   * @param now cycles of the hart's clock
   */
  public TimerFile(
      KernelMemory memory, Wakeups wakeups, TimerQueue timers, int clock, LongSupplier now) {
    super(memory.code(), memory.heap().allocate(OBJECT_BYTES));
    this.memory = memory;
    this.wakeups = wakeups;
    this.clock = clock;
    this.timer =
        new IntervalTimer(
            timers, object() + 4, now, new IntervalTimer.Counted(now, false), this::due);
  }

  /** The CLOCK_ number that absolute times are of. */
  public int clock() {
    return clock;
  }

  /** The timer. */
  public IntervalTimer timer() {
    return timer;
  }

  /** Sets the timer anew, in cycles; what has not been read is forgotten. */
  public void set(long first, long again) {
    times = 0;
    memory.code().store(object(), 0);
    timer.set(first, again);
  }

  @Override
  long available() {
    return times;
  }

  @Override
  void taken(long value) {
    times = 0;
    memory.code().store(object(), 0);
  }

  @Override
  WaitQueue comes() {
    return goesOff;
  }

  @Override
  public Outcome write(UserMemory user, int address, int length, int written) {
    return Outcome.failed(Errno.EINVAL);
  }

  @Override
  public int readiness() {
    return times > 0 ? Readiness.IN : 0;
  }

  @Override
  public List<WaitQueue> readinessQueues() {
    return List.of(goesOff);
  }

  @Override
  public String title() {
    return "timerfd";
  }

  @Override
  public int accessMode() {
    return 2;
  }

  @Override
  protected void closed() {
    timer.stop();
    memory.heap().release(object(), OBJECT_BYTES);
  }

  private void due(long more) {
    times += more;
    memory.code().store(object(), (int) times);
    wakeups.wakeAll(goesOff, Reason.TIMER_EXPIRED);
  }
}
