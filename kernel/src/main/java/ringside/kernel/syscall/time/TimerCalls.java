package ringside.kernel.syscall.time;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.isa.abi.Syscall;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Process;
import ringside.kernel.process.Processes;
import ringside.kernel.signal.IntervalTimer;
import ringside.kernel.signal.SignalInfo;
import ringside.kernel.signal.delivery.Signals;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.Timespec;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.TimerQueue;
import ringside.mmu.ledger.Ledger;

/** POSIX timers: timer_create and its family. */
public final class TimerCalls {
  private static final int CLOCK_REALTIME = 0;
  private static final int CLOCK_MONOTONIC = 1;
  private static final int CLOCK_PROCESS = 2;
  private static final int CLOCK_THREAD = 3;
  private static final int CLOCK_BOOTTIME = 7;
  private static final int SIGEV_SIGNAL = 0;
  private static final int SIGEV_NONE = 1;
  private static final int SIGEV_THREAD_ID = 4;
  private static final int ABSOLUTE = 1;
  private static final int MOST_TIMERS = 1024;

  /** Linux: struct k_itimer. */
  private static final int OBJECT_BYTES = 64;

  private final Ledger ledger;
  private final KernelCode code;
  private final KernelMemory memory;
  private final TimerQueue timers;
  private final GuestClock clock;
  private final Processes processes;
  private final Signals signals;
  private final Map<Integer, Map<Integer, PosixTimer>> timersOf = new TreeMap<>();

  /** Whom a timer tells, and how: struct sigevent. */
  private record Event(int kind, int signal, int value, int tid) {}

  private static final class PosixTimer {
    private final int clock;
    private final int object;
    private final IntervalTimer timer;
    private int overruns;

    private PosixTimer(int clock, int object, IntervalTimer timer) {
      this.clock = clock;
      this.object = object;
      this.timer = timer;
    }
  }

  public TimerCalls(
      Ledger ledger,
      KernelCode code,
      KernelMemory memory,
      TimerQueue timers,
      Processes processes,
      Signals signals,
      GuestClock clock) {
    this.ledger = ledger;
    this.code = code;
    this.memory = memory;
    this.timers = timers;
    this.clock = clock;
    this.processes = processes;
    this.signals = signals;
  }

  public void register(SyscallTable table) {
    table.add(Syscall.TIMER_CREATE, "ipp", this::create);
    table.add(Syscall.TIMER_SETTIME64, "ixpp", this::set);
    table.add(Syscall.TIMER_GETTIME64, "ip", this::get);
    table.add(Syscall.TIMER_GETOVERRUN, "i", this::overruns);
    table.add(Syscall.TIMER_DELETE, "i", this::delete);
  }

  private Outcome create(Call call) {
    IntervalTimer.Counted counted = counted(call, call.argument(0));
    Event event = event(call);
    if (counted == null || event == null) {
      return Outcome.failed(Errno.EINVAL);
    }
    Map<Integer, PosixTimer> own = own(call.process());
    if (own.size() >= MOST_TIMERS) {
      return Outcome.failed(Errno.EAGAIN);
    }
    int id = 0;
    while (own.containsKey(id)) {
      id++;
    }
    call.memory().writeWord(call.argument(2), id);
    int name = id;
    int object = memory.heap().allocate(OBJECT_BYTES);
    IntervalTimer timer =
        new IntervalTimer(
            timers,
            object,
            clock::cycles,
            counted,
            times -> goesOff(call.process(), name, event, times));
    own.put(id, new PosixTimer(call.argument(0), object, timer));
    return Outcome.done(0);
  }

  private @Nullable Event event(Call call) {
    int address = call.argument(1);
    if (address == 0) {
      return new Event(SIGEV_SIGNAL, Signal.SIGALRM.number(), 0, 0);
    }
    Event event =
        new Event(
            call.memory().readWord(address + 8),
            call.memory().readWord(address + 4),
            call.memory().readWord(address),
            call.memory().readWord(address + 12));
    boolean badSignal = event.signal < 1 || event.signal > Signal.MAXIMUM;
    GuestThread thread = processes.findThread(event.tid);
    return switch (event.kind) {
      case SIGEV_NONE -> event;
      case SIGEV_SIGNAL -> badSignal ? null : event;
      case SIGEV_THREAD_ID ->
          badSignal || thread == null || thread.process() != call.process() ? null : event;
      default -> null;
    };
  }

