package ringside.kernel.syscall.signal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.isa.abi.Syscall;
import ringside.kernel.identity.Credentials;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.PidFile;
import ringside.kernel.process.Process;
import ringside.kernel.process.Processes;
import ringside.kernel.signal.SignalInfo;
import ringside.kernel.signal.delivery.Signals;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.wait.Outcome;

/** Sending signals: kill, tkill, tgkill, rt_sigqueueinfo, rt_tgsigqueueinfo, pidfd_send_signal. */
public final class SignalCalls {
  private static final int INFO_FIELDS = 4;

  private final Processes processes;
  private final Signals signals;

  public SignalCalls(Processes processes, Signals signals) {
    this.processes = processes;
    this.signals = signals;
  }

  public void register(SyscallTable table) {
    table.add(Syscall.KILL, "ig", this::kill);
    table.add(Syscall.TKILL, "ig", call -> toThread(call, 0, call.argument(0), 1));
    table.add(Syscall.TGKILL, "iig", call -> toThread(call, call.argument(0), call.argument(1), 2));
    table.add(Syscall.RT_SIGQUEUEINFO, "igp", this::queue);
    table.add(Syscall.RT_TGSIGQUEUEINFO, "iigp", this::queueToThread);
    table.add(Syscall.PIDFD_SEND_SIGNAL, "dgpx", this::byDescriptor);
  }

  private Outcome kill(Call call) {
    int pid = call.argument(0);
    int signal = call.argument(1);
    List<Process> targets = targets(call, pid);
    if (targets.isEmpty()) {
      return Outcome.failed(Errno.ESRCH);
    }
    if (isInvalid(signal)) {
      return Outcome.failed(Errno.EINVAL);
    }
    boolean any = false;
    for (Process target : targets) {
      if (maySend(call, target, signal)) {
        any = true;
        send(target, fromCaller(call, signal, SignalInfo.USER));
      }
    }
    return any ? Outcome.done(0) : Outcome.failed(Errno.EPERM);
  }

  private List<Process> targets(Call call, int pid) {
    if (pid > 0) {
      Process target = processes.findAny(pid);
      return target == null ? List.of() : List.of(target);
    }
    if (pid == -1) {
      return processes.select(p -> p != call.process());
    }
    int group = pid == 0 ? call.process().group() : -pid;
    return processes.select(p -> p.group() == group);
  }

  private Outcome toThread(Call call, int pid, int tid, int signalArgument) {
    int signal = call.argument(signalArgument);
    return toThread(call, pid, tid, fromCaller(call, signal, SignalInfo.THREAD_KILL));
  }

  private Outcome toThread(Call call, int pid, int tid, SignalInfo info) {
    boolean anyProcess = call.pending().number() == Syscall.TKILL.number();
    if (tid <= 0 || pid <= 0 && !anyProcess) {
      return Outcome.failed(Errno.EINVAL);
    }
    GuestThread target = processes.findThread(tid);
    if (target == null && tid == Processes.REAPER && (anyProcess || pid == tid)) {
      return toProcess(call, processes.findAny(tid), info); // it has no thread of its own
    }
    if (target == null || !anyProcess && target.process().pid() != pid) {
      return Outcome.failed(Errno.ESRCH);
    }
    if (isInvalid(info.signal())) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (!maySend(call, target.process(), info.signal())) {
      return Outcome.failed(Errno.EPERM);
    }
    if (info.signal() != 0) {
      if (isFull(call, info.signal())) {
        return Outcome.failed(Errno.EAGAIN);
      }
      signals.send(target, info);
    }
    return Outcome.done(0);
  }

  private Outcome queue(Call call) {
    SignalInfo info = readInfo(call, call.argument(1), call.argument(2));
    Process target = processes.findAny(call.argument(0));
    if (pretends(info) && call.argument(0) != call.process().pid()) {
      return Outcome.failed(Errno.EPERM);
    }
    return toProcess(call, target, info);
  }

  private Outcome toProcess(Call call, @Nullable Process target, SignalInfo info) {
    if (target == null) {
      return Outcome.failed(Errno.ESRCH);
    }
    if (isInvalid(info.signal())) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (!maySend(call, target, info.signal())) {
      return Outcome.failed(Errno.EPERM);
    }
    if (isFull(call, info.signal())) {
      return Outcome.failed(Errno.EAGAIN);
    }
    send(target, info);
    return Outcome.done(0);
  }

  private Outcome queueToThread(Call call) {
    SignalInfo info = readInfo(call, call.argument(2), call.argument(3));
    if (pretends(info) && call.argument(1) != call.thread().tid()) {
      return Outcome.failed(Errno.EPERM);
    }
    return toThread(call, call.argument(0), call.argument(1), info);
  }

  /** To the process of a descriptor, which never means another. */
  private Outcome byDescriptor(Call call) {
    if (call.argument(3) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (!(call.file(0) instanceof PidFile file)) {
      return Outcome.failed(Errno.EBADF);
    }
    int signal = call.argument(1);
    SignalInfo info = fromCaller(call, signal, SignalInfo.USER);
    if (call.argument(2) != 0) {
      info = readInfo(call, signal, call.argument(2));
      if (call.memory().readWord(call.argument(2)) != signal) {
        return Outcome.failed(Errno.EINVAL);
      }
      if (pretends(info) && file.process() != call.process()) {
        return Outcome.failed(Errno.EPERM);
      }
    }
    return file.process().isReaped()
        ? Outcome.failed(Errno.ESRCH)
        : toProcess(call, file.process(), info);
  }

  /** Only the kernel says that a signal comes from the kernel or from kill. */
  private static boolean pretends(SignalInfo info) {
    return info.code() >= 0 || info.code() == SignalInfo.THREAD_KILL;
  }

  private static SignalInfo readInfo(Call call, int signal, int address) {
    List<Integer> fields = new ArrayList<>();
    for (int i = 0; i < INFO_FIELDS; i++) {
      fields.add(call.memory().readWord(address + 12 + i * 4));
    }
    return new SignalInfo(signal, call.memory().readWord(address + 8), fields);
  }

  private void send(Process target, SignalInfo info) {
    if (info.signal() != 0) {
      signals.send(target, info);
    }
  }

  /** Real-time signals queue, up to a limit. */
  private boolean isFull(Call call, int signal) {
    return Signal.of(signal) == null && signal != 0 && !signals.roomFor(call.process());
  }

  private static SignalInfo fromCaller(Call call, int signal, int code) {
    Process sender = call.process();
    return SignalInfo.from(signal, code, sender.pid(), sender.credentials().uid());
  }

  private static boolean maySend(Call call, Process target, int signal) {
    Credentials sender = call.process().credentials();
    boolean resumes =
        signal == Signal.SIGCONT.number() && target.session() == call.process().session();
    return resumes || sender.maySignal(target.credentials());
  }

  private static boolean isInvalid(int signal) {
    return signal < 0 || signal > Signal.MAXIMUM;
  }
}
