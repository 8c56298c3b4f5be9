package ringside.kernel.file.proc;

import ringside.kernel.file.terminal.PseudoTerminals;
import ringside.kernel.file.tree.FileTree;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.process.Processes;
import ringside.kernel.text.KernelCode;
import ringside.kernel.wait.GuestClock;
import ringside.mmu.ledger.Ledger;

/** What the files of /proc tell of. */
public record ProcSources(
    Ledger ledger,
    KernelCode code,
    KernelMemory memory,
    Processes processes,
    GuestClock clock,
    FileTree files,
    PseudoTerminals pairs) {}
