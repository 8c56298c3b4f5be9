package ringside.kernel;

import ringside.kernel.choice.Choices;
import ringside.kernel.choice.RandomSource;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.SchedulingKind;
import ringside.kernel.config.Setting;
import ringside.kernel.file.FileContext;
import ringside.kernel.file.FileSystem;
import ringside.kernel.file.device.CharacterDevices;
import ringside.kernel.file.device.Console;
import ringside.kernel.file.device.ConsoleTerminal;
import ringside.kernel.file.device.TerminalDevices;
import ringside.kernel.file.terminal.Jobs;
import ringside.kernel.file.terminal.PseudoTerminals;
import ringside.kernel.file.tree.FileTree;
import ringside.kernel.ipc.FutexTable;
import ringside.kernel.ipc.PosixQueues;
import ringside.kernel.ipc.PriorityFutexes;
import ringside.kernel.ipc.SystemV;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.SpaceInUse;
import ringside.kernel.net.Network;
import ringside.kernel.net.ip.NetSettings;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Processes;
import ringside.kernel.process.Programs;
import ringside.kernel.sched.Policies;
import ringside.kernel.sched.Scheduler;
import ringside.kernel.sched.SchedulingPolicy;
import ringside.kernel.signal.delivery.JobControl;
import ringside.kernel.signal.delivery.Signals;
import ringside.kernel.text.KernelCode;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.TimerQueue;
import ringside.kernel.wait.Wakeups;
import ringside.mmu.ledger.Ledger;

/** Makes the kernel's objects, and lets them know each other: the one place that names all. */
final class Wiring {
  private final Configuration configuration;
  private final KernelMemory memory;
  private final KernelCode code;
  private final Choices choices;
  private final Wakeups wakeups;

  /** For a kernel with a memory of its own. */
  Wiring(Configuration configuration, KernelMemory memory, Choices choices) {
    this.configuration = configuration;
    this.memory = memory;
    this.code = memory.code();
    this.choices = choices;
    this.wakeups = new Wakeups(code);
  }

  /**
   * The objects that system calls act on.
   *
   * @param spaceInUse switches to the memory of a process
   */
  Parts parts(Ledger ledger, Console console, SpaceInUse spaceInUse) {
    Scheduler<GuestThread> scheduler = scheduler();
    TimerQueue timers = new TimerQueue(code, memory.layout());
    FutexTable futexes = new FutexTable(code, memory.layout(), wakeups, choices);
    PriorityFutexes<GuestThread> locks = new PriorityFutexes<>(code, futexes, scheduler);
    GuestClock clock = clock();
    RandomSource random = new RandomSource(configuration.number(Setting.SEED));
    CharacterDevices devices = new CharacterDevices(random);
    FileTree files = new FileTree(new FileSystem.Machinery(memory, wakeups, clock, devices));
    int maximum = configuration.integer(Setting.PROCESSES);
    FileContext context = new FileContext(files.root());
    Processes processes =
        new Processes(
            memory, scheduler, wakeups, timers, futexes, locks, maximum, spaceInUse, context);
    Signals signals = new Signals(code, processes, scheduler, wakeups, choices);
    Jobs jobs = new JobControl(scheduler, processes, signals, clock);
    ConsoleTerminal terminal = new ConsoleTerminal(memory, wakeups, jobs, console);
    PseudoTerminals pairs = new PseudoTerminals(memory, wakeups, jobs);
    devices.add(new TerminalDevices(code, terminal, pairs, jobs));
    return new Parts(
        configuration,
        ledger,
        code,
        memory,
        scheduler,
        wakeups,
        timers,
        futexes,
        locks,
        new Programs(memory),
        processes,
        signals,
        clock,
        random,
        new SystemV(memory),
        new PosixQueues(),
        files,
        terminal,
        pairs,
        new Network(memory, wakeups, timers, NetSettings.of(configuration), choices));
  }

  private Scheduler<GuestThread> scheduler() {
    SchedulingPolicy<GuestThread> policy =
        Policies.of(
            configuration.choice(Setting.SCHED, SchedulingKind.class),
            configuration.number(Setting.QUANTUM),
            configuration.number(Setting.AGEING),
            configuration.number(Setting.SEED));
    return new Scheduler<>(policy, code, memory.layout(), choices);
  }

  private GuestClock clock() {
    return new GuestClock(
        code, configuration.number(Setting.CLOCK_MHZ), configuration.number(Setting.BOOT_TIME));
  }
}
