package ringside.cpu.engine;

import org.jspecify.annotations.Nullable;
import ringside.mmu.AccessObserver;

/**
 * Where a {@link ProbedEngine} has stopped, and for what.
 *
 * @param kind what was asked for
 * @param pid of the account in use, whose thread executes or has called the kernel
 * @param tid likewise
 * @param byKernel whether the kernel has written for the thread
 * @param pc of the instruction that is to be executed or was executed last, by any thread
 * @param address the breakpoint's, or that of the word that was written
 * @param before the word before the first write since the thread went on; 0 for a breakpoint
 * @param after the word now; 0 for a breakpoint
 * @param access what an access was for, where one was asked for; else null
 */
public record ProbeHit(
    Kind kind,
    int pid,
    int tid,
    boolean byKernel,
    int pc,
    int address,
    int before,
    int after,
    AccessObserver.@Nullable Kind access) {
  /** What a person can ask to stop for. */
  public enum Kind {
    /** An instruction is about to be executed. */
    EXECUTED,
    /** A word has been written, by the program or for it by the kernel. */
    WRITTEN,
    /** An access has been made that a filter lets through. */
    ACCESSED
  }
}
