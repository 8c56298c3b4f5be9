package ringside.kernel.syscall.ipc;

import java.util.ArrayList;
import java.util.List;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.ipc.IpcPermission;
import ringside.kernel.ipc.IpcTable;
import ringside.kernel.ipc.SemaphoreSet;
import ringside.kernel.ipc.SystemV;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Deadline;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.TimerQueue;
import ringside.kernel.wait.Wakeups;

/** System V semaphores: semget, semop, semtimedop_time64. */
public final class SemaphoreCalls {
  /** Semaphores of a set (SEMMSL). */
  static final int MOST_SEMAPHORES = 32000;

  /** Operations of a call (SEMOPM). */
  static final int MOST_OPERATIONS = 500;

  private static final int OPERATION_BYTES = 6;
  private static final int SEM_UNDO = 0x1000;

  private final KernelMemory memory;
  private final Wakeups wakeups;
  private final GuestClock clock;
  private final IpcTable<SemaphoreSet> sets;
  private final IpcCalls<SemaphoreSet> common;

  public SemaphoreCalls(KernelMemory memory, Wakeups wakeups, GuestClock clock, SystemV systemV) {
    this.memory = memory;
    this.wakeups = wakeups;
    this.clock = clock;
    this.sets = systemV.semaphores();
    this.common = new IpcCalls<>(sets, clock);
  }

  public void register(SyscallTable table) {
    table.add(Syscall.SEMGET, "xix", this::get);
    table.add(Syscall.SEMOP, "ipu", call -> operate(call, false));
    table.add(Syscall.SEMTIMEDOP_TIME64, "iput", call -> operate(call, true));
  }

  private Outcome get(Call call) {
    int count = call.argument(1);
    if (count < 0 || count > MOST_SEMAPHORES) {
      return Outcome.failed(Errno.EINVAL);
    }
    return common.get(
        call,
        call.argument(0),
        call.argument(2),
        set -> count > set.count() ? Errno.EINVAL : null,
        () -> count == 0 ? Errno.EINVAL : null,
        (id, permission, now) -> new SemaphoreSet(memory, wakeups, id, permission, now, count));
  }

  private Outcome operate(Call call, boolean timed) {
    int count = call.argument(2);
    if (count < 1 || call.argument(0) < 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (count > MOST_OPERATIONS) {
      return Outcome.failed(Errno.E2BIG);
    }
    List<SemaphoreSet.Operation> vector = read(call, count);
    if (!call.pending().retried()) {
      int timeout = timed ? call.argument(3) : 0;
      call.pending().setDeadline(Deadline.relative(clock, call.memory(), timeout));
      if (call.pending().deadline() == Deadline.INVALID) {
        return Outcome.failed(Errno.EINVAL);
      }
    }
    SemaphoreSet set = sets.find(call.argument(0));
    if (set == null) {
      return Outcome.failed(call.pending().retried() ? Errno.EIDRM : Errno.EINVAL);
    }
    if (vector.stream().anyMatch(o -> o.semaphore() >= set.count())) {
      return Outcome.failed(Errno.EFBIG);
    }
    boolean alters = vector.stream().anyMatch(o -> o.change() != 0);
    int wanted = alters ? IpcPermission.WRITE : IpcPermission.READ;
    if (!set.permission().allows(call.process().credentials(), wanted)) {
      return Outcome.failed(Errno.EACCES);
    }
    return attempt(call, set, vector);
  }

  private Outcome attempt(Call call, SemaphoreSet set, List<SemaphoreSet.Operation> vector) {
    SemaphoreSet.Result result = set.attempt(operator(call), vector, IpcCalls.now(clock));
    return switch (result) {
      case DONE -> Outcome.done(0);
      case WOULD_BLOCK -> Outcome.failed(Errno.EAGAIN);
      case OUT_OF_RANGE -> Outcome.failed(Errno.ERANGE);
      case WAITS -> await(call, set);
    };
  }

  private Outcome await(Call call, SemaphoreSet set) {
    long deadline = call.pending().deadline();
    if (deadline < TimerQueue.NEVER && deadline <= clock.cycles()) {
      set.forget(call.thread());
      return Outcome.failed(Errno.EAGAIN);
    }
    call.pending().whenAbandoned(() -> set.forget(call.thread()));
    return Outcome.waitUntil(set.changes(), deadline)
        .interruptedBy(
            () -> {
              set.forget(call.thread());
              return Outcome.failed(Errno.EINTR);
            });
  }

  private static List<SemaphoreSet.Operation> read(Call call, int count) {
    List<SemaphoreSet.Operation> vector = new ArrayList<>();
    byte[] bytes = call.memory().read(call.argument(1), count * OPERATION_BYTES);
    for (int i = 0; i < bytes.length; i += OPERATION_BYTES) {
      int flags = half(bytes, i + 4);
      vector.add(
          new SemaphoreSet.Operation(
              half(bytes, i),
              (short) half(bytes, i + 2),
              (flags & IpcCalls.IPC_NOWAIT) != 0,
              (flags & SEM_UNDO) != 0));
    }
    return vector;
  }

  private static int half(byte[] bytes, int at) {
    return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
  }

  private static SemaphoreSet.Operator operator(Call call) {
    return new SemaphoreSet.Operator(call.thread(), call.process().pid(), call.process()::atExit);
  }
}
