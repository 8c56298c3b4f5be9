package ringside.kernel.syscall.file;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.event.WaitTarget;
import ringside.kernel.file.OpenFile;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.process.ResourceLimits;
import ringside.kernel.signal.delivery.Signals;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Deadline;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.Timespec;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.Readiness;
import ringside.kernel.wait.TimerQueue;
import ringside.kernel.wait.WaitQueue;

/** ppoll_time64 and pselect6_time64: waiting for several files at once. */
public final class PollCalls {
  private static final int SIGSET_BYTES = 8;
  private static final int ENTRY_BYTES = 8;
  private static final int MOST_FILES = 256;
  private static final int READ_BITS = Readiness.IN | Readiness.HUP | Readiness.ERR;
  private static final int WRITE_BITS = Readiness.OUT | Readiness.ERR;
  private static final int EXCEPTION_BITS = Readiness.PRI;

  private final KernelCode code;
  private final Signals signals;
  private final GuestClock clock;
  private final WaitQueue time = new WaitQueue(WaitTarget.of(WaitTarget.Kind.SIGNAL_OR_TIME));

  public PollCalls(KernelCode code, Signals signals, GuestClock clock) {
    this.code = code;
    this.signals = signals;
    this.clock = clock;
  }

  public void register(SyscallTable table) {
    table.add(Syscall.PPOLL_TIME64, "putpu", this::poll);
    table.add(Syscall.PSELECT6_TIME64, "ippptp", this::select);
  }

  private Outcome poll(Call call) {
    int count = call.argument(1);
    long limit = call.process().limits().soft(ResourceLimits.FILES);
    if (!call.pending().retried()) {
      Outcome bad = begin(call, 2, call.argument(3), call.argument(4));
      if (bad != null) {
        return bad;
      }
    }
    if (Integer.toUnsignedLong(count) > limit) {
      return Outcome.failed(Errno.EINVAL);
    }
    List<WaitQueue> queues = new ArrayList<>();
    int ready = 0;
    for (int i = 0; i < count; i++) {
      int entry = call.argument(0) + i * ENTRY_BYTES;
      int found = entryReadiness(call, entry, queues);
      ready += found != 0 ? 1 : 0;
    }
    return answer(call, ready, queues, 2);
  }

  /** Fills in revents of a struct pollfd, and adds where to wait for it to change. */
  private int entryReadiness(Call call, int entry, List<WaitQueue> queues) {
    int descriptor = call.memory().readWord(entry);
    int events = call.memory().readWord(entry + 4) & 0xffff;
    int found = 0;
    if (descriptor >= 0) {
      int always = Readiness.ERR | Readiness.HUP | Readiness.NVAL;
      found = readiness(call, descriptor, queues) & (expand(events) | always);
      found = expand(found) & (events | always);
    }
    call.memory().writeWord(entry + 4, events | found << 16);
    return found;
  }

  /** POLLRDNORM goes with POLLIN, POLLWRNORM with POLLOUT. */
  private static int expand(int bits) {
    int in = (bits & (Readiness.IN | Readiness.RDNORM)) != 0 ? Readiness.IN | Readiness.RDNORM : 0;
    int out =
        (bits & (Readiness.OUT | Readiness.WRNORM)) != 0 ? Readiness.OUT | Readiness.WRNORM : 0;
    return bits | in | out;
  }

  private int readiness(Call call, int descriptor, List<WaitQueue> queues) {
    OpenFile file = call.process().files().find(descriptor);
    if (file == null || file.onlyNames()) {
      return Readiness.NVAL;
    }
    code.run(Routine.POLL_FILE);
    queues.addAll(file.readinessQueues());
    return file.readiness();
  }

  private Outcome select(Call call) {
    int count = Math.min(call.argument(0), MOST_FILES);
    if (count < 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (!call.pending().retried()) {
      int mask = 0;
      int maskBytes = 0;
      if (call.argument(5) != 0) {
        mask = call.memory().readWord(call.argument(5));
        maskBytes = call.memory().readWord(call.argument(5) + 4);
      }
      Outcome bad = begin(call, 4, mask, maskBytes);
      if (bad != null) {
        return bad;
      }
    }
    List<WaitQueue> queues = new ArrayList<>();
    FileSets wanted =
        FileSets.read(call.memory(), count, call.argument(1), call.argument(2), call.argument(3));
    FileSets found = new FileSets(count);
    for (int fd = 0; fd < count; fd++) {
      if (wanted.wants(fd)) {
        int ready = readiness(call, fd, queues);
        if (ready == Readiness.NVAL) {
          return Outcome.failed(Errno.EBADF);
        }
        found.note(wanted, fd, ready & READ_BITS, ready & WRITE_BITS, ready & EXCEPTION_BITS);
      }
    }
    Outcome outcome = answer(call, found.size(), queues, 4);
    if (outcome instanceof Outcome.Done) {
      found.write(call.memory(), call.argument(1), call.argument(2), call.argument(3));
    }
    return outcome;
  }

  /** Checks the timeout and sets the mask for the time of the call; null where all is well. */
  private @Nullable Outcome begin(Call call, int timeout, int mask, int maskBytes) {
    long deadline = Deadline.relative(clock, call.memory(), call.argument(timeout));
    if (deadline == Deadline.INVALID) {
      return Outcome.failed(Errno.EINVAL);
    }
    call.pending().setDeadline(deadline);
    if (mask != 0) {
      if (maskBytes != SIGSET_BYTES) {
        return Outcome.failed(Errno.EINVAL);
      }
      call.thread().signals().blockForNow(call.memory().readLong(mask));
    }
    return null;
  }

  private Outcome answer(Call call, int ready, List<WaitQueue> queues, int timeout) {
    long deadline = call.pending().deadline();
    boolean over = deadline <= clock.cycles();
    if (ready > 0 || over) {
      writeLeft(call, timeout, deadline);
      // A signal that the call's mask lets through comes before the end of the time.
      boolean interrupted = ready == 0 && signals.settle(call.thread());
      return interrupted ? Outcome.failed(Errno.EINTR) : Outcome.done(ready);
    }
    List<WaitQueue> all = queues.isEmpty() ? List.of(time) : queues.stream().distinct().toList();
    return Outcome.waitUntil(all, deadline)
        .interruptedBy(
            () -> {
              writeLeft(call, timeout, deadline);
              return Outcome.failed(Errno.EINTR);
            });
  }

  /** Where what is left can't be stored, the answer stands (Linux: poll_select_finish). */
  private void writeLeft(Call call, int timeout, long deadline) {
    if (call.argument(timeout) == 0 || deadline >= TimerQueue.NEVER) {
      return;
    }
    long left = Math.max(0, deadline - clock.cycles());
    try {
      Timespec.write(call.memory(), call.argument(timeout), clock.toNanos(left));
    } catch (BadAddress readOnly) {
      code.finish();
    }
  }
}
