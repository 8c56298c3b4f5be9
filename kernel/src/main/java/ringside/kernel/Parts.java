package ringside.kernel;

import ringside.kernel.choice.RandomSource;
import ringside.kernel.config.Configuration;
import ringside.kernel.file.device.ConsoleTerminal;
import ringside.kernel.file.proc.ProcSources;
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
import ringside.kernel.text.KernelCode;
import ringside.kernel.trap.Subsystems;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.TimerQueue;
import ringside.kernel.wait.Wakeups;
import ringside.mmu.ledger.Ledger;

/**
 * The parts of a kernel, which {@link Wiring} makes. Nothing outside of this package sees them
 * together: each gets those that it uses.
 */
record Parts(
    Configuration configuration,
    Ledger ledger,
    KernelCode code,
    KernelMemory memory,
    Scheduler<GuestThread> scheduler,
    Wakeups wakeups,
    TimerQueue timers,
    FutexTable futexes,
    PriorityFutexes<GuestThread> locks,
    Programs programs,
    Processes processes,
    Signals signals,
    GuestClock clock,
    RandomSource random,
    SystemV systemV,
    PosixQueues posixQueues,
    FileTree files,
    ConsoleTerminal terminal,
    PseudoTerminals pairs,
    Network network) {

  /** What the loop of the kernel turns. */
  Subsystems forTraps() {
    return new Subsystems(
        code, memory, scheduler, wakeups, timers, futexes, processes, signals, clock, terminal,
        network);
  }

  /** What the files of /proc tell of. */
  ProcSources forProc() {
    return new ProcSources(ledger, code, memory, processes, clock, files, pairs);
  }
}
