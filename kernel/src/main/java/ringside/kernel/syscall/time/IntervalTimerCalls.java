package ringside.kernel.syscall.time;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.isa.abi.Syscall;
import ringside.kernel.process.Process;
import ringside.kernel.signal.IntervalTimer;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Services;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.Words;
import ringside.kernel.syscall.process.Usage;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;

/** setitimer and getitimer: struct itimerval of 32-bit seconds and microseconds. */
public final class IntervalTimerCalls {
  private static final int MICROS_PER_SECOND = 1_000_000;

  private final Services services;
  private final Map<Key, IntervalTimer> timers = new HashMap<>();

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

  public IntervalTimerCalls(Services services) {
    this.services = services;
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
    services.code().run(Routine.GET_ID);
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
    return timers.computeIfAbsent(key, k -> make(call.process(), k));
  }

  private IntervalTimer make(Process process, Key key) {
    IntervalTimer timer =
        new IntervalTimer(
            services.timers(),
            process.timerField(1 + key.kind.ordinal()),
            services.clock()::cycles,
            counted(process, key.kind),
            times -> services.signals().send(process, key.kind.signal));
    process.atExit(
        () -> {
          timer.stop();
          timers.remove(key);
        });
    return timer;
  }

  private IntervalTimer.Counted counted(Process process, Kind kind) {
    LongSupplier cycles =
        switch (kind) {
          case REAL -> services.clock()::cycles;
          case VIRTUAL -> () -> Usage.of(services, process).user();
          case PROF -> () -> Usage.of(services, process).cycles();
        };
    return new IntervalTimer.Counted(cycles, kind != Kind.REAL);
  }

  private long cycles(long micros) {
    return services.clock().toCycles(micros * 1000);
  }

  /** Microseconds, or -1 where the structure is not valid. */
  private static long micros(Call call, int address) {
    int seconds = call.memory().readWord(address);
    int micros = call.memory().readWord(address + 4);
    boolean valid = seconds >= 0 && micros >= 0 && micros < MICROS_PER_SECOND;
    return valid ? (long) seconds * MICROS_PER_SECOND + micros : -1;
  }

  private void write(Call call, int address, IntervalTimer timer) {
    long again = (services.clock().toNanos(timer.interval()) + 999) / 1000;
    long left = (services.clock().toNanos(timer.left()) + 999) / 1000;
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