  private IntervalTimer.@Nullable Counted counted(Call call, int id) {
    int pid = call.process().pid();
    int tid = call.thread().tid();
    return switch (id) {
      case CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_BOOTTIME ->
          new IntervalTimer.Counted(clock::cycles, false);
      case CLOCK_PROCESS ->
          new IntervalTimer.Counted(() -> ledger.sumOfProcess(pid, key -> true), true);
      case CLOCK_THREAD ->
          new IntervalTimer.Counted(() -> ledger.sumOfThread(tid, key -> true), true);
      default -> null;
    };
  }

  private Map<Integer, PosixTimer> own(Process process) {
    Map<Integer, PosixTimer> known = timersOf.get(process.pid());
    if (known != null) {
      return known;
    }
    Map<Integer, PosixTimer> made = new TreeMap<>();
    timersOf.put(process.pid(), made);
    process.atExec( // timer_create(2)
        () -> {
          made.values().forEach(this::end);
          timersOf.remove(process.pid());
        });
    return made;
  }

  private void goesOff(Process process, int id, Event event, long times) {
    PosixTimer timer = own(process).get(id);
    if (timer == null || event.kind == SIGEV_NONE) {
      return;
    }
    timer.overruns = (int) Math.min(Integer.MAX_VALUE, times - 1);
    SignalInfo info =
        new SignalInfo(event.signal, SignalInfo.TIMER, List.of(id, timer.overruns, event.value));
    GuestThread thread = processes.findThread(event.tid);
    if (event.kind == SIGEV_THREAD_ID && thread != null) {
      signals.send(thread, info);
    } else if (event.kind == SIGEV_SIGNAL) {
      signals.send(process, info);
    }
  }

  private @Nullable PosixTimer timer(Call call) {
    code.run(Routine.GET_ID);
    return own(call.process()).get(call.argument(0));
  }

  private Outcome set(Call call) {
    long again = Timespec.read(call.memory(), call.argument(2));
    long first = Timespec.read(call.memory(), call.argument(2) + Timespec.BYTES);
    PosixTimer timer = timer(call);
    if (timer == null || again < 0 || first < 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (call.argument(3) != 0) {
      write(call, call.argument(3), timer.timer);
    }
    if (first > 0 && (call.argument(1) & ABSOLUTE) != 0) {
      first = Math.max(1, first - now(call, timer.clock));
    }
    timer.overruns = 0;
    timer.timer.set(clock.toCycles(first), clock.toCycles(again));
    return Outcome.done(0);
  }

  private long now(Call call, int id) {
    IntervalTimer.Counted counted = counted(call, id);
    if (id == CLOCK_REALTIME || counted == null) {
      return clock.realNanos();
    }
    return clock.toNanos(counted.cycles().getAsLong());
  }

  private Outcome get(Call call) {
    PosixTimer timer = timer(call);
    if (timer == null) {
      return Outcome.failed(Errno.EINVAL);
    }
    write(call, call.argument(1), timer.timer);
    return Outcome.done(0);
  }

  private void write(Call call, int address, IntervalTimer timer) {
    Timespec.write(call.memory(), address, clock.toNanos(timer.interval()));
    Timespec.write(call.memory(), address + Timespec.BYTES, clock.toNanos(timer.left()));
  }

  private Outcome overruns(Call call) {
    PosixTimer timer = timer(call);
    return timer == null ? Outcome.failed(Errno.EINVAL) : Outcome.done(timer.overruns);
  }

  private Outcome delete(Call call) {
    PosixTimer timer = timer(call);
    if (timer == null) {
      return Outcome.failed(Errno.EINVAL);
    }
    own(call.process()).remove(call.argument(0));
    end(timer);
    return Outcome.done(0);
  }

  private void end(PosixTimer timer) {
    timer.timer.stop();
    memory.heap().release(timer.object, OBJECT_BYTES);
  }
}
