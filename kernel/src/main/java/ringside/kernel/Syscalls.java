package ringside.kernel;

import ringside.kernel.choice.RandomSource;
import ringside.kernel.config.Abi;
import ringside.kernel.config.Setting;
import ringside.kernel.file.terminal.PseudoTerminals;
import ringside.kernel.file.tree.FileTree;
import ringside.kernel.ipc.FutexTable;
import ringside.kernel.ipc.PosixQueues;
import ringside.kernel.ipc.PriorityFutexes;
import ringside.kernel.ipc.SystemV;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.net.Network;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Processes;
import ringside.kernel.process.Programs;
import ringside.kernel.sched.Scheduler;
import ringside.kernel.signal.delivery.Signals;
import ringside.kernel.syscall.FileSizeLimit;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.file.AsyncCalls;
import ringside.kernel.syscall.file.AttributeCalls;
import ringside.kernel.syscall.file.ControlCalls;
import ringside.kernel.syscall.file.CopyCalls;
import ringside.kernel.syscall.file.DescriptorCalls;
import ringside.kernel.syscall.file.EventCalls;
import ringside.kernel.syscall.file.FolderCalls;
import ringside.kernel.syscall.file.LockCalls;
import ringside.kernel.syscall.file.MountCalls;
import ringside.kernel.syscall.file.NameCalls;
import ringside.kernel.syscall.file.NotifyCalls;
import ringside.kernel.syscall.file.OpenCalls;
import ringside.kernel.syscall.file.PollCalls;
import ringside.kernel.syscall.file.RangeCalls;
import ringside.kernel.syscall.file.SendfileCalls;
import ringside.kernel.syscall.file.SpliceCalls;
import ringside.kernel.syscall.file.StatCalls;
import ringside.kernel.syscall.file.TransferCalls;
import ringside.kernel.syscall.file.VectorCalls;
import ringside.kernel.syscall.ipc.FutexCalls;
import ringside.kernel.syscall.ipc.FutexWaitvCalls;
import ringside.kernel.syscall.ipc.MessageCalls;
import ringside.kernel.syscall.ipc.PosixQueueCalls;
import ringside.kernel.syscall.ipc.QueueNotifications;
import ringside.kernel.syscall.ipc.RobustListCalls;
import ringside.kernel.syscall.ipc.SemaphoreCalls;
import ringside.kernel.syscall.ipc.SemaphoreControl;
import ringside.kernel.syscall.ipc.SharedMemoryCalls;
import ringside.kernel.syscall.memory.AdviceCalls;
import ringside.kernel.syscall.memory.MapCalls;
import ringside.kernel.syscall.memory.MemoryCalls;
import ringside.kernel.syscall.memory.MemoryLimit;
import ringside.kernel.syscall.memory.RemapCalls;
import ringside.kernel.syscall.memory.ResidencyCalls;
import ringside.kernel.syscall.net.SocketBatchCalls;
import ringside.kernel.syscall.net.SocketCalls;
import ringside.kernel.syscall.net.SocketOptionCalls;
import ringside.kernel.syscall.net.SocketPaths;
import ringside.kernel.syscall.net.SocketTransfer;
import ringside.kernel.syscall.net.SocketTransferCalls;
import ringside.kernel.syscall.process.CapabilityCalls;
import ringside.kernel.syscall.process.ComparisonCalls;
import ringside.kernel.syscall.process.CpuLimit;
import ringside.kernel.syscall.process.CredentialCalls;
import ringside.kernel.syscall.process.ExecCalls;
import ringside.kernel.syscall.process.IdentityCalls;
import ringside.kernel.syscall.process.NamespaceCalls;
import ringside.kernel.syscall.process.PidFileCalls;
import ringside.kernel.syscall.process.PrctlCalls;
import ringside.kernel.syscall.process.ProcessCalls;
import ringside.kernel.syscall.process.RemoteCalls;
import ringside.kernel.syscall.process.SchedulingAttributes;
import ringside.kernel.syscall.process.SchedulingCalls;
import ringside.kernel.syscall.process.SchedulingTargets;
import ringside.kernel.syscall.process.TraceCalls;
import ringside.kernel.syscall.process.Usage;
import ringside.kernel.syscall.process.UsageCalls;
import ringside.kernel.syscall.process.WaitCalls;
import ringside.kernel.syscall.rars.RarsCalls;
import ringside.kernel.syscall.rars.RarsConsole;
import ringside.kernel.syscall.rars.RarsPrintCalls;
import ringside.kernel.syscall.rars.RarsRandomCalls;
import ringside.kernel.syscall.rars.RarsReadCalls;
import ringside.kernel.syscall.signal.SignalCalls;
import ringside.kernel.syscall.signal.SignalMaskCalls;
import ringside.kernel.syscall.terminal.TerminalControl;
import ringside.kernel.syscall.time.ClockSettingCalls;
import ringside.kernel.syscall.time.IntervalTimerCalls;
import ringside.kernel.syscall.time.TimeCalls;
import ringside.kernel.syscall.time.TimerCalls;
import ringside.kernel.text.KernelCode;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.TimerQueue;
import ringside.kernel.wait.Wakeups;
import ringside.mmu.ledger.Ledger;

