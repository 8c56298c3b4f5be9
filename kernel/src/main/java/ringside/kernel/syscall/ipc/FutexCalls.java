package ringside.kernel.syscall.ipc;

import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.ipc.FutexTable;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Processes;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Looking;
import ringside.kernel.syscall.Support;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.Timespec;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
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
  private static final int REQUEUE = 3;
  private static final int CMP_REQUEUE = 4;
  private static final int WAIT_BITSET = 9;
  private static final int WAKE_BITSET = 10;
  private static final int ANY = -1;
  private static final int ROBUST_HEAD_BYTES = 12;
  private static final int WORD_BYTES = 4;

  private final KernelCode code;
  private final FutexTable futexes;
  private final Processes processes;
  private final GuestClock clock;

  public FutexCalls(KernelCode code, FutexTable futexes, Processes processes, GuestClock clock) {
    this.code = code;
    this.futexes = futexes;
    this.processes = processes;
    this.clock = clock;
  }

  public void register(SyscallTable table) {
    table.add(
        Syscall.FUTEX_TIME64,
        "pfuppu",
        Support.partial("WAIT, WAKE, WAIT_BITSET, WAKE_BITSET, REQUEUE and CMP_REQUEUE"),
        this::futex);
    table.add(Syscall.SET_ROBUST_LIST, "pu", this::setRobustList);
    table.add(Syscall.GET_ROBUST_LIST, "ipp", this::getRobustList);
  }

  private Outcome setRobustList(Call call) {
    if (call.argument(1) != ROBUST_HEAD_BYTES) {
      return Outcome.failed(Errno.EINVAL);
    }
    code.run(Routine.SET_FIELD);
    code.store(call.thread().robustField(), call.argument(0));
    call.thread().setRobustList(call.argument(0));
    return Outcome.done(0);
  }

  private Outcome getRobustList(Call call) {
    int tid = call.argument(0);
    GuestThread thread = tid == 0 ? call.thread() : processes.findThread(tid);
    if (thread == null) {
      return Outcome.failed(Errno.ESRCH);
    }
    if (!Looking.isAllowed(call.process(), thread.process())) {
      return Outcome.failed(Errno.EPERM);
    }
    call.memory().writeWord(call.argument(2), ROBUST_HEAD_BYTES);
    call.memory().writeWord(call.argument(1), thread.robustList());
    return Outcome.done(0);
  }

  private Outcome futex(Call call) {
    int operation = call.argument(1) & OPERATION;
    if ((call.argument(0) & 3) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    return switch (operation) {
      case WAIT -> await(call, ANY, false);
      case WAIT_BITSET -> await(call, call.argument(5), true);
      case WAKE -> wake(call, ANY);
      case WAKE_BITSET -> wake(call, call.argument(5));
      case REQUEUE -> requeue(call);
      case CMP_REQUEUE -> requeue(call);
      default -> Outcome.failed(Errno.ENOSYS);
    };
  }

  private Outcome await(Call call, int bits, boolean absolute) {
    if (call.pending().retried()) {
      return afterWait(call, bits);
    }
    if (bits == 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    long deadline = TimerQueue.NEVER;
    if (call.argument(3) != 0) {
      long nanos = Timespec.read(call.memory(), call.argument(3));
      if (nanos < 0) {
        return Outcome.failed(Errno.EINVAL);
      }
      deadline = deadline(call, nanos, absolute);
    }
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

  private long deadline(Call call, long nanos, boolean absolute) {
    long relative = nanos;
    if (absolute) {
      boolean real = (call.argument(1) & CLOCK_REALTIME) != 0;
      relative = nanos - (real ? clock.realNanos() : clock.nanos());
    }
    return relative <= 0 ? 0 : clock.cycles() + clock.toCycles(relative);
  }

  private Outcome wake(Call call, int bits) {
    if (bits == 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    return Outcome.done(futexes.wake(key(call, 0), Math.max(call.argument(2), 1), bits));
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
    int woken = futexes.wake(from, call.argument(2), ANY);
    int moved = futexes.requeue(from, to, call.argument(3));
    return Outcome.done(woken + moved);
  }

  /**
   * The word that an argument points to (Linux: get_futex_key). One that may be shared must be
   * there to be read, so that its page is known; of a private one the address is enough.
   */
  private static FutexTable.Key key(Call call, int argument) {
    AddressSpace space = call.process().space();
    int address = call.argument(argument);
    call.memory().requireUser(address, WORD_BYTES);
    if ((call.argument(1) & PRIVATE) == 0) {
      space.requireReadable(address);
    }
    return FutexTable.Key.of(space, address);
  }
}
