package ringside.lab.session;

import ringside.kernel.trap.Kernel;
import ringside.mmu.AccessObserver;

/** Why a session has stopped. */
public sealed interface StopReason {
  /** The first process has ended; of several computers, the first process of each. */
  record Ended() implements StopReason {}

  /** Nothing can run, and nothing will happen. */
  record Deadlock() implements StopReason {}

  /**
   * The cycle or the session's limit was reached.
   *
   * @param cycle that was asked for; the clock is there or a little behind it
   */
  record CycleReached(long cycle) implements StopReason {}

  /** {@link Stop#asked} was answered with yes. */
  record Asked() implements StopReason {}

  /**
   * An instruction is about to be executed.
   *
   * @param computer its number, from 1
   * @param pc the instruction's address
   */
  record Breakpoint(int computer, int pid, int tid, int pc) implements StopReason {}

  /**
   * A word has been written.
   *
   * @param computer its number, from 1
   * @param pc of the store, or of the system call in which the kernel wrote
   * @param address of the word, virtual
   * @param before its value before
   * @param after its value now
   */
  record Written(int computer, int pid, int tid, int pc, int address, int before, int after)
      implements StopReason {}

  /**
   * An access was made that was asked for: the first since the session went on.
   *
   * @param computer its number, from 1
   * @param byKernel whether the kernel made it on behalf of the thread
   * @param pc of the instruction that was executed last
   * @param kind what it was for
   * @param address virtual
   */
  record Accessed(
      int computer,
      int pid,
      int tid,
      boolean byKernel,
      int pc,
      AccessObserver.Kind kind,
      int address)
      implements StopReason {}

  /** How the run has ended, as the kernel calls it. */
  default Kernel.End end() {
    if (this instanceof Ended) {
      return Kernel.End.EXITED;
    }
    return this instanceof Deadlock ? Kernel.End.DEADLOCK : Kernel.End.LIMIT;
  }
}
