package ringside.kernel.trap;

import ringside.cpu.Hart;
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
  void force(GuestThread thread, SignalInfo info, String what) {
    force(thread, info, what, hart.csrs().stval());
  }

  /** The kernel can't go back to the program because of an address (Linux: force_sig(SIGSEGV)). */
  void segment(GuestThread thread, String what, int address) {
    force(thread, SignalInfo.kernel(Signal.SIGSEGV), what, address);
  }

  private void force(GuestThread thread, SignalInfo info, String what, int address) {
    Signal signal = Signal.of(info.signal());
    if (!services.signals().force(thread, info) && signal != null) {
      crash(thread, signal, what, address);
    }
  }

  /** Where a thread whose registers have been saved goes on; looking costs nothing. */
  int pc(GuestThread thread) {
    return reporter.pc(thread);
  }

  /** Ends a process, and says why. */
  void crash(GuestThread thread, Signal signal, String what, int address) {
    observer.crashed(thread, reporter.report(thread, signal, what, address));
    services.code().run(Routine.SIGNAL_DELIVER);
    ExitStatus status = thread.process().endBy(signal.action(), signal.number());
    services.processes().terminate(thread.process(), status);
  }
}
