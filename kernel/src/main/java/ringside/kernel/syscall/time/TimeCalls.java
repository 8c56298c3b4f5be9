package ringside.kernel.syscall.time;

import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.event.WaitTarget;
import ringside.kernel.process.Processes;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Deadline;
import ringside.kernel.syscall.Support;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.Timespec;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.WaitQueue;
import ringside.mmu.ledger.Ledger;

/** Clocks and sleeping. */
public final class TimeCalls {
  private static final int CLOCK_REALTIME = 0;
  private static final int CLOCK_MONOTONIC = 1;
  private static final int CLOCK_MONOTONIC_RAW = 4;
  private static final int CLOCK_REALTIME_COARSE = 5;
  private static final int CLOCK_MONOTONIC_COARSE = 6;
  private static final int CLOCK_BOOTTIME = 7;
  private static final int CLOCK_TAI = 11;
  private static final int TIMER_ABSTIME = 1;
  private static final long INVALID = -1;
  private static final Support NO_CPU_CLOCKS = Support.partial("not by processor time: EOPNOTSUPP");

  private final CpuClocks cpuClocks;
  private final KernelCode code;
  private final GuestClock clock;
  private final WaitQueue sleepers = new WaitQueue(WaitTarget.of(WaitTarget.Kind.SLEEP));

  public TimeCalls(Ledger ledger, Processes processes, KernelCode code, GuestClock clock) {
    this.cpuClocks = new CpuClocks(ledger, processes);
    this.code = code;
    this.clock = clock;
  }

  public void register(SyscallTable table) {
    table.add(Syscall.CLOCK_GETTIME64, "ip", this::getTime);
    table.add(Syscall.CLOCK_GETRES_TIME64, "ip", this::getResolution);
    table.add(Syscall.CLOCK_NANOSLEEP_TIME64, "iitp", NO_CPU_CLOCKS, this::sleep);
  }

  private Outcome getTime(Call call) {
    code.run(Routine.CLOCK_READ);
    long nanos = now(call, call.argument(0));
    if (nanos == INVALID) {
      return Outcome.failed(Errno.EINVAL);
    }
    Timespec.write(call.memory(), call.argument(1), nanos);
    return Outcome.done(0);
  }

  private Outcome getResolution(Call call) {
    code.run(Routine.GET_ID);
    if (now(call, call.argument(0)) == INVALID) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (call.argument(1) != 0) {
      Timespec.write(call.memory(), call.argument(1), 1);
    }
    return Outcome.done(0);
  }

  private Outcome sleep(Call call) {
    if (call.pending().retried()) {
      return clock.cycles() >= call.pending().deadline()
          ? Outcome.done(0)
          : sleepUntil(call, call.pending().deadline());
    }
    code.run(Routine.SLEEP);
    long now = now(call, call.argument(0));
    boolean canSleep =
        switch (call.argument(0)) {
          case CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_BOOTTIME, CLOCK_TAI -> true;
          default -> false;
        };
    if (now == INVALID) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (!canSleep) {
      return Outcome.failed(Errno.EOPNOTSUPP);
    }
    long nanos = Timespec.read(call.memory(), call.argument(2));
    if (nanos < 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    long relative = (call.argument(1) & TIMER_ABSTIME) != 0 ? nanos - now : nanos;
    return relative <= 0 ? Outcome.done(0) : sleepUntil(call, Deadline.after(clock, relative));
  }

  private Outcome sleepUntil(Call call, long deadline) {
    return Outcome.waitUntil(sleepers, deadline).interruptedBy(() -> interrupted(call, deadline));
  }

  /** A handler ends the sleep: what remains of a span is written. */
  private Outcome interrupted(Call call, long deadline) {
    boolean span = (call.argument(1) & TIMER_ABSTIME) == 0;
    if (span && call.argument(3) != 0) {
      long left = Math.max(0, deadline - clock.cycles());
      Timespec.write(call.memory(), call.argument(3), clock.toNanos(left));
    }
    return Outcome.failed(Errno.EINTR);
  }

  private long now(Call call, int id) {
    return switch (id) {
      case CLOCK_REALTIME, CLOCK_REALTIME_COARSE, CLOCK_TAI -> clock.realNanos();
      case CLOCK_MONOTONIC, CLOCK_MONOTONIC_RAW, CLOCK_MONOTONIC_COARSE, CLOCK_BOOTTIME ->
          clock.nanos();
      default -> {
        long cycles = cpuClocks.cycles(call, id);
        yield cycles == CpuClocks.NONE ? INVALID : clock.toNanos(cycles);
      }
    };
  }
}
