package ringside.lab.explain;

import java.util.Arrays;
import java.util.List;
import ringside.cpu.Hart;
import ringside.isa.Register;
import ringside.kernel.Computer;
import ringside.kernel.event.ThreadState;
import ringside.kernel.process.GuestThread;
import ringside.kernel.wait.WaitQueue;
import ringside.mmu.ledger.Mode;

/** The reports of a computer's threads, before anything has been shut down. */
public final class ThreadReports {
  private final Computer computer;
  private final Hart hart;
  private final SavedRegisters saved;
  private final Backtrace backtrace;
  private final WaitFacts facts;

  /** Looks at a computer's kernel. */
  public ThreadReports(Computer computer) {
    this.computer = computer;
    this.hart = computer.hart();
    this.saved = new SavedRegisters(hart.mmu().memory());
    this.backtrace = new Backtrace(hart.mmu().memory());
    this.facts =
        new WaitFacts(
            computer.processes(),
            computer.systemV(),
            new FutexFacts(computer.processes(), hart.mmu().memory()));
  }

  /** All of them, by tid. */
  public List<ThreadReport> all() {
    return computer.processes().threads().stream().map(this::of).toList();
  }

  private ThreadReport of(GuestThread thread) {
    boolean inProgram = thread.state() == ThreadState.RUNNING && hart.mode() == Mode.USER;
    int pc = inProgram ? hart.pc : kernelPc(thread);
    List<Integer> registers =
        inProgram
            ? Arrays.stream(hart.x, 0, Register.names().size()).boxed().toList()
            : saved.registers(thread);
    return new ThreadReport(
        thread,
        thread.process().name(),
        thread.state(),
        thread.times().since(),
        thread.waitsOn().stream().map(WaitQueue::target).toList(),
        facts.of(thread),
        thread.pendingCall(),
        pc,
        Backtrace.place(thread.process().image(), pc),
        registers,
        backtrace.of(thread, pc, registers));
  }

  /** The program's pc of a thread that is in the kernel: of its call, or where it goes on. */
  private int kernelPc(GuestThread thread) {
    return thread.pendingCall() == null ? saved.pc(thread) : saved.callPc(thread);
  }
}
