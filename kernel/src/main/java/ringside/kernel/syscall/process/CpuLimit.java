package ringside.kernel.syscall.process;

import java.util.HashMap;
import java.util.Map;
import ringside.isa.abi.Signal;
import ringside.kernel.process.Process;
import ringside.kernel.process.ResourceLimits;
import ringside.kernel.signal.IntervalTimer;
import ringside.kernel.signal.delivery.Signals;
import ringside.kernel.syscall.Timespec;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.TimerQueue;

/**
 * How long a process may compute (RLIMIT_CPU, setrlimit(2)): SIGXCPU at the soft limit and each
 * second from then on, SIGKILL at the hard one.
 */
public final class CpuLimit {
  private static final long MOST_SECONDS = Long.MAX_VALUE / Timespec.NANOS_PER_SECOND;

  private final TimerQueue timers;
  private final Signals signals;
  private final GuestClock clock;
  private final Usage accounts;
  private final Map<Integer, IntervalTimer> watched = new HashMap<>();

  public CpuLimit(TimerQueue timers, Signals signals, GuestClock clock, Usage accounts) {
    this.timers = timers;
    this.signals = signals;
    this.clock = clock;
    this.accounts = accounts;
  }

  /** Looks after a process with the limits that it has now. */
  void watch(Process process) {
    if (process.exitStatus() != null) {
      return; // A zombie computes no more.
    }
    long soft = seconds(process.limits().soft(ResourceLimits.CPU));
    if (soft == MOST_SECONDS && !watched.containsKey(process.pid())) {
      return;
    }
    IntervalTimer timer = watched.computeIfAbsent(process.pid(), pid -> make(process));
    timer.set(soft == MOST_SECONDS ? 0 : Math.max(1, cycles(soft) - used(process)), cycles(1));
  }

  private IntervalTimer make(Process process) {
    IntervalTimer timer =
        new IntervalTimer(
            timers,
            process.timerField(0),
            clock::cycles,
            new IntervalTimer.Counted(() -> used(process), true),
            times -> exceeded(process));
    process.atExit(
        () -> {
          timer.stop();
          watched.remove(process.pid());
        });
    return timer;
  }

  private void exceeded(Process process) {
    long hard = seconds(process.limits().hard(ResourceLimits.CPU));
    boolean atEnd = hard != MOST_SECONDS && used(process) >= cycles(hard);
    signals.send(process, atEnd ? Signal.SIGKILL : Signal.SIGXCPU);
  }

  /** A limit of 0 is taken for 1, as a process could not even ask for more then. */
  private static long seconds(long limit) {
    return Long.compareUnsigned(limit, MOST_SECONDS) >= 0 ? MOST_SECONDS : Math.max(1, limit);
  }

  private long used(Process process) {
    return accounts.of(process).cycles();
  }

  private long cycles(long seconds) {
    return clock.toCycles(seconds * Timespec.NANOS_PER_SECOND);
  }
}
