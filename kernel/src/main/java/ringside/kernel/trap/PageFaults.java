package ringside.kernel.trap;

import java.util.List;
import java.util.OptionalInt;
import ringside.cpu.Hart;
import ringside.isa.abi.Signal;
import ringside.kernel.event.Deed;
import ringside.kernel.event.Reason;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.memory.FaultResult;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Process;
import ringside.kernel.process.Processes;
import ringside.kernel.sched.Scheduler;
import ringside.kernel.signal.SignalInfo;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.TimerQueue;
import ringside.kernel.wait.WaitQueue;
import ringside.mmu.ledger.SwitchPart;
import ringside.mmu.sv32.Access;

/** A page fault of a program: mended at once, after the disk has been read, or a signal. */
final class PageFaults {
  private final KernelCode code;
  private final Scheduler<GuestThread> scheduler;
  private final TimerQueue timers;
  private final Processes processes;
  private final Hart hart;
  private final Crashes crashes;
  private final SwitchClock stay;
  private final WaitQueue disk;

  /**
   * Page faults of a hart.
   *
   * @param disk where threads wait for their pages
   */
  PageFaults(
      KernelCode code,
      Scheduler<GuestThread> scheduler,
      TimerQueue timers,
      Processes processes,
      Crashes crashes,
      SwitchClock stay,
      WaitQueue disk) {
    this.code = code;
    this.scheduler = scheduler;
    this.timers = timers;
    this.processes = processes;
    this.hart = code.hart();
    this.crashes = crashes;
    this.stay = stay;
    this.disk = disk;
  }

  void handle(GuestThread thread, Access access) {
    code.run(Routine.EXCEPTION_DISPATCH);
    int address = hart.csrs().stval();
    AddressSpace space = thread.process().space();
    try {
      FaultResult result = space.fault(address, access);
      switch (result) {
        case MENDED -> {}
        case ON_DISK -> await(thread, space.readyAt(address));
        case NOT_MAPPED -> segment(thread, SignalInfo.NOT_MAPPED, Deed.NOT_MAPPED);
        case FORBIDDEN -> segment(thread, SignalInfo.NOT_ALLOWED, Deed.NOT_ALLOWED);
        case BEYOND_END ->
            crashes.force(
                thread,
                SignalInfo.fault(Signal.SIGBUS, SignalInfo.NO_SUCH_ADDRESS, address),
                Deed.BEHIND_FILE,
                OptionalInt.of(address));
      }
    } catch (OutOfMemory none) {
      outOfMemory();
    }
  }

  /** The thread waits until its page has been read; then it makes the access again. */
  private void await(GuestThread thread, long readyAt) {
    stay.enter(SwitchPart.PICK);
    scheduler.park(thread, List.of(disk));
    thread.setTimer(
        timers.add(
            readyAt,
            thread.timerField(),
            () -> {
              thread.setTimer(null);
              scheduler.wake(thread, Reason.PAGE_READ);
            }));
  }

  private void segment(GuestThread thread, int code, Deed deed) {
    SignalInfo info = SignalInfo.fault(Signal.SIGSEGV, code, hart.csrs().stval());
    OptionalInt address = OptionalInt.of(hart.csrs().stval());
    crashes.force(thread, info, deed, address);
  }

  /**
   * No frame can be found for a page: the process that has most pages, in memory and on the swap
   * disk, is ended; of equals the youngest. The one that faulted goes on if it was another.
   */
  private void outOfMemory() {
    Process largest = null;
    for (Process process : processes.all()) {
      boolean lives = process.exitStatus() == null && !process.threads().isEmpty();
      if (lives && (largest == null || pages(process) >= pages(largest))) {
        largest = process;
      }
    }
    if (largest != null) {
      crashes.crash(largest.threads().get(0), Signal.SIGKILL, Deed.OUT_OF_MEMORY, 0);
    }
  }

  private static int pages(Process process) {
    return process.space().use().presentPages() + process.space().use().swappedPages();
  }
}
