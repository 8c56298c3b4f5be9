package ringside.kernel.syscall.ipc;

import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.file.FileError;
import ringside.kernel.ipc.FutexTable;
import ringside.kernel.ipc.PriorityFutexes;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Processes;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Deadline;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.Timespec;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.TimerQueue;
import ringside.kernel.wait.WaitQueue;

/** futex_time64. */
public final class FutexCalls {
  private static final int PRIVATE = 128;
  private static final int CLOCK_REALTIME = 256;
  private static final int OPERATION = ~(PRIVATE | CLOCK_REALTIME);
  private static final int WAIT = 0;
  private static final int WAKE = 1;
  private static final int LOCK_PI = 6;
  private static final int UNLOCK_PI = 7;
  private static final int TRYLOCK_PI = 8;
  private static final int WAIT_REQUEUE_PI = 11;
  private static final int CMP_REQUEUE_PI = 12;
  private static final int LOCK_PI2 = 13;
  private static final int REQUEUE = 3;
  private static final int CMP_REQUEUE = 4;
  private static final int WAKE_OP = 5;
  private static final int WAIT_BITSET = 9;
  private static final int WAKE_BITSET = 10;
  private static final int ANY = -1;
  private static final int WORD_BYTES = 4;

  private final FutexTable futexes;
  private final GuestClock clock;
  private final PriorityFutexCalls ofPriority;

  public FutexCalls(
      FutexTable futexes,
      PriorityFutexes<GuestThread> locks,
      Processes processes,
      GuestClock clock) {
    this.ofPriority = new PriorityFutexCalls(futexes, locks, processes, clock);
    this.futexes = futexes;
    this.clock = clock;
  }

  public void register(SyscallTable table) {
    table.add(Syscall.FUTEX_TIME64, "pfulpu", this::futex);
  }

