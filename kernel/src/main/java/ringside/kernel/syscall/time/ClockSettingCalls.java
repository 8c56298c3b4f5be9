package ringside.kernel.syscall.time;

import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.identity.Capability;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Support;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.Timespec;
import ringside.kernel.syscall.Words;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.Outcome;

/** Setting the clock, and asking how well it is kept: clock_settime64, clock_adjtime64. */
public final class ClockSettingCalls {
  private static final int CLOCK_REALTIME = 0;
  private static final int CLOCKS = 12;

  /** Words of struct __kernel_timex; those that are not 0 are named by their place. */
  private static final int TIMEX_WORDS = 52;

  private static final int MAXERROR = 6;
  private static final int ESTERROR = 8;
  private static final int STATUS = 10;
  private static final int CONSTANT = 12;
  private static final int PRECISION = 14;
  private static final int TOLERANCE = 16;
  private static final int SECONDS = 18;
  private static final int MICROS = 20;
  private static final int TICK = 22;

  /** Microseconds of an error that nobody has bounded (Linux: NTP_PHASE_LIMIT). */
  private static final int UNKNOWN_ERROR = 16_000_000;

  private static final int STA_UNSYNC = 0x40;
  private static final int TIME_ERROR = 5;
  private static final int FIRST_CONSTANT = 2;
  private static final int MOST_DRIFT = 32_768_000;
  private static final int MICROS_PER_TICK = 10_000;

  private final KernelCode code;
  private final GuestClock clock;

  public ClockSettingCalls(KernelCode code, GuestClock clock) {
    this.code = code;
    this.clock = clock;
  }

  public void register(SyscallTable table) {
    table.add(
        Syscall.CLOCK_SETTIME64,
        "ip",
        Support.partial("no date beyond 2069; timers that are armed keep their cycles"),
        this::set);
    table.add(
        Syscall.CLOCK_ADJTIME64,
        "ip",
        Support.partial("reads; nobody steers the clock: EPERM"),
        this::adjust);
  }

  private Outcome set(Call call) {
    code.run(Routine.CLOCK_READ);
    if (call.argument(0) != CLOCK_REALTIME) {
      return Outcome.failed(Errno.EINVAL);
    }
    long nanos = Timespec.read(call.memory(), call.argument(1));
    boolean tooFar = call.memory().readLong(call.argument(1)) >= Timespec.FOREVER_SECONDS;
    if (nanos < 0 || tooFar) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (!call.process().credentials().may(Capability.SYS_TIME)) {
      return Outcome.failed(Errno.EPERM);
    }
    if (nanos < clock.nanos()) {
      return Outcome.failed(Errno.EINVAL); // the computer was not switched on before 1970
    }
    clock.setReal(nanos);
    return Outcome.done(0);
  }

  private Outcome adjust(Call call) {
    code.run(Routine.CLOCK_READ);
    int id = call.argument(0);
    if (id < 0 || id >= CLOCKS) {
      return Outcome.failed(Errno.EINVAL);
    }
    int modes = call.memory().readWord(call.argument(1));
    if (id != CLOCK_REALTIME) {
      return Outcome.failed(Errno.EOPNOTSUPP);
    }
    if (modes != 0) {
      return Outcome.failed(Errno.EPERM);
    }
    int[] words = new int[TIMEX_WORDS];
    long micros = clock.realNanos() / 1000;
    words[MAXERROR] = UNKNOWN_ERROR;
    words[ESTERROR] = UNKNOWN_ERROR;
    words[STATUS] = STA_UNSYNC;
    words[CONSTANT] = FIRST_CONSTANT;
    words[PRECISION] = 1;
    words[TOLERANCE] = MOST_DRIFT;
    words[SECONDS] = (int) (micros / 1_000_000);
    words[SECONDS + 1] = (int) (micros / 1_000_000 >>> 32);
    words[MICROS] = (int) (micros % 1_000_000);
    words[TICK] = MICROS_PER_TICK;
    call.memory().write(call.argument(1), Words.bytes(words));
    return Outcome.done(TIME_ERROR);
  }
}
