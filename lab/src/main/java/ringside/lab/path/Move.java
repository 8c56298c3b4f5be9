package ringside.lab.path;

import org.jspecify.annotations.Nullable;
import ringside.kernel.event.Reason;
import ringside.kernel.event.ThreadState;
import ringside.kernel.event.WaitTarget;

/**
 * A change of a thread's state, as a path wants to know it.
 *
 * @param cycle at which it happened
 * @param tid of the thread
 * @param from the state before; {@link ThreadState#CREATED} for a thread that begins
 * @param to the state after
 * @param reason why
 * @param target what it waits for from now on, or null
 * @param by tid of the thread that brought it about, 0 for none
 * @param spent cycles until then of the cost that is asked about
 */
public record Move(
    long cycle,
    int tid,
    ThreadState from,
    ThreadState to,
    Reason reason,
    @Nullable WaitTarget target,
    int by,
    long spent) {
  /** Whether another thread lets this one go on, so that what came before is that one's. */
  boolean isLink() {
    return by != tid && hadWaited() && goesOn() && (by != 0 || isByAnEnd());
  }

  /** Whether a thread that has just ended, and is nobody any more, brings it about. */
  private boolean isByAnEnd() {
    return switch (reason) {
      case CHILD_ENDED,
          PROCESS_ENDED,
          VFORK_RELEASED,
          FUTEX_WOKEN,
          PIPE_WITHOUT_READER,
          PIPE_WITHOUT_WRITER,
          SEMAPHORE_UNDONE,
          LOCK_RELEASED ->
          true;
      default -> false;
    };
  }

  private boolean hadWaited() {
    return switch (from) {
      case BLOCKED, BLOCKED_SUSPENDED, STOPPED, CREATED -> true;
      case READY, RUNNING, READY_SUSPENDED, TERMINATED -> false;
    };
  }

  private boolean goesOn() {
    return switch (to) {
      case READY, READY_SUSPENDED, TERMINATED -> true;
      case CREATED, RUNNING, BLOCKED, BLOCKED_SUSPENDED, STOPPED -> false;
    };
  }
}
