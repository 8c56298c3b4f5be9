package ringside.lab.debug;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import ringside.cpu.Hart;
import ringside.isa.elf.ElfImage;
import ringside.isa.elf.ElfSymbol;
import ringside.kernel.Computer;
import ringside.kernel.event.ThreadState;
import ringside.kernel.process.ExitStatus;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Process;
import ringside.lab.explain.Backtrace;
import ringside.lab.explain.Frame;
import ringside.lab.explain.UserView;
import ringside.lab.session.Station;
import ringside.lab.session.ThreadView;
import ringside.mmu.ledger.AccountKey;
import ringside.mmu.ledger.Mode;
import ringside.mmu.memory.PhysicalMemory;

/** What can be seen where a run stands; looking costs no cycle, and changes nothing. */
public final class View {
  private static final int SP = 2;

  private final Station station;
  private final LongSupplier reached;
  private final Computer computer;
  private final PhysicalMemory memory;
  private final Map<Integer, GuestThread> known = new HashMap<>();

  /**
   * What can be seen of a computer.
   *
   * @param reached a cycle that the run has come to: a computer that waits for others stays behind
   */
  View(Station station, LongSupplier reached) {
    this.station = station;
    this.reached = reached;
    this.computer = station.computer();
    this.memory = computer.hart().mmu().memory();
  }

  /** The computer itself, for those who look closer. */
  public Computer computer() {
    return computer;
  }

  /** Physical memory. */
  public PhysicalMemory memory() {
    return memory;
  }

  /** The clock. */
  public long cycle() {
    return Math.max(station.cycle(), reached.getAsLong());
  }

  /** The computer's address on the wire, as text. */
  public String address() {
    return station.address();
  }

  /** What the computer is called. */
  public String name() {
    return station.name();
  }

  /** What the guest has written to standard output up to now. */
  public byte[] output() {
    return station.output();
  }

  /** The thread that the first process began with, whose tid is the process's pid. */
  public int firstThread() {
    return station.first().pid();
  }

  /** How the first process ended; empty where it has not. */
  public Optional<ExitStatus> exit() {
    return Optional.ofNullable(station.first().exitStatus());
  }

  /** Where the run stands. */
  public Position position() {
    Hart hart = computer.hart();
    GuestThread thread = running();
    if (thread == null) {
      return new Position(station.number(), cycle(), 0, 0, 0, 0, 0);
    }
    int word = user(thread.process()).wordAt(hart.pc).orElse(0);
    return new Position(
        station.number(), cycle(), thread.pid(), thread.tid(), hart.pc, hart.x[SP], word);
  }

  /** The thread that goes on here; null where nobody does. */
  public @Nullable GuestThread running() {
    Hart hart = computer.hart();
    AccountKey key = hart.meter().account().key();
    return hart.mode() == Mode.USER && key.mode() == Mode.USER ? thread(key.tid()) : null;
  }

  /** A thread that has not ended, or null. */
  public @Nullable GuestThread thread(int tid) {
    GuestThread thread = known.get(tid);
    if (thread == null || thread.state() == ThreadState.TERMINATED) {
      thread = computer.thread(tid).orElse(null);
      known.remove(tid);
      if (thread != null) {
        known.put(tid, thread);
      }
    }
    return thread;
  }

  /** The program that a thread runs; the guest's own where there is no such thread. */
  public ElfImage image(int tid) {
    GuestThread thread = thread(tid);
    return thread == null ? station.first().image() : thread.process().image();
  }

  /** A thread's state, pc and registers; empty where there is no such thread. */
  public Optional<ThreadView> registers(int tid) {
    return Optional.ofNullable(thread(tid)).map(thread -> ThreadView.of(computer, thread));
  }

  /** A process that has not ended, or null. */
  public @Nullable Process process(int pid) {
    for (Process process : computer.processes().all()) {
      if (process.pid() == pid && process.exitStatus() == null) {
        return process;
      }
    }
    return null;
  }

  /** The word at a virtual address of a process; empty where it can't be seen. */
  public OptionalInt word(int pid, int address) {
    Process process = process(pid);
    return process == null ? OptionalInt.empty() : user(process).wordAt(address);
  }

  /** Up to so many bytes from a virtual address of a process on. */
  public byte[] bytes(int pid, int address, int most) {
    Process process = process(pid);
    return process == null ? new byte[0] : user(process).bytesAt(address, most);
  }

  private UserView user(Process process) {
    return new UserView(memory, process.space());
  }

  /** Where in physical memory a virtual address of a process is; 0 where its page is not there. */
  public int physical(int pid, int address) {
    Process process = process(pid);
    return process == null ? 0 : user(process).physical(address).orElse(0);
  }

  /** The functions that a thread is in, innermost first. */
  public List<Frame> backtrace(int tid) {
    GuestThread thread = thread(tid);
    if (thread == null) {
      return List.of();
    }
    ThreadView view = ThreadView.of(computer, thread);
    return new Backtrace(memory).of(thread, view.pc(), view.registers());
  }

  /**
   * A frame of {@link #backtrace} with its registers, 0 for the innermost; empty where there is
   * none.
   */
  public Optional<Backtrace.Level> level(int tid, int number) {
    GuestThread thread = thread(tid);
    if (thread == null) {
      return Optional.empty();
    }
    ThreadView view = ThreadView.of(computer, thread);
    return new Backtrace(memory).level(thread, view.pc(), view.registers(), number);
  }

  /** Where the function that a thread is in returns to. */
  public Optional<Backtrace.Caller> caller(int tid) {
    GuestThread thread = thread(tid);
    if (thread == null) {
      return Optional.empty();
    }
    ThreadView view = ThreadView.of(computer, thread);
    return new Backtrace(memory).caller(thread, view.pc(), view.registers());
  }

  /** A symbol of the program that a process runs; of the guest's where there is none such. */
  public Optional<ElfSymbol> symbol(int pid, String name) {
    Process process = process(pid);
    Optional<ElfSymbol> own = process == null ? Optional.empty() : process.image().symbol(name);
    return own.or(() -> Optional.ofNullable(station.symbol(name)));
  }

  /** Whether a process runs the guest's own program, whose symbols and lines are known. */
  @SuppressWarnings("ReferenceEquality") // a file is read once, and shared
  public boolean runsGuest(int pid) {
    Process process = process(pid);
    return process != null && process.image() == station.first().image();
  }
}