/**
 * Makes the table: the one place that names all groups of calls, and hands to each the parts of the
 * kernel that it uses.
 */
final class Syscalls {
  private final Ledger ledger;
  private final KernelCode code;
  private final KernelMemory memory;
  private final Scheduler<GuestThread> scheduler;
  private final Wakeups wakeups;
  private final TimerQueue timers;
  private final FutexTable futexes;
  private final PriorityFutexes<GuestThread> locks;
  private final Programs programs;
  private final Processes processes;
  private final Signals signals;
  private final GuestClock clock;
  private final RandomSource random;
  private final SystemV systemV;
  private final PosixQueues posixQueues;
  private final FileTree files;
  private final PseudoTerminals pairs;
  private final Network network;
  private final Usage accounts;
  private final MemoryLimit memoryLimit;
  private final FileSizeLimit sizes;
  private final SocketTransfer transfer;
  private final SyscallTable table = new SyscallTable();

  private Syscalls(Parts parts) {
    this.ledger = parts.ledger();
    this.code = parts.code();
    this.memory = parts.memory();
    this.scheduler = parts.scheduler();
    this.wakeups = parts.wakeups();
    this.timers = parts.timers();
    this.futexes = parts.futexes();
    this.locks = parts.locks();
    this.programs = parts.programs();
    this.processes = parts.processes();
    this.signals = parts.signals();
    this.clock = parts.clock();
    this.random = parts.random();
    this.systemV = parts.systemV();
    this.posixQueues = parts.posixQueues();
    this.files = parts.files();
    this.pairs = parts.pairs();
    this.network = parts.network();
    this.accounts = new Usage(ledger, clock);
    this.memoryLimit = new MemoryLimit(parts.configuration(), memory, processes);
    this.sizes = new FileSizeLimit(signals);
    this.transfer = new SocketTransfer(signals, clock);
  }

  /** The table of a kernel. */
  static SyscallTable table(Parts parts) {
    Syscalls calls = new Syscalls(parts);
    calls.addProcesses();
    calls.addMemory();
    calls.addFiles();
    calls.addTime();
    calls.addSignals();
    calls.addIpc();
    calls.addSockets();
    if (parts.configuration().choice(Setting.ABI, Abi.class) == Abi.RARS) {
      calls.replaceByRars();
    }
    return calls.table;
  }