  private Outcome futex(Call call) {
    int operation = call.argument(1) & OPERATION;
    boolean takesRealtime =
        operation == WAIT_BITSET || operation == WAIT_REQUEUE_PI || operation == LOCK_PI2;
    if ((call.argument(1) & CLOCK_REALTIME) != 0 && !takesRealtime) {
      return Outcome.failed(Errno.ENOSYS);
    }
    if ((call.argument(0) & 3) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    return switch (operation) {
      case LOCK_PI, LOCK_PI2 -> lock(call, operation == LOCK_PI);
      case UNLOCK_PI -> ofPriority.unlock(call, key(call, 0));
      case TRYLOCK_PI -> ofPriority.tryLock(call, key(call, 0));
      case WAIT_REQUEUE_PI -> awaitRequeue(call);
      case CMP_REQUEUE_PI -> requeueToLock(call);
      case WAIT -> await(call, ANY, false);
      case WAIT_BITSET -> await(call, call.argument(5), true);
      case WAKE -> wake(call, ANY);
      case WAKE_BITSET -> wake(call, call.argument(5));
      case WAKE_OP -> wakeBoth(call);
      case REQUEUE -> requeue(call);
      case CMP_REQUEUE -> requeue(call);
      default -> Outcome.failed(Errno.ENOSYS);
    };
  }

  private Outcome lock(Call call, boolean realtime) {
    if (call.pending().retried()) {
      return ofPriority.afterWait(call);
    }
    long deadline = deadline(call, true, realtime);
    return ofPriority.lock(call, key(call, 0), deadline);
  }

  private Outcome awaitRequeue(Call call) {
    if (call.pending().retried()) {
      return ofPriority.afterRequeue(call);
    }
    if ((call.argument(4) & 3) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    long deadline = deadline(call, true, false);
    FutexTable.Key from = key(call, 0);
    FutexTable.Key to = key(call, 4);
    if (from.equals(to)) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (call.memory().readWord(call.argument(0)) != call.argument(2)) {
      return Outcome.failed(Errno.EAGAIN);
    }
    if (deadline <= clock.cycles()) {
      return Outcome.failed(Errno.ETIMEDOUT);
    }
    WaitQueue queue = futexes.enter(from, call.thread(), ANY, to);
    return ofPriority.awaitMoved(call, queue, deadline);
  }

  private Outcome requeueToLock(Call call) {
    if (call.argument(3) < 0 || (call.argument(4) & 3) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    return ofPriority.requeue(call, key(call, 0), key(call, 4));
  }

  private Outcome await(Call call, int bits, boolean absolute) {
    if (call.pending().retried()) {
      return afterWait(call, bits);
    }
    if (bits == 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    long deadline = deadline(call, absolute, false);
    if (call.memory().readWord(call.argument(0)) != call.argument(2)) {
      return Outcome.failed(Errno.EAGAIN);
    }
    if (deadline <= clock.cycles()) {
      return Outcome.failed(Errno.ETIMEDOUT);
    }
    return enter(call, bits, deadline);
  }

  private Outcome enter(Call call, int bits, long deadline) {
    WaitQueue queue = futexes.enter(key(call, 0), call.thread(), bits);
    Outcome.Wait wait = Outcome.waitUntil(queue, deadline);
    return deadline == TimerQueue.NEVER ? wait : wait.failing();
  }

  /** Woken, out of time, or disturbed by a signal: then it waits on, if it still would. */
  private Outcome afterWait(Call call, int bits) {
    if (futexes.leave(call.thread())) {
      return Outcome.done(0);
    }
    long deadline = call.pending().deadline();
    if (deadline <= clock.cycles()) {
      return Outcome.failed(Errno.ETIMEDOUT);
    }
    return call.memory().readWord(call.argument(0)) == call.argument(2)
        ? enter(call, bits, deadline)
        : Outcome.failed(Errno.EAGAIN);
  }

  /** The cycle of the time that argument 3 points to; never, where it points nowhere. */
  private long deadline(Call call, boolean absolute, boolean alwaysReal) {
    if (call.argument(3) == 0) {
      return TimerQueue.NEVER;
    }
    long relative = Timespec.read(call.memory(), call.argument(3));
    if (relative < 0) {
      throw new FileError(Errno.EINVAL);
    }
    if (absolute) {
      boolean real = alwaysReal || (call.argument(1) & CLOCK_REALTIME) != 0;
      relative -= real ? clock.realNanos() : clock.nanos();
    }
    return Deadline.after(clock, relative);
  }

  private Outcome wake(Call call, int bits) {
    if (bits == 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    FutexTable.Key key = key(call, 0);
    return futexes.hasTargets(key)
        ? Outcome.failed(Errno.EINVAL)
        : Outcome.done(futexes.wake(key, Math.max(call.argument(2), 1), bits));
  }

  /** Wakes here, and there if what stood in the other word was so; changes that. */
  private Outcome wakeBoth(Call call) {
    FutexTable.Key here = key(call, 0);
    FutexTable.Key there = key(call, 4);
    if ((call.argument(4) & 3) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    WakeOperation operation = WakeOperation.of(call.argument(5));
    int old = call.memory().readWord(call.argument(4));
    call.memory().writeWord(call.argument(4), operation.changed(old));
    if (futexes.hasTargets(here) || futexes.hasTargets(there)) {
      return Outcome.failed(Errno.EINVAL);
    }
    int woken = futexes.wake(here, Math.max(call.argument(2), 1), ANY);
    if (operation.holds(old)) {
      woken += futexes.wake(there, Math.max(call.argument(3), 1), ANY);
    }
    return Outcome.done(woken);
  }

  private Outcome requeue(Call call) {
    if (call.argument(2) < 0 || call.argument(3) < 0 || (call.argument(4) & 3) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    FutexTable.Key from = key(call, 0);
    FutexTable.Key to = key(call, 4);
    boolean compares = (call.argument(1) & OPERATION) == CMP_REQUEUE;
    if (compares && call.memory().readWord(call.argument(0)) != call.argument(5)) {
      return Outcome.failed(Errno.EAGAIN);
    }
    if (futexes.hasTargets(from)) {
      return Outcome.failed(Errno.EINVAL);
    }
    int woken = futexes.wake(from, call.argument(2), ANY);
    int moved = futexes.requeue(from, to, call.argument(3));
    return Outcome.done(woken + moved);
  }

  /**
   * The word that an argument points to (Linux: get_futex_key). One that may be shared must be
   * there to be read, so that its page is known; of a private one the address is enough.
   */
  private static FutexTable.Key key(Call call, int argument) {
    return key(call, call.argument(argument), (call.argument(1) & PRIVATE) != 0);
  }

  /** The same of an address. */
  static FutexTable.Key key(Call call, int address, boolean own) {
    AddressSpace space = call.process().space();
    call.memory().requireUser(address, WORD_BYTES);
    if (!own) {
      space.requireReadable(address);
    }
    return FutexTable.Key.of(space, address);
  }
}
