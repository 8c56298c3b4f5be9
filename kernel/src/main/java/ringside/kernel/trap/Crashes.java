package ringside.kernel.trap;

import java.util.OptionalInt;
import ringside.cpu.Hart;
import ringside.cpu.TrapCause;
import ringside.isa.abi.Signal;
import ringside.kernel.event.Deed;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.Events;
import ringside.kernel.event.Stamp;
import ringside.kernel.process.ExitStatus;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Processes;
import ringside.kernel.signal.SignalInfo;
import ringside.kernel.signal.delivery.Signals;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.KernelLayout;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;

/** What a program did that it may not: a handler of its own, or its end with a report. */
final class Crashes {
  private final KernelCode code;
  private final Processes processes;
  private final Signals signals;
  private final Hart hart;
  private final Events events;

  Crashes(KernelCode code, Processes processes, Signals signals) {
    this.code = code;
    this.processes = processes;
    this.signals = signals;
    this.hart = code.hart();
    this.events = code.events();
  }

  /** Sends a signal that can't be ignored; without a handler it ends the process. */
  void force(GuestThread thread, SignalInfo info, Deed deed, OptionalInt address) {
    force(thread, info, new Crash(deed, hart.trapCause(), address, 0));
  }

  /** The kernel can't go back to the program because of an address (Linux: force_sig(SIGSEGV)). */
  void segment(GuestThread thread, Outcome.Fault fault) {
    SignalInfo info = SignalInfo.kernel(Signal.SIGSEGV);
    TrapCause cause = TrapCause.ECALL_FROM_USER;
    force(thread, info, new Crash(fault.deed(), cause, fault.address(), fault.value()));
  }

  private record Crash(Deed deed, TrapCause cause, OptionalInt address, int value) {}

  private void force(GuestThread thread, SignalInfo info, Crash crash) {
    Signal signal = Signal.of(info.signal());
    if (!signals.force(thread, info) && signal != null) {
      crash(thread, signal, crash);
    }
  }

  /** Where a thread whose registers have been saved goes on; looking costs nothing. */
  int pc(GuestThread thread) {
    return hart.mmu().memory().readWord(KernelLayout.physical(thread.savedPc()));
  }

  /** Ends a process for what is not about an address, and says why. */
  void crash(GuestThread thread, Signal signal, Deed deed, int value) {
    TrapCause cause = TrapCause.ECALL_FROM_USER;
    crash(thread, signal, new Crash(deed, cause, OptionalInt.empty(), value));
  }

  private void crash(GuestThread thread, Signal signal, Crash crash) {
    if (events.happens(EventKind.CRASH)) {
      Stamp at = events.at(thread.pid(), thread.tid());
      events.tell(
          new Event.Crashed(at, signal, crash.deed, crash.cause, crash.address, crash.value));
    }
    code.run(Routine.SIGNAL_DELIVER);
    ExitStatus status = ExitStatus.of(thread.process(), signal.action(), signal.number());
    processes.terminate(thread.process(), status);
  }
}