  private void addProcesses() {
    CpuLimit cpuLimit = new CpuLimit(timers, signals, clock, accounts);
    new ProcessCalls(code, scheduler, processes, cpuLimit).register(table);
    new ExecCalls(code, programs, processes, signals, random, files).register(table);
    new WaitCalls(code, processes, accounts).register(table);
    new IdentityCalls(code, processes, random, cpuLimit).register(table);
    SchedulingTargets targets = new SchedulingTargets(code, scheduler, locks, processes);
    new SchedulingCalls(code, scheduler, targets, processes, clock).register(table);
    new SchedulingAttributes(targets).register(table);
    new CredentialCalls(code).register(table);
    new UsageCalls(code, memory, processes, clock, accounts).register(table);
    new TraceCalls(code, processes, signals).register(table);
    new RemoteCalls(memory, processes).register(table);
    new CapabilityCalls(code, processes).register(table);
    new PidFileCalls(code, processes).register(table);
    new ComparisonCalls(code, processes).register(table);
    new NamespaceCalls(code).register(table);
    new PrctlCalls(code).register(table);
  }

  private void addMemory() {
    new MemoryCalls(code, memoryLimit).register(table);
    new MapCalls(code, memory, memoryLimit).register(table);
    new RemapCalls(code, memoryLimit).register(table);
    new ResidencyCalls(code, memoryLimit).register(table);
    new AdviceCalls(code).register(table);
  }

  private void addFiles() {
    LockCalls locks = new LockCalls(code, memory, wakeups);
    new OpenCalls(code, memory, wakeups, clock, files).register(table);
    new TransferCalls(code, signals, sizes, transfer).register(table);
    new VectorCalls(code, signals, sizes, transfer).register(table);
    new RangeCalls(sizes).register(table);
    new CopyCalls(code, sizes).register(table);
    new SpliceCalls(code, memory, signals, sizes).register(table);
    new MountCalls(memory, files).register(table);
    new NotifyCalls(memory, wakeups, files).register(table);
    new SendfileCalls(code, signals, sizes).register(table);
    AsyncCalls async = new AsyncCalls(processes, signals);
    new DescriptorCalls(locks, async).register(table);
    new ControlCalls(code, new TerminalControl(pairs), network, async).register(table);
    new NameCalls(files).register(table);
    new AttributeCalls(code, clock, files, sizes).register(table);
    new StatCalls(code, memory, files).register(table);
    new FolderCalls(code, files).register(table);
    new PollCalls(code, signals, clock).register(table);
    new EventCalls(memory, scheduler, wakeups, timers, signals, clock).register(table);
  }

  private void addTime() {
    new TimeCalls(ledger, processes, code, clock).register(table);
    new ClockSettingCalls(code, clock).register(table);
    new IntervalTimerCalls(code, timers, signals, clock, accounts).register(table);
    new TimerCalls(ledger, code, memory, timers, processes, signals, clock).register(table);
  }

  private void addSignals() {
    new SignalCalls(processes, signals).register(table);
    new SignalMaskCalls(code, signals, clock).register(table);
  }

  private void addIpc() {
    new FutexCalls(futexes, locks, processes, clock).register(table);
    new FutexWaitvCalls(futexes, clock).register(table);
    new RobustListCalls(code, processes).register(table);
    new MessageCalls(memory, wakeups, clock, systemV).register(table);
    new SemaphoreCalls(memory, wakeups, clock, systemV).register(table);
    new SemaphoreControl(clock, systemV).register(table);
    new SharedMemoryCalls(code, memory, clock, systemV).register(table);
    new PosixQueueCalls(memory, wakeups, clock, posixQueues).register(table);
    new QueueNotifications(memory, scheduler, signals).register(table);
  }

  private void addSockets() {
    SocketPaths paths = new SocketPaths(files);
    new SocketCalls(network, transfer, paths).register(table);
    SocketTransferCalls messages = new SocketTransferCalls(code, transfer, paths);
    messages.register(table);
    new SocketBatchCalls(messages, clock).register(table);
    new SocketOptionCalls(code, clock).register(table);
  }

  private void replaceByRars() {
    RarsConsole console = new RarsConsole(code, memory, signals);
    new RarsPrintCalls(console).register(table);
    new RarsReadCalls(code, processes, console).register(table);
    new RarsRandomCalls(code, random).register(table);
    new RarsCalls(table, code, clock, memoryLimit).register();
  }
}
