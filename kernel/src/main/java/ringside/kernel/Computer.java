package ringside.kernel;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import ringside.cpu.Hart;
import ringside.cpu.engine.PhysicalWords;
import ringside.cpu.engine.ProbeHit;
import ringside.cpu.engine.ProbedEngine;
import ringside.cpu.interpret.CodeCache;
import ringside.isa.elf.ElfFormatException;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.ForkKind;
import ringside.kernel.config.Setting;
import ringside.kernel.event.Events;
import ringside.kernel.file.FileError;
import ringside.kernel.file.device.Console;
import ringside.kernel.file.host.HostFolder;
import ringside.kernel.file.proc.FurtherTexts;
import ringside.kernel.file.proc.ProcTree;
import ringside.kernel.file.terminal.WindowSize;
import ringside.kernel.file.tree.FileTree;
import ringside.kernel.ipc.PosixQueues;
import ringside.kernel.ipc.SystemV;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.memory.SwapDisk;
import ringside.kernel.net.host.HostLink;
import ringside.kernel.net.host.HostPorts;
import ringside.kernel.net.ip.Wire;
import ringside.kernel.net.ip.WireSettings;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Process;
import ringside.kernel.process.Processes;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.KernelLayout;
import ringside.kernel.trap.Kernel;
import ringside.kernel.trap.KernelStart;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.TimerQueue;
import ringside.mmu.AccessFilter;
import ringside.mmu.AccessObserver;
import ringside.mmu.MissObserver;
import ringside.mmu.Mmu;
import ringside.mmu.cache.Cache;
import ringside.mmu.cache.CacheShape;
import ringside.mmu.cache.Dram;
import ringside.mmu.cache.MemoryLevel;
import ringside.mmu.cache.SecondLevel;
import ringside.mmu.ledger.Ledger;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;
import ringside.mmu.memory.PhysicalMemory;

/**
 * A whole computer: the one place that wires memory, hart and kernel together. A run is a function
 * of the configuration, the programs, the arguments and the input: {@link #start}, then {@link
 * #run}.
 */
public final class Computer {
  private final Configuration configuration;
  private final Ledger ledger;
  private final Meter meter;
  private final Dram dram;
  private final @Nullable SecondLevel secondLevel;
  private final Mmu mmu;
  private final Hart hart;
  private final KernelMemory memory;
  private final Parts parts;
  private final SyscallTable table;
  private final Kernel kernel;
  private final ProbedEngine engine;
  private final Console console;
  private final Starter starter;
  private final int framesAtStart;
  private final int objectsAtStart;
  private final FurtherTexts furtherTexts = new FurtherTexts();
  private @Nullable AccessObserver observer;
  private @Nullable Process first;

  /** Builds and boots a computer that runs nothing yet. */
  public Computer(Configuration configuration, Surroundings surroundings) {
    this.configuration = configuration;
    this.console = surroundings.console();
    this.ledger = new Ledger(surroundings.exemption());
    this.meter = new Meter(ledger, 0);
    PhysicalMemory physical = new PhysicalMemory(configuration.integer(Setting.MEMORY));
    this.dram = new Dram(configuration.integer(Setting.DRAM_MISS));
    this.secondLevel = secondLevel(configuration, dram);
    MemoryLevel shared = secondLevel == null ? dram : secondLevel;
    this.mmu = new Mmu(configuration.mmu(), physical, shared, meter);
    if (surroundings.accesses() != null) {
      observeAccesses(surroundings.accesses().apply(meter));
    }
    if (surroundings.misses() != null) {
      observeMisses(surroundings.misses().apply(meter));
    }
    this.hart = new Hart(mmu, configuration.pipeline());
    KernelLayout layout = new KernelLayout(physical.sizeBytes());
    KernelCode code = new KernelCode(hart, new Events(meter, surroundings.sinks()));
    KernelStart start = new KernelStart(code, layout, configuration.asid());
    this.memory =
        new KernelMemory(code, layout, configuration.integer(Setting.STACK_LIMIT), swap());
    if (configuration.choice(Setting.FORK, ForkKind.class) == ForkKind.EAGER) {
      memory.forkEagerly();
    }
    Wiring wiring = new Wiring(configuration, memory, surroundings.choices());
    this.parts = wiring.parts(ledger, console, start);
    this.starter =
        new Starter(parts, surroundings.store(), ProcTree.of(parts.forProc(), furtherTexts));
    this.table = Syscalls.table(parts);
    CodeCache codeCache = new CodeCache(physical);
    codeCache.add(mmu);
    this.engine = new ProbedEngine(surroundings.engine().make(hart, codeCache), hart);
    this.kernel = start.kernel(parts.forTraps(), table, this.engine, surroundings.locks());
    this.framesAtStart = memory.frames().inUse();
    this.objectsAtStart = memory.heap().objects();
  }

