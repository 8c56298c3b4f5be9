package ringside.kernel.syscall.process;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.anonymous.EpollFile;
import ringside.kernel.process.Process;
import ringside.kernel.process.Processes;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Looking;
import ringside.kernel.syscall.Support;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;

/** kcmp: whether two processes share something. */
public final class ComparisonCalls {
  private static final int KCMP_FILE = 0;
  private static final int KCMP_VM = 1;
  private static final int KCMP_FILES = 2;
  private static final int KCMP_FS = 3;
  private static final int KCMP_SIGHAND = 4;
  private static final int KCMP_IO = 5;
  private static final int KCMP_SYSVSEM = 6;
  private static final int KCMP_EPOLL_TFD = 7;

  private final KernelCode code;
  private final Processes processes;

  public ComparisonCalls(KernelCode code, Processes processes) {
    this.code = code;
    this.processes = processes;
  }

  public void register(SyscallTable table) {
    table.add(
        Syscall.KCMP,
        "iiixx",
        Support.partial("what differs is ordered by process, not by a secret order"),
        this::compare);
  }

  private Outcome compare(Call call) {
    code.run(Routine.PROCESS_COMPARE);
    Process one = processes.findAny(call.argument(0));
    Process other = processes.findAny(call.argument(1));
    if (one == null || other == null) {
      return Outcome.failed(Errno.ESRCH);
    }
    if (!Looking.isAllowed(call.process(), one) || !Looking.isAllowed(call.process(), other)) {
      return Outcome.failed(Errno.EPERM);
    }
    return switch (call.argument(2)) {
      case KCMP_FILE -> ofFiles(call, one, other);
      case KCMP_VM -> answer(one, other, one.space() == other.space());
      case KCMP_FILES -> answer(one, other, one.files() == other.files());
      case KCMP_FS -> answer(one, other, one.context() == other.context());
      case KCMP_SIGHAND, KCMP_SYSVSEM -> answer(one, other, one == other);
      case KCMP_EPOLL_TFD -> withWatched(call, one, other);
      case KCMP_IO -> Outcome.done(0); // nobody has an I/O context of his own
      default -> Outcome.failed(Errno.EINVAL);
    };
  }

  private static Outcome ofFiles(Call call, Process one, Process other) {
    OpenFile a = file(one, call.argument(3));
    OpenFile b = file(other, call.argument(4));
    if (a == null || b == null) {
      return Outcome.failed(Errno.EBADF);
    }
    boolean firstBefore =
        one == other ? call.argument(3) < call.argument(4) : one.pid() < other.pid();
    return Outcome.done(a == b ? 0 : firstBefore ? 1 : 2);
  }

  /** A file of the one, and what an epoll set of the other watches (struct kcmp_epoll_slot). */
  private static Outcome withWatched(Call call, Process one, Process other) {
    int slot = call.argument(4);
    int set = call.memory().readWord(slot);
    OpenFile file = file(one, call.argument(3));
    OpenFile watching = file(other, set);
    if (file == null || watching == null) {
      return Outcome.failed(Errno.EBADF);
    }
    if (!(watching instanceof EpollFile epoll)) {
      return Outcome.failed(Errno.EINVAL);
    }
    int descriptor = call.memory().readWord(slot + 4);
    OpenFile watched = epoll.watched(descriptor, call.memory().readWord(slot + 8));
    if (watched == null) {
      return Outcome.failed(Errno.ENOENT);
    }
    return Outcome.done(watched == file ? 0 : one.pid() <= other.pid() ? 1 : 2);
  }

  private static @Nullable OpenFile file(Process process, int descriptor) {
    return process.files().find(descriptor);
  }

  /** 0 for the same, 1 where the first comes before the other, 2 behind. */
  private static Outcome answer(Process one, Process other, boolean same) {
    return Outcome.done(same || one == other ? 0 : one.pid() < other.pid() ? 1 : 2);
  }
}
