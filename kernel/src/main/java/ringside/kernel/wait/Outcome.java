package ringside.kernel.wait;

import java.util.List;
import java.util.OptionalInt;
import ringside.isa.abi.Errno;
import ringside.kernel.event.Deed;

/** How a try of a system call ended. */
public sealed interface Outcome {
  /** It succeeded. */
  record Done(int value) implements Outcome {}

  /** It failed; a0 gets the negative number. */
  record Failed(Errno errno) implements Outcome {}

  /**
   * It can't go on: the thread waits, then the handler is called again.
   *
   * @param queues what it waits for, at least one; any of them wakes it
   * @param deadline cycle at which the wait ends anyway, or {@link TimerQueue#NEVER}
   * @param progress what the next try is to be told: bytes moved so far
   * @param interruption what becomes of the call when a signal handler is to run
   */
  record Wait(List<WaitQueue> queues, long deadline, int progress, Interruption interruption)
      implements Outcome {
    /** The same wait, which ends with EINTR when a handler is to run (signal(7)). */
    public Wait failing() {
      return interruptedBy(() -> failed(Errno.EINTR));
    }

    /** The same wait, which no handler interrupts. */
    public Wait uninterruptible() {
      return interruptedBy(() -> this);
    }

    /** The same wait with another answer to signals. */
    public Wait interruptedBy(Interruption other) {
      return new Wait(queues, deadline, progress, other);
    }
  }

  /**
   * It was interrupted: made again after a handler with SA_RESTART, else EINTR.
   *
   * @param always whether it is made again after any handler (Linux: ERESTARTNOINTR)
   */
  record Restart(boolean always) implements Outcome {
    /** Made again after any handler. */
    public static final Restart ALWAYS = new Restart(true);

    /** As handlers want it. */
    public Restart() {
      this(false);
    }
  }

  /** The thread has ended, or begun another program: there is nobody to return to. */
  record Gone() implements Outcome {}

  /**
   * It could not go back to the program, which is the program's own fault: it gets SIGSEGV.
   *
   * @param address that could not be used, if it was one
   * @param value of the deed
   */
  record Fault(Deed deed, OptionalInt address, int value) implements Outcome {
    /** A deed that is about an address. */
    public Fault(Deed deed, int address) {
      this(deed, OptionalInt.of(address), 0);
    }
  }

  /** What becomes of a call that waits when a signal handler is to run. */
  @FunctionalInterface
  interface Interruption {
    /** How the call ends; a {@link Wait} goes on waiting. */
    Outcome interrupted();
  }

  /** A success. */
  static Outcome done(int value) {
    return new Done(value);
  }

  /** A failure. */
  static Outcome failed(Errno errno) {
    return new Failed(errno);
  }

  /** A wait without end, restarted after handlers that ask for it. */
  static Wait wait(WaitQueue queue) {
    return waitUntil(queue, TimerQueue.NEVER);
  }

  /** A wait without end, some of the work done: interrupted, the call returns how much. */
  static Wait wait(WaitQueue queue, int progress) {
    Interruption interruption = progress > 0 ? () -> done(progress) : Restart::new;
    return new Wait(List.of(queue), TimerQueue.NEVER, progress, interruption);
  }

  /** A wait that ends at a cycle. */
  static Wait waitUntil(WaitQueue queue, long deadline) {
    return waitUntil(List.of(queue), deadline);
  }

  /** A wait for any of several things, which ends at a cycle. */
  static Wait waitUntil(List<WaitQueue> queues, long deadline) {
    return new Wait(queues, deadline, 0, Restart::new);
  }
}
