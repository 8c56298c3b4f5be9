package ringside.lab.path;

import org.jspecify.annotations.Nullable;
import ringside.kernel.event.WaitTarget;

/**
 * A piece of a path.
 *
 * @param from its first cycle
 * @param to the cycle behind its last
 * @param tid of the thread that the path is at; 0 before the first
 * @param kind what the thread does
 * @param other for {@link Kind#READY}, the thread that has the hart meanwhile, 0 for none
 * @param target for {@link Kind#WAITING}, what it waits for, where that is known
 * @param spent cycles of it that the cost which is asked about took
 */
public record Slice(
    long from, long to, int tid, Kind kind, int other, @Nullable WaitTarget target, long spent) {
  /** What a thread on the path does. */
  public enum Kind {
    /** The computer is switched on and the first thread made. */
    START,
    /** It has the hart, for its program or in the kernel. */
    RUNNING,
    /** It could run, but another has the hart, or the kernel is picking. */
    READY,
    /** It waits for what no thread brings about: time to pass, a disk, a packet. */
    WAITING,
    /** The first process has ended; what is left is ended too. */
    END
  }

  /** Its length. */
  public long cycles() {
    return to - from;
  }
}
