package ringside.kernel.net.socket;

import java.util.List;
import ringside.isa.abi.Errno;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.TimerQueue;
import ringside.kernel.wait.WaitQueue;

/**
 * Whether and until when a call on a socket may wait.
 *
 * @param nonBlocking O_NONBLOCK or MSG_DONTWAIT
 * @param progress what a former try has moved, in bytes
 * @param retried whether a former try has waited
 * @param deadline cycle by SO_RCVTIMEO or SO_SNDTIMEO, or {@link TimerQueue#NEVER}
 * @param now this cycle
 */
public record Waiting(boolean nonBlocking, int progress, boolean retried, long deadline, long now) {
  /** Waits without end, unless the socket must not. */
  public static Waiting plain(boolean nonBlocking, int progress) {
    return new Waiting(nonBlocking, progress, progress > 0, TimerQueue.NEVER, 0);
  }

  /** Whether waiting is out of the question, or has been long enough. */
  public boolean isOver() {
    return nonBlocking || deadline <= now;
  }

  /** Waits, where nothing could be done. */
  public Outcome on(WaitQueue queue) {
    return on(queue, 0, Errno.EAGAIN);
  }

  /** Waits, or ends with what has been done so far, or with an error where that is nothing. */
  public Outcome on(WaitQueue queue, int done, Errno otherwise) {
    if (isOver()) {
      return done > 0 ? Outcome.done(done) : Outcome.failed(otherwise);
    }
    return new Outcome.Wait(List.of(queue), deadline, done, () -> interrupted(done));
  }

  /** signal(7): a call with a timeout is not made again after a handler. */
  private Outcome interrupted(int done) {
    if (done > 0) {
      return Outcome.done(done);
    }
    return deadline < TimerQueue.NEVER ? Outcome.failed(Errno.EINTR) : new Outcome.Restart();
  }
}
