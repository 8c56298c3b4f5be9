package ringside.kernel.syscall;

import ringside.isa.abi.Errno;
import ringside.kernel.sched.TimerQueue;
import ringside.kernel.sched.WaitQueue;

/** How a try of a system call ended. */
public sealed interface Outcome {
  /** It succeeded. */
  record Done(int value) implements Outcome {}

  /** It failed; a0 gets the negative number. */
  record Failed(Errno errno) implements Outcome {}

  /**
   * It can't go on: the thread waits in a queue, then the handler is called again.
   *
   * @param deadline cycle at which the wait ends anyway, or {@link TimerQueue#NEVER}
   * @param progress what the next try is to be told: bytes moved so far
   */
  record Wait(WaitQueue queue, long deadline, int progress) implements Outcome {}

  /** The thread has ended, or begun another program: there is nobody to return to. */
  record Gone() implements Outcome {}

  /** A success. */
  static Outcome done(int value) {
    return new Done(value);
  }

  /** A failure. */
  static Outcome failed(Errno errno) {
    return new Failed(errno);
  }

  /** A wait without end. */
  static Outcome wait(WaitQueue queue) {
    return new Wait(queue, TimerQueue.NEVER, 0);
  }

  /** A wait without end, some of the work done. */
  static Outcome wait(WaitQueue queue, int progress) {
    return new Wait(queue, TimerQueue.NEVER, progress);
  }

  /** A wait that ends at a cycle. */
  static Outcome waitUntil(WaitQueue queue, long deadline) {
    return new Wait(queue, deadline, 0);
  }
}