  private void observeMisses(MissObserver misses) {
    mmu.observeMissesWith(misses);
    if (secondLevel != null) {
      secondLevel.listenWith(
          (address, departure) -> misses.miss(MissObserver.Buffer.L2, address, departure, 0));
    }
  }

  /** Sees every access from now on. */
  public void observeAccesses(AccessObserver accessObserver) {
    observer = accessObserver;
    mmu.observeWith(accessObserver);
  }

  /**
   * Lets {@link #run} stop at places in programs, before the next cycle; nothing else is changed by
   * it.
   *
   * @param instructions virtual addresses: before one of them is executed
   * @param words virtual addresses, multiples of 4: after one of them has been written
   * @param physicalWords words of physical memory, likewise, which may change meanwhile; or null
   * @param accesses after an access that it lets through, by a program or by the kernel; or null
   */
  public void stopFor(
      Set<Integer> instructions,
      Set<Integer> words,
      @Nullable PhysicalWords physicalWords,
      @Nullable AccessFilter accesses) {
    engine.stopFor(instructions, words, physicalWords, accesses);
    if (words.isEmpty() && physicalWords == null && accesses == null) {
      mmu.observeWith(observer);
    } else {
      mmu.observeWith(observer == null ? engine : new BothObservers(observer, engine));
    }
  }

  /**
   * What the run has stopped for, or null where it is none of {@link #stopFor}; taken by asking.
   */
  public @Nullable ProbeHit takeProbeHit() {
    return engine.takeHit();
  }

  /**
   * The files, for those who look closer. To walk the tree takes cycles of the kernel's: whoever
   * does that lets this computer go no further.
   */
  public FileTree files() {
    Meter meter = hart.meter();
    meter.use(meter.open(0, 0, Mode.KERNEL, "debugger"));
    return parts.files();
  }

  /** Whether the run has stopped for one of {@link #stopFor}, which has not been taken yet. */
  boolean isProbeHit() {
    return engine.isHit();
  }

  /** Its side of ports that are forwarded. */
  HostPorts hostPorts() {
    return parts.network().host();
  }

  /** Its time. */
  GuestClock clock() {
    return parts.clock();
  }

  /** Joins programs of the host to ports of this computer, before it runs. */
  public void join(HostLink host) {
    parts.network().host().join(host);
  }

  /** Joins other computers on a wire, before it runs; its number there is the next one from 1. */
  public void join(Wire wire) {
    parts.network().join(wire, WireSettings.of(configuration));
  }

  /**
   * Shows a folder of the host to the guest, before {@link #start}.
   *
   * @param path where, absolute
   * @throws FileError where the path can't be used
   */
  public void mount(String path, HostFolder folder, boolean writable) {
    starter.mount(path, folder, writable);
  }

  /** Files of /proc/ringside/look that others write; to be added to before {@link #start}. */
  public FurtherTexts furtherTexts() {
    return furtherTexts;
  }

  /**
   * Makes the first process. A name without a slash is a program under /bin. Where argv[0] is a
   * path, it leads to the program, too.
   *
   * @return empty where no program has that path
   * @throws ElfFormatException where the file can't be run
   * @throws OutOfMemory where it does not fit in memory
   */
  public Optional<Process> start(String path, List<String> argv, List<String> envp)
      throws ElfFormatException {
    Optional<Process> started = starter.start(path, argv, envp);
    first = started.orElse(null);
    return started;
  }

  /**
   * Runs to the end of the first process, a deadlock, or a limit.
   *
   * @param maximumCycles clock at which to stop
   * @param stop asked now and then whether to stop
   */
  public Kernel.End run(long maximumCycles, BooleanSupplier stop) {
    Process process = first();
    return kernel.run(process, maximumCycles, () -> takeKey(process) || stop.getAsBoolean());
  }

