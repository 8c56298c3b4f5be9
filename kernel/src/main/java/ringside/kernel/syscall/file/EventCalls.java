package ringside.kernel.syscall.file;

import java.util.function.LongSupplier;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.anonymous.EpollFile;
import ringside.kernel.file.anonymous.EventFile;
import ringside.kernel.file.anonymous.TimerFile;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.process.GuestThread;
import ringside.kernel.sched.Scheduler;
import ringside.kernel.signal.IntervalTimer;
import ringside.kernel.signal.delivery.SignalFile;
import ringside.kernel.signal.delivery.Signals;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Deadline;
import ringside.kernel.syscall.Descriptors;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.Timespec;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.TimerQueue;
import ringside.kernel.wait.Wakeups;

/** Files that stand for events: epoll, eventfd2, timerfd, signalfd4. */
public final class EventCalls {
  private static final int CLOEXEC = 02000000;
  private static final int NONBLOCK = 04000;
  private static final int SEMAPHORE = 1;
  private static final int ADD = 1;
  private static final int DELETE = 2;
  private static final int MODIFY = 3;
  private static final int EVENT_BYTES = 16;
  private static final int MOST_EVENTS = 0x7fffffff / EVENT_BYTES;
  private static final int SIGSET_BYTES = 8;
  private static final int CLOCK_REALTIME = 0;
  private static final int CLOCK_MONOTONIC = 1;
  private static final int CLOCK_BOOTTIME = 7;
  private static final int ABSOLUTE = 1;
  private static final int CANCEL_ON_SET = 2;

  private final KernelMemory memory;
  private final Scheduler<GuestThread> scheduler;
  private final Wakeups wakeups;
  private final TimerQueue timers;
  private final Signals signals;
  private final GuestClock clock;

  public EventCalls(
      KernelMemory memory,
      Scheduler<GuestThread> scheduler,
      Wakeups wakeups,
      TimerQueue timers,
      Signals signals,
      GuestClock clock) {
    this.memory = memory;
    this.scheduler = scheduler;
    this.wakeups = wakeups;
    this.timers = timers;
    this.signals = signals;
    this.clock = clock;
  }

  public void register(SyscallTable table) {
    table.add(Syscall.EPOLL_CREATE1, "x", this::epollCreate);
    table.add(Syscall.EPOLL_CTL, "didp", this::epollControl);
    table.add(
        Syscall.EPOLL_PWAIT,
        "dpiipu",
        call -> epollWait(call, () -> millisFromNow(call.argument(3))));
    table.add(
        Syscall.EPOLL_PWAIT2,
        "dpitpu",
        call -> epollWait(call, () -> Deadline.relative(clock, call.memory(), call.argument(3))));
    table.add(Syscall.EVENTFD2, "ux", this::eventCreate);
    table.add(Syscall.SIGNALFD4, "dpux", this::signalCreate);
    table.add(Syscall.TIMERFD_CREATE, "ix", this::timerCreate);
    table.add(Syscall.TIMERFD_SETTIME64, "dxpp", this::timerSet);
    table.add(Syscall.TIMERFD_GETTIME64, "dp", this::timerGet);
  }

