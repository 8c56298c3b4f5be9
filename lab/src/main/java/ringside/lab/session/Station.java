package ringside.lab.session;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.isa.elf.ElfImage;
import ringside.isa.elf.ElfSymbol;
import ringside.kernel.Computer;
import ringside.kernel.net.ip.Wire;
import ringside.kernel.process.ExitStatus;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Process;
import ringside.kernel.statistics.CallCounts;
import ringside.kernel.statistics.RunStatistics;
import ringside.lab.explain.SavedRegisters;
import ringside.lab.explain.UserView;
import ringside.mmu.memory.PhysicalMemory;

/** One computer of a session with its guest: what can be seen of it where the session stands. */
public final class Station {
  private final int number;
  private final String name;
  private final Guest guest;
  private final Computer computer;
  private final Process first;
  private final ElfImage image;
  private final @Nullable MemoryConsole console;
  private final CallCounts counts;
  private @Nullable Set<Integer> stillRan;
  private @Nullable RunResult result;

  /**
   * A computer whose program has been started.
   *
   * @param console where it prints, or null where that is somebody else's
   */
  Station(
      int number,
      String name,
      Guest guest,
      Computer computer,
      Process first,
      @Nullable MemoryConsole console,
      CallCounts counts) {
    this.number = number;
    this.name = name;
    this.guest = guest;
    this.computer = computer;
    this.first = first;
    this.image = first.image();
    this.console = console;
    this.counts = counts;
  }

  /** Its number in the session and on the wire, from 1. */
  public int number() {
    return number;
  }

  /** What it is called. */
  public String name() {
    return name;
  }

  /** Its address on the wire, as text. */
  public String address() {
    return Wire.addresses(number).get(0).text();
  }

  /** What runs on it. */
  public Guest guest() {
    return guest;
  }

  /** The computer itself, for those who look closer. */
  public Computer computer() {
    return computer;
  }

  /** The process that the guest began with. */
  public Process first() {
    return first;
  }

  /** The clock. */
  public long cycle() {
    return computer.hart().meter().clock();
  }

  /** Whether the first process has ended. */
  public boolean isOver() {
    return first.exitStatus() != null;
  }

  /**
   * A thread that has not ended.
   *
   * @throws IllegalArgumentException where there is none
   */
  public ThreadView thread(int tid) {
    GuestThread thread =
        computer
            .thread(tid)
            .orElseThrow(() -> new IllegalArgumentException("there is no thread " + tid));
    return ThreadView.of(computer, thread);
  }

  /**
   * The word at a symbol of the guest's, in the memory of its first process.
   *
   * @throws IllegalArgumentException where it has no such symbol
   * @throws IllegalStateException where the word can't be seen: its page is not in memory, or the
   *     process has ended
   */
  public int word(String symbol) {
    return word(first.pid(), address(symbol));
  }

  /**
   * The word at a virtual address of a process.
   *
   * @throws IllegalArgumentException where there is no such process
   * @throws IllegalStateException where it can't be seen
   */
  public int word(int pid, int address) {
    OptionalInt word = new UserView(memory(), process(pid).space()).wordAt(address);
    return word.orElseThrow(
        () ->
            new IllegalStateException(
                "there is nothing in memory at 0x" + Integer.toHexString(address)));
  }

  /**
   * A process's page table.
   *
   * @throws IllegalArgumentException where there is no such process
   */
  public PageTableView pageTable(int pid) {
    return new PageTableView(memory(), process(pid).space().rootFrame());
  }

  /**
   * The address of a symbol of the guest's.
   *
   * @throws IllegalArgumentException where it has no such symbol
   */
  public int address(String symbol) {
    ElfSymbol found = symbol(symbol);
    if (found == null) {
      throw new IllegalArgumentException(guest.name() + " has no symbol " + symbol);
    }
    return found.value();
  }

  /** A symbol of the guest's own program, or null where it has none of that name. */
  public @Nullable ElfSymbol symbol(String name) {
    return image.symbol(name).orElse(null);
  }

  /** Whether a process runs the guest's own program: a file is read once, and shared. */
  @SuppressWarnings("ReferenceEquality")
  boolean runsGuest(int pid) {
    return find(pid).filter(process -> process.image() == image).isPresent();
  }

  /** The pc of the system call in which the kernel has written for a thread, or another's. */
  int callPc(int tid, int otherwise) {
    return computer.thread(tid).map(new SavedRegisters(memory())::callPc).orElse(otherwise);
  }

  /** Standard output up to now; empty where somebody else keeps it. */
  public byte[] output() {
    return console == null ? new byte[0] : console.output();
  }

  /** Standard error up to now; empty where somebody else keeps it. */
  public byte[] errors() {
    return console == null ? new byte[0] : console.errors();
  }

  /** The first process has ended, and the others are about to. */
  void ended() {
    stillRan = RunStatistics.running(computer);
  }

  /** Switches it off; says what is left. */
  RunResult switchOff(StopReason reason) {
    if (result == null) {
      Set<Integer> running = stillRan == null ? RunStatistics.running(computer) : stillRan;
      StopReason own = isOver() ? new StopReason.Ended() : reason;
      ExitStatus exit = first.exitStatus();
      computer.shutDown();
      result =
          new RunResult(
              own,
              exit,
              console,
              computer.leaks(),
              () -> RunStatistics.of(computer, own.end(), counts, running));
    }
    return result;
  }

  private Process process(int pid) {
    return find(pid).orElseThrow(() -> new IllegalArgumentException("there is no process " + pid));
  }

  /** The kernel's own way to find one takes cycles. */
  private Optional<Process> find(int pid) {
    return computer.processes().all().stream().filter(process -> process.pid() == pid).findFirst();
  }

  private PhysicalMemory memory() {
    return computer.hart().mmu().memory();
  }
}
