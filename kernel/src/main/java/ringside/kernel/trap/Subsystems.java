package ringside.kernel.trap;

import ringside.kernel.file.device.ConsoleTerminal;
import ringside.kernel.ipc.FutexTable;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.net.Network;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Processes;
import ringside.kernel.sched.Scheduler;
import ringside.kernel.signal.delivery.Signals;
import ringside.kernel.text.KernelCode;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.TimerQueue;
import ringside.kernel.wait.Wakeups;

/** What the loop of the kernel turns: from here each way through a trap gets what it uses. */
public record Subsystems(
    KernelCode code,
    KernelMemory memory,
    Scheduler<GuestThread> scheduler,
    Wakeups wakeups,
    TimerQueue timers,
    FutexTable futexes,
    Processes processes,
    Signals signals,
    GuestClock clock,
    ConsoleTerminal terminal,
    Network network) {}
