package ringside.kernel.syscall.file;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.kernel.event.WaitTarget;
import ringside.kernel.file.IoOwner;
import ringside.kernel.file.IoSignals;
import ringside.kernel.file.OpenFile;
import ringside.kernel.process.Processes;
import ringside.kernel.signal.delivery.Signals;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Words;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.WaitQueue;

/**
 * Files that signal when they are ready: fcntl64's F_SETOWN, F_SETOWN_EX, F_SETSIG, what they have
 * set, and O_ASYNC.
 */
public final class AsyncCalls {
  private static final int F_SETOWN = 8;
  private static final int F_GETOWN = 9;
  private static final int F_SETSIG = 10;
  private static final int F_GETSIG = 11;
  private static final int F_SETOWN_EX = 15;
  private static final int F_GETOWN_EX = 16;

  private final Processes processes;
  private final IoSignalling signalling;

  public AsyncCalls(Processes processes, Signals signals) {
    this.processes = processes;
    this.signalling = new IoSignalling(processes, signals);
  }

  /** Who sends the signals. */
  IoSignalling signalling() {
    return signalling;
  }

  /** Answers a command of fcntl64, or null where it is none of these. */
  @Nullable Outcome handle(Call call, OpenFile file) {
    IoSignals signals = file.ioSignals();
    int value = call.argument(2);
    return switch (call.argument(1)) {
      case F_SETOWN -> own(call, file, value);
      case F_GETOWN -> Outcome.done(owner(signals).number());
      case F_SETOWN_EX ->
          own(call, file, call.memory().readWord(value), call.memory().readWord(value + 4));
      case F_GETOWN_EX -> {
        IoOwner owner = owner(signals);
        call.memory().write(value, Words.bytes(owner.kind(), owner.id()));
        yield Outcome.done(0);
      }
      case F_SETSIG -> {
        if (value < 0 || value > Signal.MAXIMUM) {
          yield Outcome.failed(Errno.EINVAL);
        }
        signals.setSignal(value);
        yield Outcome.done(0);
      }
      case F_GETSIG -> Outcome.done(signals.signal());
      default -> null;
    };
  }

  /** F_SETOWN: a negative number names a group. */
  Outcome own(Call call, OpenFile file, int number) {
    if (number == Integer.MIN_VALUE) {
      return Outcome.failed(Errno.EINVAL);
    }
    return own(call, file, number < 0 ? IoOwner.GROUP : IoOwner.PROCESS, Math.abs(number));
  }

  private Outcome own(Call call, OpenFile file, int kind, int id) {
    if (kind < IoOwner.THREAD || kind > IoOwner.GROUP) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (id != 0 && !exists(kind, id)) {
      return Outcome.failed(Errno.ESRCH);
    }
    var who = call.process().credentials();
    file.ioSignals().setOwner(new IoOwner(kind, id, who.uid(), who.euid()));
    file.ioSignals().whenUrgent(() -> signalling.tellUrgent(file));
    return Outcome.done(0);
  }

  /** Who still lives; to the others it is nobody's (Linux: f_getown). */
  IoOwner owner(IoSignals signals) {
    IoOwner owner = signals.owner();
    return owner.id() != 0 && exists(owner.kind(), owner.id())
        ? owner
        : new IoOwner(owner.kind(), 0, 0, 0);
  }

  private boolean exists(int kind, int id) {
    return switch (kind) {
      case IoOwner.GROUP -> !processes.select(process -> process.group() == id).isEmpty();
      case IoOwner.PROCESS -> processes.find(id) != null;
      default -> processes.findThread(id) != null;
    };
  }

  /** Sets or clears O_ASYNC; a file that can't signal keeps the flag, and that is all. */
  void setWanted(Call call, OpenFile file, boolean wanted) {
    if (file.ioSignals().wanted() == wanted) {
      return;
    }
    file.ioSignals().setWanted(wanted);
    if (!wanted || !file.signalsReadiness()) {
      return;
    }
    int group = file.signalledGroup();
    if (group != 0 && file.ioSignals().owner().id() == 0) {
      own(call, file, group > 0 ? -group : call.process().pid());
    }
    int descriptor = call.argument(0);
    List<WaitQueue> queues = file.signallingQueues();
    List<WaitQueue.Listener> listeners = new ArrayList<>();
    for (WaitQueue queue : queues) {
      boolean out = isForRoom(queue);
      listeners.add(
          () -> signalling.tell(file, descriptor, out ? IoSignalling.OUT : IoSignalling.IN));
    }
    file.ioSignals().listen(queues, listeners);
  }

  private static boolean isForRoom(WaitQueue queue) {
    WaitTarget.Kind kind = queue.target().kind();
    return kind == WaitTarget.Kind.PIPE_READ || kind == WaitTarget.Kind.SOCKET_ROOM;
  }
}
