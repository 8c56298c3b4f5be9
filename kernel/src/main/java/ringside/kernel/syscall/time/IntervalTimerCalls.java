package ringside.kernel.syscall.time;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.isa.abi.Syscall;
import ringside.kernel.process.Process;
import ringside.kernel.signal.IntervalTimer;
import ringside.kernel.signal.delivery.Signals;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.Words;
import ringside.kernel.syscall.process.Usage;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.TimerQueue;

/** setitimer and getitimer: struct itimerval of 32-bit seconds and microseconds. */
public final class IntervalTimerCalls {
  private static final int MICROS_PER_SECOND = 1_000_000;

  private final KernelCode code;
  private final TimerQueue timers;
  private final Signals signals;
  private final GuestClock clock;
  private final Usage accounts;
  private final Map<Key, IntervalTimer> timerOf = new HashMap<>();

  /** Which of the three timers of a process. */
  private record Key(int pid, Kind kind) {}

  private enum Kind {
    REAL(Signal.SIGALRM),
    VIRTUAL(Signal.SIGVTALRM),
    PROF(Signal.SIGPROF);

    private final Signal signal;

    Kind(Signal signal) {
      this.signal = signal;
    }
  }

  public IntervalTimerCalls(
      KernelCode code, TimerQueue timers, Signals signals, GuestClock clock, Usage accounts) {
    this.code = code;
    this.timers = timers;
    this.signals = signals;
    this.clock = clock;
    this.accounts = accounts;
  }

  public void register(SyscallTable table) {
    table.add(Syscall.GETITIMER, "ip", this::get);
    table.add(Syscall.SETITIMER, "ipp", this::set);
  }

  private Outcome get(Call call) {
    if (isUnknown(call.argument(0))) {
      return Outcome.failed(Errno.EINVAL);
    }
    write(call, call.argument(1), timer(call));
    return Outcome.done(0);
  }

  private Outcome set(Call call) {
    code.run(Routine.GET_ID);
    long first = 0;
    long again = 0;
    if (call.argument(1) != 0) {
      again = micros(call, call.argument(1));
      first = micros(call, call.argument(1) + 8);
    }
    if (isUnknown(call.argument(0)) || first < 0 || again < 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    IntervalTimer timer = timer(call);
    if (call.argument(2) != 0) {
      write(call, call.argument(2), timer);
    }
    timer.set(cycles(first), cycles(again));
    return Outcome.done(0);
  }

  private static boolean isUnknown(int which) {
    return which < 0 || which >= Kind.values().length;
  }

  private IntervalTimer timer(Call call) {
    Kind kind = Kind.values()[call.argument(0)];
    Key key = new Key(call.process().pid(), kind);
    return timerOf.computeIfAbsent(key, k -> make(call.process(), k));
  }

  private IntervalTimer make(Process process, Key key) {
    IntervalTimer timer =
        new IntervalTimer(
            timers,
            process.timerField(1 + key.kind.ordinal()),
            clock::cycles,
            counted(process, key.kind),
            times -> signals.send(process, key.kind.signal));
    process.atExit(
        () -> {
          timer.stop();
          timerOf.remove(key);
        });
    return timer;
  }

  private IntervalTimer.Counted counted(Process process, Kind kind) {
    LongSupplier cycles =
        switch (kind) {
          case REAL -> clock::cycles;
          case VIRTUAL -> () -> accounts.of(process).user();
          case PROF -> () -> accounts.of(process).cycles();
        };
    return new IntervalTimer.Counted(cycles, kind != Kind.REAL);
  }

  private long cycles(long micros) {
    return clock.toCycles(micros * 1000);
  }

  /** Microseconds, or -1 where the structure is not valid. */
  private static long micros(Call call, int address) {
    int seconds = call.memory().readWord(address);
    int micros = call.memory().readWord(address + 4);
    boolean valid = seconds >= 0 && micros >= 0 && micros < MICROS_PER_SECOND;
    return valid ? (long) seconds * MICROS_PER_SECOND + micros : -1;
  }

  private void write(Call call, int address, IntervalTimer timer) {
    long again = (clock.toNanos(timer.interval()) + 999) / 1000;
    long left = (clock.toNanos(timer.left()) + 999) / 1000;
    call.memory()
        .write(
            address,
            Words.bytes(
                (int) (again / MICROS_PER_SECOND),
                (int) (again % MICROS_PER_SECOND),
                (int) (left / MICROS_PER_SECOND),
                (int) (left % MICROS_PER_SECOND)));
  }
}
