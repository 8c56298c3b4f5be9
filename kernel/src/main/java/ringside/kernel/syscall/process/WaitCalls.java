package ringside.kernel.syscall.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.isa.abi.Syscall;
import ringside.kernel.file.OpenFile;
import ringside.kernel.process.ExitStatus;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Process;
import ringside.kernel.process.Processes;
import ringside.kernel.process.ResourceUsage;
import ringside.kernel.signal.SignalInfo;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Support;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.Words;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;

/** waitid. */
public final class WaitCalls {
  private static final int P_ALL = 0;
  private static final int P_PID = 1;
  private static final int P_PGID = 2;
  private static final int P_PIDFD = 3;
  private static final int WNOHANG = 1;
  private static final int WSTOPPED = 2;
  private static final int WEXITED = 4;
  private static final int WCONTINUED = 8;
  private static final int WNOWAIT = 0x1000000;
  private static final int LINUX_CLONE_OPTIONS = 0xe0000000;
  private static final int CLD_TRAPPED = 4;
  private static final int CLD_STOPPED = 5;
  private static final int CLD_CONTINUED = 6;

  private final KernelCode code;
  private final Processes processes;
  private final Usage accounts;

  public WaitCalls(KernelCode code, Processes processes, Usage accounts) {
    this.code = code;
    this.processes = processes;
    this.accounts = accounts;
  }

  public void register(SyscallTable table) {
    table.add(
        Syscall.WAITID,
        "iipxp",
        Support.partial("the resource usage that argument 5 asks for has times and memory only"),
        this::waitid);
  }

  private Outcome waitid(Call call) {
    int options = call.argument(3);
    int events = options & (WEXITED | WSTOPPED | WCONTINUED);
    int known = events | options & (WNOHANG | WNOWAIT | LINUX_CLONE_OPTIONS);
    Asked asked = Asked.of(call);
    if (events == 0 || known != options || !asked.isNamed()) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (asked.type == P_PIDFD) {
      return waitFor(call, asked.byDescriptor(call), options);
    }
    return waitFor(call, asked, options);
  }

  /**
   * Whose changes are asked for.
   *
   * @param impatient whether the descriptor that names it does not wait (PIDFD_NONBLOCK)
   */
  private record Asked(int type, int id, boolean impatient) {
    static Asked of(Call call) {
      return new Asked(call.argument(0), call.argument(1), false);
    }

    boolean isNamed() {
      return switch (type) {
        case P_ALL -> true;
        case P_PID -> id > 0;
        case P_PGID, P_PIDFD -> id >= 0;
        default -> false;
      };
    }

    Asked byDescriptor(Call call) {
      OpenFile file = call.file(1);
      int pid = PidFileCalls.process(call, 1).pid();
      return new Asked(P_PID, pid, file != null && file.nonBlocking());
    }
  }

  private Outcome waitFor(Call call, Asked asked, int options) {
    code.run(Routine.GET_ID);
    List<Process> candidates = candidates(call, asked);
    List<GuestThread> tracees = tracees(call, asked);
    if (candidates.isEmpty() && tracees.isEmpty()) {
      return Outcome.failed(Errno.ECHILD);
    }
    for (GuestThread tracee : tracees) {
      SignalInfo stop = tracee.tracing().stop();
      if (stop != null && tracee.tracing().takeStop((options & WNOWAIT) != 0)) {
        int signal = Signal.SIGCHLD.number();
        return writeInfo(call, signal, CLD_TRAPPED, tracee.tid(), stop.signal());
      }
    }
    for (Process child : candidates) {
      code.run(Routine.WAITID);
      code.load(child.object() + 16);
      Outcome outcome = report(call, child, options);
      if (outcome instanceof Outcome.Done) {
        return outcome;
      }
    }
    if ((options & WNOHANG) == 0 && asked.impatient) {
      return Outcome.failed(Errno.EAGAIN);
    }
    if ((options & WNOHANG) == 0) {
      return Outcome.wait(call.process().childEvents());
    }
    writeInfo(call, 0, 0, 0, 0);
    return Outcome.done(0);
  }

  /** The children that are asked for, oldest first. */
  private static List<Process> candidates(Call call, Asked asked) {
    if (asked.type == P_PID) {
      Process child = call.process().child(asked.id);
      return child == null ? List.of() : List.of(child);
    }
    List<Process> candidates = new ArrayList<>();
    for (Process child : call.process().children()) {
      if (matches(call, asked, child)) {
        candidates.add(child);
      }
    }
    return candidates;
  }

  private static List<GuestThread> tracees(Call call, Asked asked) {
    Collection<GuestThread> all = call.process().tracees();
    return all.isEmpty()
        ? List.of()
        : all.stream().filter(tracee -> matches(call, asked, tracee)).toList();
  }

  private static boolean matches(Call call, Asked asked, GuestThread tracee) {
    boolean byPid = asked.type == P_PID;
    return byPid ? tracee.tid() == asked.id : matches(call, asked, tracee.process());
  }

  /** Where no pid is asked for. */
  private static boolean matches(Call call, Asked asked, Process child) {
    int group = asked.id == 0 ? call.process().group() : asked.id;
    return asked.type != P_PGID || child.group() == group;
  }

  /** Done where a child has something to report, else a wait. */
  private Outcome report(Call call, Process child, int options) {
    boolean keep = (options & WNOWAIT) != 0;
    int signal = Signal.SIGCHLD.number();
    if (child.isZombie()) {
      return (options & WEXITED) != 0
          ? reportEnd(call, child, keep)
          : Outcome.wait(call.process().childEvents());
    }
    if ((options & WSTOPPED) != 0 && child.takeStop(keep)) {
      return writeInfo(call, signal, CLD_STOPPED, child.pid(), child.stopSignal());
    }
    if ((options & WCONTINUED) != 0 && child.takeContinue(keep)) {
      return writeInfo(call, signal, CLD_CONTINUED, child.pid(), Signal.SIGCONT.number());
    }
    return Outcome.wait(call.process().childEvents());
  }

  private Outcome reportEnd(Call call, Process child, boolean keep) {
    ExitStatus status = child.exitStatus();
    if (status == null) {
      throw new IllegalStateException("zombie without status: " + child.pid());
    }
    int pid = child.pid();
    ResourceUsage usage = accounts.of(child).plus(child.childUsage());
    if (!keep) {
      call.process().addChildUsage(usage);
      // Before the answer is written: with a bad pointer the child is gone on Linux, too.
      processes.reap(child);
    }
    if (call.argument(4) != 0) {
      call.memory().write(call.argument(4), accounts.structure(usage));
    }
    return writeInfo(call, Signal.SIGCHLD.number(), status.childCode(), pid, status.value());
  }

  /** siginfo_t: signo, errno, code, pid, uid, status. */
  private static Outcome writeInfo(Call call, int signal, int code, int pid, int status) {
    if (call.argument(2) != 0) {
      int uid = pid == 0 ? 0 : call.process().credentials().uid();
      call.memory().write(call.argument(2), Words.bytes(signal, 0, code, pid, uid, status));
    }
    return Outcome.done(0);
  }
}
