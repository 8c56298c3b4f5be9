package ringside.kernel.trap;

import java.util.OptionalInt;
import ringside.cpu.Hart;
import ringside.isa.abi.Signal;
import ringside.kernel.event.Deed;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.Events;
import ringside.kernel.event.Stamp;
import ringside.kernel.process.GuestThread;
import ringside.kernel.signal.SignalInfo;
import ringside.kernel.text.KernelCode;
import ringside.mmu.sv32.Access;

/** What each trap of a program leads to, from the way into the kernel to the way out. */
final class Traps {
  private static final int A0 = 10;
  private static final int A7 = 17;

  private final Hart hart;
  private final Events events;
  private final Dispatcher dispatcher;
  private final SyscallPath syscalls;
  private final PageFaults pageFaults;
  private final Crashes crashes;

  Traps(
      KernelCode code,
      Dispatcher dispatcher,
      SyscallPath syscalls,
      PageFaults pageFaults,
      Crashes crashes) {
    this.hart = code.hart();
    this.events = code.events();
    this.dispatcher = dispatcher;
    this.syscalls = syscalls;
    this.pageFaults = pageFaults;
    this.crashes = crashes;
  }

  /**
   * Handles the trap that the hart has taken.
   *
   * @param tick what a timer interrupt does
   */
  void handle(GuestThread thread, Runnable tick) {
    if (!dispatcher.isInterrupt()) {
      dispatcher.turns().trapped();
    }
    dispatcher.enter(thread, what());
    if (events.happens(EventKind.TRAP)) {
      Stamp at = events.at(thread.pid(), thread.tid());
      events.tell(new Event.Trapped(at, hart.trapCause(), hart.csrs().sepc()));
    }
    switch (hart.trapCause()) {
      case ECALL_FROM_USER -> syscalls.begin(thread);
      case TIMER_INTERRUPT -> tick.run();
      case INSTRUCTION_PAGE_FAULT -> pageFaults.handle(thread, Access.FETCH);
      case LOAD_PAGE_FAULT -> pageFaults.handle(thread, Access.LOAD);
      case STORE_PAGE_FAULT -> pageFaults.handle(thread, Access.STORE);
      case ILLEGAL_INSTRUCTION -> instruction(thread, Signal.SIGILL);
      case BREAKPOINT -> instruction(thread, Signal.SIGTRAP);
      default -> refused(thread);
    }
    dispatcher.leave(thread);
  }

  private String what() {
    return switch (hart.trapCause()) {
      case ECALL_FROM_USER -> syscalls.business(hart.x[A7], hart.x[A0]);
      case TIMER_INTERRUPT -> "timer";
      case INSTRUCTION_PAGE_FAULT, LOAD_PAGE_FAULT, STORE_PAGE_FAULT -> "page-fault";
      default -> "exception";
    };
  }

  /** The instruction itself is the matter; stval holds its bits, which are no address. */
  private void instruction(GuestThread thread, Signal signal) {
    SignalInfo info = SignalInfo.fault(signal, 1, hart.csrs().sepc());
    crashes.force(thread, info, Deed.INSTRUCTION, OptionalInt.empty());
  }

  private void refused(GuestThread thread) {
    int address = hart.csrs().stval();
    SignalInfo info = SignalInfo.fault(Signal.SIGBUS, 1, address);
    crashes.force(thread, info, Deed.REFUSED, OptionalInt.of(address));
  }
}
