package ringside.kernel.syscall;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.isa.abi.Syscall;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Process;
import ringside.kernel.signal.SignalState;

/** kill, tkill, tgkill, rt_sigaction, rt_sigprocmask, rt_sigpending. */
final class SignalCalls {
  private static final int SIG_DFL = 0;
  private static final int SIG_IGN = 1;
  private static final int SIGSET_BYTES = 8;
  private static final int SIG_BLOCK = 0;
  private static final int SIG_UNBLOCK = 1;
  private static final int SIG_SETMASK = 2;

  private final Services services;

  SignalCalls(Services services) {
    this.services = services;
  }

  void register(SyscallTable table) {
    Support noHandlers = Support.partial("SIG_DFL and SIG_IGN only: a handler gives ENOSYS");
    Support wholeProcess = Support.partial("the signal goes to the whole process");
    table.add(Syscall.KILL, "ig", this::kill);
    table.add(Syscall.TKILL, "ig", wholeProcess, call -> toThread(call, 0, call.argument(0), 1));
    table.add(
        Syscall.TGKILL,
        "iig",
        wholeProcess,
        call -> toThread(call, call.argument(0), call.argument(1), 2));
    table.add(Syscall.RT_SIGACTION, "gppu", noHandlers, this::action);
    table.add(
        Syscall.RT_SIGPROCMASK,
        "ippu",
        Support.partial("the mask is that of the whole process"),
        this::mask);
    table.add(Syscall.RT_SIGPENDING, "pu", this::pending);
  }

  private Outcome kill(Call call) {
    int pid = call.argument(0);
    int signal = call.argument(1);
    if (signal < 0 || signal > Signal.MAXIMUM) {
      return Outcome.failed(Errno.EINVAL);
    }
    List<Process> targets = targets(call, pid);
    if (targets.isEmpty()) {
      return Outcome.failed(Errno.ESRCH);
    }
    boolean any = false;
    for (Process target : targets) {
      if (call.process().credentials().maySignal(target.credentials())) {
        any = true;
        send(target, signal);
      }
    }
    return any ? Outcome.done(0) : Outcome.failed(Errno.EPERM);
  }

  private List<Process> targets(Call call, int pid) {
    if (pid > 0) {
      Process target = services.processes().find(pid);
      return target == null ? List.of() : List.of(target);
    }
    if (pid == -1) {
      return services.processes().all().stream().filter(p -> p != call.process()).toList();
    }
    int group = pid == 0 ? call.process().group() : -pid;
    return services.processes().all().stream().filter(p -> p.group() == group).toList();
  }

  private Outcome toThread(Call call, int pid, int tid, int signalArgument) {
    int signal = call.argument(signalArgument);
    boolean anyProcess = call.pending().syscall() == Syscall.TKILL;
    if (signal < 0 || signal > Signal.MAXIMUM || tid <= 0 || pid <= 0 && !anyProcess) {
      return Outcome.failed(Errno.EINVAL);
    }
    GuestThread target = services.processes().findThread(tid);
    if (target == null || !anyProcess && target.process().pid() != pid) {
      return Outcome.failed(Errno.ESRCH);
    }
    if (!call.process().credentials().maySignal(target.process().credentials())) {
      return Outcome.failed(Errno.EPERM);
    }
    send(target.process(), signal);
    return Outcome.done(0);
  }

  private void send(Process target, int signal) {
    if (signal != 0) {
      services.signals().send(target, signal);
    }
  }

  private Outcome action(Call call) {
    int number = call.argument(0);
    Signal signal = Signal.of(number);
    boolean fixed = signal == Signal.SIGKILL || signal == Signal.SIGSTOP;
    boolean changes = call.argument(1) != 0;
    if (call.argument(3) != SIGSET_BYTES || number < 1 || number > Signal.MAXIMUM) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (fixed && changes) {
      return Outcome.failed(Errno.EINVAL);
    }
    SignalState state = call.process().signals();
    int handler = changes ? call.memory().readWord(call.argument(1)) : 0;
    if (call.argument(2) != 0) {
      int old = state.ignores(number) ? SIG_IGN : SIG_DFL;
      call.memory().write(call.argument(2), Words.bytes(old, 0, 0, 0));
    }
    if (changes && handler != SIG_DFL && handler != SIG_IGN) {
      return Outcome.failed(Errno.ENOSYS);
    }
    if (changes) {
      state.setIgnored(number, handler == SIG_IGN);
    }
    return Outcome.done(0);
  }

  private Outcome mask(Call call) {
    if (call.argument(3) != SIGSET_BYTES) {
      return Outcome.failed(Errno.EINVAL);
    }
    SignalState state = call.process().signals();
    long old = state.blocked();
    if (call.argument(1) != 0) {
      Long changed = changedMask(call, old, call.memory().readLong(call.argument(1)));
      if (changed == null) {
        return Outcome.failed(Errno.EINVAL);
      }
      state.setBlocked(changed);
    }
    if (call.argument(2) != 0) {
      call.memory().write(call.argument(2), Words.bytes((int) old, (int) (old >>> 32)));
    }
    services.signals().deliver(call.process());
    return Outcome.done(0);
  }

  private static @Nullable Long changedMask(Call call, long old, long set) {
    return switch (call.argument(0)) {
      case SIG_BLOCK -> old | set;
      case SIG_UNBLOCK -> old & ~set;
      case SIG_SETMASK -> set;
      default -> null;
    };
  }

  private Outcome pending(Call call) {
    if (Integer.compareUnsigned(call.argument(1), SIGSET_BYTES) > 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    long set = call.process().signals().pending();
    call.memory().write(call.argument(0), Words.bytes((int) set, (int) (set >>> 32)));
    return Outcome.done(0);
  }
}