  private Outcome epollCreate(Call call) {
    if ((call.argument(0) & ~CLOEXEC) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    return Descriptors.install(call, new EpollFile(memory, wakeups), call.argument(0));
  }

  private Outcome epollControl(Call call) {
    int operation = call.argument(1);
    int events = 0;
    long data = 0;
    if (operation != DELETE) {
      events = call.memory().readWord(call.argument(3));
      data = call.memory().readLong(call.argument(3) + 8);
    }
    OpenFile set = call.file(0);
    OpenFile file = call.file(2);
    if (set == null || file == null) {
      return Outcome.failed(Errno.EBADF);
    }
    if (file.readinessQueues().isEmpty()) {
      return Outcome.failed(Errno.EPERM);
    }
    if (set == file || !(set instanceof EpollFile epoll)) {
      return Outcome.failed(Errno.EINVAL);
    }
    int descriptor = call.argument(2);
    Errno errno =
        switch (operation) {
          case ADD -> epoll.add(descriptor, file, events, data);
          case MODIFY -> epoll.modify(descriptor, file, events, data);
          case DELETE -> epoll.remove(descriptor, file);
          default -> Errno.EINVAL;
        };
    return errno == null ? Outcome.done(0) : Outcome.failed(errno);
  }

  private Outcome epollWait(Call call, LongSupplier timeout) {
    int most = call.argument(2);
    if (!call.pending().retried()) {
      long deadline = timeout.getAsLong();
      int mask = call.argument(4);
      if (deadline == Deadline.INVALID || mask != 0 && call.argument(5) != SIGSET_BYTES) {
        return Outcome.failed(Errno.EINVAL);
      }
      if (mask != 0) {
        call.thread().signals().blockForNow(call.memory().readLong(mask));
      }
      call.pending().setDeadline(deadline);
    }
    if (most <= 0 || most > MOST_EVENTS) {
      return Outcome.failed(Errno.EINVAL);
    }
    OpenFile set = call.file(0);
    if (set == null) {
      return Outcome.failed(Errno.EBADF);
    }
    if (!(set instanceof EpollFile epoll)) {
      return Outcome.failed(Errno.EINVAL);
    }
    int given = epoll.take(most, (index, event) -> write(call, index, event));
    long deadline = call.pending().deadline();
    return given == 0 && deadline > clock.cycles()
        ? Outcome.waitUntil(epoll.readinessQueues(), deadline).failing()
        : Outcome.done(given);
  }

  /** struct epoll_event. */
  private static void write(Call call, int index, EpollFile.Event event) {
    int address = call.argument(1) + index * EVENT_BYTES;
    call.memory().writeWord(address, event.events());
    call.memory().writeLong(address + 8, event.data());
  }

  private long millisFromNow(int millis) {
    return millis < 0 ? TimerQueue.NEVER : Deadline.after(clock, millis * 1_000_000L);
  }

  private Outcome eventCreate(Call call) {
    int flags = call.argument(1);
    if ((flags & ~(CLOEXEC | NONBLOCK | SEMAPHORE)) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    boolean semaphore = (flags & SEMAPHORE) != 0;
    return Descriptors.install(
        call, new EventFile(memory, wakeups, call.argument(0), semaphore), flags);
  }

  private Outcome signalCreate(Call call) {
    int flags = call.argument(3);
    if (call.argument(2) != SIGSET_BYTES || (flags & ~(CLOEXEC | NONBLOCK)) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    long set = call.memory().readLong(call.argument(1));
    if (call.argument(0) == -1) {
      return Descriptors.install(call, new SignalFile(signals, scheduler, set), flags);
    }
    OpenFile file = call.file(0);
    if (file == null) {
      return Outcome.failed(Errno.EBADF);
    }
    if (!(file instanceof SignalFile signals)) {
      return Outcome.failed(Errno.EINVAL);
    }
    signals.setWanted(set);
    return Outcome.done(call.argument(0));
  }

  private Outcome timerCreate(Call call) {
    int id = call.argument(0);
    int flags = call.argument(1);
    boolean known = id == CLOCK_REALTIME || id == CLOCK_MONOTONIC || id == CLOCK_BOOTTIME;
    if (!known || (flags & ~(CLOEXEC | NONBLOCK)) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    TimerFile file = new TimerFile(memory, wakeups, timers, id, clock::cycles);
    return Descriptors.install(call, file, flags);
  }

  private Outcome timerSet(Call call) {
    int flags = call.argument(1);
    long again = Timespec.read(call.memory(), call.argument(2));
    long first = Timespec.read(call.memory(), call.argument(2) + Timespec.BYTES);
    if ((flags & ~(ABSOLUTE | CANCEL_ON_SET)) != 0 || again < 0 || first < 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    OpenFile file = call.file(0);
    if (file == null) {
      return Outcome.failed(Errno.EBADF);
    }
    if (!(file instanceof TimerFile timer)) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (call.argument(3) != 0) {
      write(call, call.argument(3), timer.timer());
    }
    if (first > 0 && (flags & ABSOLUTE) != 0) {
      boolean real = timer.clock() == CLOCK_REALTIME;
      long now = real ? clock.realNanos() : clock.nanos();
      first = Math.max(1, first - now);
    }
    timer.set(clock.toCycles(first), clock.toCycles(again));
    return Outcome.done(0);
  }

  private Outcome timerGet(Call call) {
    OpenFile file = call.file(0);
    if (file == null) {
      return Outcome.failed(Errno.EBADF);
    }
    if (!(file instanceof TimerFile timer)) {
      return Outcome.failed(Errno.EINVAL);
    }
    write(call, call.argument(1), timer.timer());
    return Outcome.done(0);
  }

  private void write(Call call, int address, IntervalTimer timer) {
    Timespec.write(call.memory(), address, clock.toNanos(timer.interval()));
    Timespec.write(call.memory(), address + Timespec.BYTES, clock.toNanos(timer.left()));
  }
}
