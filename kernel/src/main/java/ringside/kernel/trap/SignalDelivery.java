package ringside.kernel.trap;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.kernel.event.Deed;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.Stamp;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.process.GuestThread;
import ringside.kernel.signal.SignalAction;
import ringside.kernel.signal.SignalInfo;
import ringside.kernel.signal.SignalSet;
import ringside.kernel.signal.ThreadSignals;
import ringside.kernel.signal.delivery.Signals;
import ringside.kernel.syscall.signal.SignalFrame;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;

/** Makes a thread that returns to its program run a signal handler first (Linux: do_signal). */
final class SignalDelivery {
  private static final int A0 = 10;
  private static final int ECALL_BYTES = 4;

  private final Signals signals;
  private final KernelCode code;
  private final Crashes crashes;

  SignalDelivery(KernelCode code, Signals signals, Crashes crashes) {
    this.crashes = crashes;
    this.signals = signals;
    this.code = code;
  }

  /** Whether a handler is to run when a thread that wants to wait returns instead. */
  boolean interrupts(GuestThread thread) {
    return signals.settle(thread);
  }

  /**
   * Prepares all handlers that are due; the thread's memory is the one in use. The thread may have
   * ended, or its process stopped, afterwards.
   */
  void deliver(GuestThread thread) {
    Outcome.Restart restart = thread.takeRestart();
    SignalInfo info = signals.takeHandled(thread);
    if (restart != null && thread.process().exitStatus() == null) {
      endInterruptedCall(thread, info, restart.always());
    }
    while (info != null) {
      handle(thread, info);
      info = signals.takeHandled(thread);
    }
    thread.signals().restoreMask();
  }

  /** Back to the ecall where the handler wants it or there is none, else EINTR. */
  private void endInterruptedCall(GuestThread thread, @Nullable SignalInfo info, boolean always) {
    boolean again =
        always
            || info == null
            || thread.process().signals().action(info.signal()).has(SignalAction.RESTART);
    if (again) {
      code.store(thread.savedPc(), code.load(thread.savedPc()) - ECALL_BYTES);
    } else {
      code.store(thread.savedRegister(A0), -Errno.EINTR.number());
    }
  }

  private void handle(GuestThread thread, SignalInfo info) {
    code.run(Routine.SIGNAL_FRAME);
    SignalAction action = thread.process().signals().action(info.signal());
    if (action.has(SignalAction.RESET_HANDLER)) {
      thread.process().signals().setAction(info.signal(), SignalAction.OF_DEFAULT);
    }
    ThreadSignals own = thread.signals();
    UserMemory memory = thread.process().space().user();
    try {
      new SignalFrame(code, memory).push(thread, info, action, own.maskToRestore());
    } catch (BadAddress noStack) {
      withoutStack(thread, info, noStack.address());
      return;
    }
    if (code.events().happens(EventKind.SIGNAL)) {
      Stamp at = code.events().at(thread.pid(), thread.tid());
      code.events().tell(new Event.SignalDelivered(at, info.signal(), action.handler()));
    }
    own.forgetMaskToRestore();
    long more = action.has(SignalAction.NO_DEFER) ? 0 : SignalSet.of(info.signal());
    own.setBlocked(own.blocked() | action.mask() | more);
  }

  /** A handler of SIGSEGV on a stack of its own may still help, unless that is what failed. */
  private void withoutStack(GuestThread thread, SignalInfo info, int address) {
    if (info.signal() == Signal.SIGSEGV.number()) {
      thread.process().signals().setAction(info.signal(), SignalAction.OF_DEFAULT);
    }
    crashes.segment(thread, new Outcome.Fault(Deed.NO_SIGNAL_STACK, address));
  }
}
