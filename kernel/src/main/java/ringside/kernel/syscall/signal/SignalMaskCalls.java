package ringside.kernel.syscall.signal;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.isa.abi.Syscall;
import ringside.kernel.event.Deed;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.Events;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.process.GuestThread;
import ringside.kernel.signal.SignalAction;
import ringside.kernel.signal.SignalInfo;
import ringside.kernel.signal.SignalSet;
import ringside.kernel.signal.ThreadSignals;
import ringside.kernel.signal.delivery.Signals;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Deadline;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.Words;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.Outcome;

/**
 * Receiving signals: rt_sigaction, rt_sigprocmask, rt_sigpending, rt_sigsuspend,
 * rt_sigtimedwait_time64, rt_sigreturn, sigaltstack.
 */
public final class SignalMaskCalls {
  private static final int SIGSET_BYTES = 8;
  private static final int SIG_BLOCK = 0;
  private static final int SIG_UNBLOCK = 1;
  private static final int SIG_SETMASK = 2;
  private static final int SS_ONSTACK = 1;
  private static final int MINIMUM_STACK = 2048;
  private static final int SP = 2;

  private final KernelCode code;
  private final Signals signals;
  private final GuestClock clock;

  public SignalMaskCalls(KernelCode code, Signals signals, GuestClock clock) {
    this.code = code;
    this.signals = signals;
    this.clock = clock;
  }

  public void register(SyscallTable table) {
    table.add(Syscall.RT_SIGACTION, "gppu", this::action);
    table.add(Syscall.RT_SIGPROCMASK, "ippu", this::mask);
    table.add(Syscall.RT_SIGPENDING, "pu", this::pending);
    table.add(Syscall.RT_SIGSUSPEND, "pu", this::suspend);
    table.add(Syscall.RT_SIGTIMEDWAIT_TIME64, "pptu", this::timedWait);
    table.add(Syscall.RT_SIGRETURN, "", this::comeBack);
    table.add(Syscall.SIGALTSTACK, "pp", this::alternateStack);
  }

  private Outcome action(Call call) {
    int number = call.argument(0);
    Signal signal = Signal.of(number);
    boolean fixed = signal == Signal.SIGKILL || signal == Signal.SIGSTOP;
    boolean changes = call.argument(1) != 0;
    if (call.argument(3) != SIGSET_BYTES) {
      return Outcome.failed(Errno.EINVAL);
    }
    SignalAction wanted = changes ? readAction(call, call.argument(1)) : SignalAction.OF_DEFAULT;
    if (number < 1 || number > Signal.MAXIMUM || fixed && changes) {
      return Outcome.failed(Errno.EINVAL);
    }
    SignalAction old = call.process().signals().action(number);
    if (changes) {
      setAction(call, number, wanted);
    }
    if (call.argument(2) != 0) {
      int[] words = {old.handler(), old.flags(), (int) old.mask(), (int) (old.mask() >>> 32)};
      call.memory().write(call.argument(2), Words.bytes(words));
    }
    return Outcome.done(0);
  }

  private static SignalAction readAction(Call call, int address) {
    return new SignalAction(
        call.memory().readWord(address),
        call.memory().readWord(address + 4),
        SignalSet.blockable(call.memory().readLong(address + 8)));
  }

  private void setAction(Call call, int number, SignalAction action) {
    call.process().signals().setAction(number, action);
    if (Signals.isIgnored(action, number)) {
      signals.drop(call.process(), SignalSet.of(number));
    }
  }

  private Outcome mask(Call call) {
    if (call.argument(3) != SIGSET_BYTES) {
      return Outcome.failed(Errno.EINVAL);
    }
    ThreadSignals own = call.thread().signals();
    long old = own.blocked();
    if (call.argument(1) != 0) {
      Long changed = changedMask(call, old, call.memory().readLong(call.argument(1)));
      if (changed == null) {
        return Outcome.failed(Errno.EINVAL);
      }
      own.setBlocked(changed);
    }
    if (call.argument(2) != 0) {
      call.memory().write(call.argument(2), Words.bytes((int) old, (int) (old >>> 32)));
    }
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
    long set = Signals.pending(call.thread()) & call.thread().signals().blocked();
    call.memory().write(call.argument(0), Words.bytes((int) set, (int) (set >>> 32)));
    return Outcome.done(0);
  }

  private Outcome suspend(Call call) {
    if (call.argument(1) != SIGSET_BYTES) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (!call.pending().retried()) {
      call.thread().signals().blockForNow(call.memory().readLong(call.argument(0)));
    }
    return Outcome.wait(call.process().signals().arrivals()).failing();
  }

  private Outcome timedWait(Call call) {
    if (call.argument(3) != SIGSET_BYTES) {
      return Outcome.failed(Errno.EINVAL);
    }
    long wanted = SignalSet.blockable(call.memory().readLong(call.argument(0)));
    long deadline = call.pending().deadline();
    if (!call.pending().retried()) {
      deadline = Deadline.relative(clock, call.memory(), call.argument(2));
      if (deadline == Deadline.INVALID) {
        return Outcome.failed(Errno.EINVAL);
      }
    }
    GuestThread thread = call.thread();
    thread.signals().setAwaited(0);
    SignalInfo info = signals.take(thread, wanted);
    if (info != null) {
      return report(call, info);
    }
    if (deadline <= clock.cycles()) {
      return Outcome.failed(Errno.EAGAIN);
    }
    thread.signals().setAwaited(wanted);
    return Outcome.waitUntil(call.process().signals().arrivals(), deadline)
        .interruptedBy(
            () -> {
              thread.signals().setAwaited(0);
              return Outcome.failed(Errno.EINTR);
            });
  }

  private static Outcome report(Call call, SignalInfo info) {
    if (call.argument(1) != 0) {
      call.memory().write(call.argument(1), Words.bytes(info.words()));
    }
    return Outcome.done(info.signal());
  }

  private Outcome comeBack(Call call) {
    code.run(Routine.SIGNAL_RETURN);
    try {
      new SignalFrame(code, call.memory()).pop(call.thread());
    } catch (BadAddress bad) {
      return new Outcome.Fault(Deed.NO_SIGNAL_FRAME, bad.address());
    }
    Events events = code.events();
    if (events.happens(EventKind.SIGNAL)) {
      events.tell(new Event.SignalReturned(events.at(call.process().pid(), call.thread().tid())));
    }
    return new Outcome.Gone();
  }

  private Outcome alternateStack(Call call) {
    code.run(Routine.GET_ID);
    ThreadSignals own = call.thread().signals();
    int pointer = code.load(call.thread().savedRegister(SP));
    int[] old = SignalFrame.stackWords(call.thread(), pointer);
    if (call.argument(0) != 0) {
      int address = call.memory().readWord(call.argument(0));
      int flags = call.memory().readWord(call.argument(0) + 4);
      int bytes = call.memory().readWord(call.argument(0) + 8);
      if (own.onStack(pointer)) {
        return Outcome.failed(Errno.EPERM);
      }
      boolean disables = flags == ThreadSignals.STACK_DISABLED;
      if (!disables && flags != 0 && flags != SS_ONSTACK) {
        return Outcome.failed(Errno.EINVAL);
      }
      if (!disables && Integer.compareUnsigned(bytes, MINIMUM_STACK) < 0) {
        return Outcome.failed(Errno.ENOMEM);
      }
      own.setStack(disables ? 0 : address, disables ? 0 : bytes);
    }
    if (call.argument(1) != 0) {
      call.memory().write(call.argument(1), Words.bytes(old));
    }
    return Outcome.done(0);
  }
}