  /**
   * Runs as far as no packet of another computer could arrive unknown, see {@link Kernel#advance};
   * after the end of the first process too, for the network's sake.
   *
   * @param horizon cycle from which on unknown packets may arrive
   * @param stop asked now and then whether to stop
   * @return null where it must wait for the others
   */
  Kernel.@Nullable End advance(long maximumCycles, long horizon, BooleanSupplier stop) {
    Process process = first();
    boolean over = process.exitStatus() != null;
    BooleanSupplier both = () -> takeKey(process) || stop.getAsBoolean();
    return kernel.advance(over ? null : process, maximumCycles, horizon, both);
  }

  /** Cycles that a packet is on its way from here to another computer. */
  long wireLatency() {
    return configuration.number(Setting.WIRE_LATENCY);
  }

  private Process first() {
    Process process = first;
    if (process == null) {
      throw new IllegalStateException("no first process: call start");
    }
    return process;
  }

  private boolean takeKey(Process process) {
    int signal = console.takeSignal();
    if (signal != 0) {
      int front = parts.terminal().terminal().foreground().group();
      kernel.keyPressed(signal, front == 0 ? process.group() : front);
    }
    byte[] keys = console.takeKeys();
    if (keys.length > 0) {
      kernel.keysPressed(keys);
    }
    WindowSize size = console.takeSize();
    if (size != null) {
      kernel.resized(size);
    }
    return false;
  }

  /**
   * Changes something where the computer stands still. What comes then is no longer the run that
   * was; only where the kernel has work with it does that take cycles.
   *
   * @throws Alteration.Refused where it can't be changed
   */
  public void alter(Alteration alteration) {
    new Alterer(parts, kernel, hart).make(alteration, observer);
  }

  /** Ends what still runs, so that everything is given back. */
  public void shutDown() {
    kernel.endProcesses();
    parts.systemV().shutDown();
    parts.posixQueues().shutDown();
    parts.network().shutDown();
    parts.code().leave();
    parts.files().shutDown();
    if (!meter.balanced()) {
      throw new IllegalStateException("the ledger does not add up to the clock");
    }
  }

  /** Frames, kernel objects, timers and waiters that were not given back; 0 after a shut-down. */
  public int leaks() {
    int frames = memory.frames().inUse() - framesAtStart;
    int objects = memory.heap().objects() - objectsAtStart;
    return frames
        + objects
        + memory.swap().used()
        + parts.timers().size()
        + parts.futexes().waiting();
  }

  /** The values it was built from. */
  public Configuration configuration() {
    return configuration;
  }

  /** All cycles, by who and why. */
  public Ledger ledger() {
    return ledger;
  }

  /** The one hart of this version. */
  public Hart hart() {
    return hart;
  }

  /** The second-level cache, if there is one. */
  public @Nullable SecondLevel secondLevel() {
    return secondLevel;
  }

  /** Memory behind the caches. */
  public Dram dram() {
    return dram;
  }

  /** All processes and threads, for those who look. */
  public Processes processes() {
    return parts.processes();
  }

  /** Queues, segments and semaphores of System V, for those who look. */
  public SystemV systemV() {
    return parts.systemV();
  }

  /** POSIX message queues, for those who look. */
  public PosixQueues posixQueues() {
    return parts.posixQueues();
  }

  /** Frames, the kernel's heap and the swap device, for those who look. */
  public KernelMemory memory() {
    return memory;
  }

  /** Whether something comes by itself that lets a thread go on: a timer's end, or a packet. */
  public boolean expectsEvents() {
    return kernel.expectsEvents();
  }

  /** The timers that are set, for those who look. */
  public TimerQueue timers() {
    return parts.timers();
  }

  /** A thread that has not ended, for those who look: that costs the kernel nothing. */
  public Optional<GuestThread> thread(int tid) {
    return parts.processes().threads().stream().filter(thread -> thread.tid() == tid).findFirst();
  }

  /** The system calls that there are. */
  public SyscallTable syscalls() {
    return table;
  }

  /** The kernel's main loop. */
  public Kernel kernel() {
    return kernel;
  }

  private SwapDisk swap() {
    return new SwapDisk(
        configuration.integer(Setting.SWAP) >>> 12,
        configuration.number(Setting.DISK_LATENCY),
        configuration.number(Setting.DISK_TRANSFER));
  }

  private static @Nullable SecondLevel secondLevel(Configuration configuration, Dram dram) {
    CacheShape shape = configuration.secondLevel();
    if (shape == null) {
      return null;
    }
    long seed = configuration.number(Setting.SEED) + 6;
    return new SecondLevel(
        new Cache(shape, seed),
        dram,
        configuration.integer(Setting.L2_HIT),
        configuration.integer(Setting.L2_WRITEBACK));
  }
}
