package ringside.kernel.syscall.file;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Signal;
import ringside.kernel.file.IoOwner;
import ringside.kernel.file.OpenFile;
import ringside.kernel.identity.Credentials;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Process;
import ringside.kernel.process.Processes;
import ringside.kernel.signal.SignalInfo;
import ringside.kernel.signal.delivery.Signals;

/** Sends the signals of files that are ready (Linux: send_sigio). */
final class IoSignalling {
  /** POLL_IN: there is something to read. */
  static final int IN = 1;

  /** POLL_OUT: there is room to write. */
  static final int OUT = 2;

  /** POLL_MSG: somebody wants what a lease is on. */
  static final int MESSAGE = 3;

  /** SI_SIGIO: of a signal whose codes mean something else. */
  private static final int OF_IO = -5;

  private static final int[] BANDS = {0, 0x41, 0x304, 0x441};

  private final Processes processes;
  private final Signals signals;

  IoSignalling(Processes processes, Signals signals) {
    this.processes = processes;
    this.signals = signals;
  }

  /**
   * Tells the owner of a file.
   *
   * @param descriptor by which the owner knows it
   * @param reason a POLL_ constant
   */
  void tell(OpenFile file, int descriptor, int reason) {
    tell(file.ioSignals().owner(), info(file.ioSignals().signal(), descriptor, reason));
  }

  /** Tells the owner of a socket of urgent data, by a signal that is always the same. */
  void tellUrgent(OpenFile file) {
    tell(file.ioSignals().owner(), SignalInfo.kernel(Signal.SIGURG));
  }

  private void tell(IoOwner owner, SignalInfo info) {
    if (owner.id() == 0) {
      return;
    }
    if (owner.kind() == IoOwner.THREAD) {
      GuestThread thread = processes.findThread(owner.id());
      if (thread != null && mayTell(owner, thread.process())) {
        signals.send(thread, info);
      }
      return;
    }
    for (Process target : targets(owner)) {
      if (mayTell(owner, target)) {
        signals.send(target, info);
      }
    }
  }

  private List<Process> targets(IoOwner owner) {
    if (owner.kind() == IoOwner.GROUP) {
      return processes.select(process -> process.group() == owner.id());
    }
    @Nullable Process target = processes.find(owner.id());
    return target == null ? List.of() : List.of(target);
  }

  private static SignalInfo info(int signal, int descriptor, int reason) {
    if (signal == 0) {
      return SignalInfo.kernel(Signal.SIGIO);
    }
    int code = hasCodes(signal) ? OF_IO : reason;
    return new SignalInfo(signal, code, List.of(BANDS[reason], descriptor));
  }

  /** Signals that have codes of their own (Linux: sig_specific_sicodes), but for SIGIO. */
  private static boolean hasCodes(int signal) {
    return signal == Signal.SIGILL.number()
        || signal == Signal.SIGFPE.number()
        || signal == Signal.SIGSEGV.number()
        || signal == Signal.SIGBUS.number()
        || signal == Signal.SIGTRAP.number()
        || signal == Signal.SIGCHLD.number()
        || signal == Signal.SIGSYS.number();
  }

  /** Whoever said who the owner is must be allowed to signal it (Linux: sigio_perm). */
  private static boolean mayTell(IoOwner owner, Process target) {
    Credentials.Ids users = target.credentials().users();
    boolean same =
        List.of(owner.uid(), owner.euid()).stream()
            .anyMatch(uid -> uid == users.real() || uid == users.saved());
    return owner.euid() == 0 || same;
  }
}
