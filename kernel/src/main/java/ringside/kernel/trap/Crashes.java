package ringside.kernel.trap;

import java.util.OptionalInt;
import ringside.cpu.Hart;
import ringside.cpu.TrapCause;
import ringside.isa.abi.Signal;
import ringside.kernel.process.ExitStatus;
import ringside.kernel.process.GuestThread;
import ringside.kernel.signal.SignalInfo;
import ringside.kernel.syscall.Services;
import ringside.kernel.text.Routine;
import ringside.kernel.trace.CrashReporter;
import ringside.kernel.trace.KernelObserver;

/** What a program did that it may not: a handler of its own, or its end with a report. */
final class Crashes {
  private final Services services;
  private final Hart hart;
  private final KernelObserver observer;
  private final CrashReporter reporter;

  Crashes(Services services, KernelObserver observer) {
    this.services = services;
    this.hart = services.code().hart();
    this.observer = observer;
    this.reporter = new CrashReporter(hart.mmu().memory());
  }

  /** Sends a signal that can't be ignored; without a handler it ends the process. */
  void force(GuestThread thread, SignalInfo info, String what, OptionalInt address) {
    force(thread, info, what, hart.trapCause(), address);
  }

  /** The kernel can't go back to the program because of an address (Linux: force_sig(SIGSEGV)). */
  void segment(GuestThread thread, String what, OptionalInt address) {
    SignalInfo info = SignalInfo.kernel(Signal.SIGSEGV);
    force(thread, info, what, TrapCause.ECALL_FROM_USER, address);
  }

  private void force(
      GuestThread thread, SignalInfo info, String what, TrapCause cause, OptionalInt address) {
    Signal signal = Signal.of(info.signal());
    if (!services.signals().force(thread, info) && signal != null) {
      crash(thread, signal, what, cause, address);
    }
  }

  /** Where a thread whose registers have been saved goes on; looking costs nothing. */
  int pc(GuestThread thread) {
    return reporter.pc(thread);
  }

  /** Ends a process for what is not about an address, and says why. */
  void crash(GuestThread thread, Signal signal, String what) {
    crash(thread, signal, what, TrapCause.ECALL_FROM_USER, OptionalInt.empty());
  }

  private void crash(
      GuestThread thread, Signal signal, String what, TrapCause cause, OptionalInt address) {
    observer.crashed(thread, reporter.report(thread, signal, what, cause, address));
    services.code().run(Routine.SIGNAL_DELIVER);
    ExitStatus status = thread.process().endBy(signal.action(), signal.number());
    services.processes().terminate(thread.process(), status);
  }
}
