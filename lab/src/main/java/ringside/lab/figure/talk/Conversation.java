package ringside.lab.figure.talk;

import java.util.List;

/**
 * What passed between two threads.
 *
 * @param left name of the one that spoke first
 * @param right name of the other
 * @param moments in order of time
 * @param more messages that are not among the moments
 */
public record Conversation(String left, String right, List<Moment> moments, long more) {
  /** What happens in a moment. */
  public enum Kind {
    /** Bytes are copied into the kernel. */
    IN,
    /** Bytes are copied out of the kernel. */
    OUT,
    /** One of them enters the kernel. */
    ENTRY,
    /** One of them is woken by the other, and no byte is copied. */
    WOKEN
  }

  /**
   * A moment.
   *
   * @param left whether it is the left one's, rather than the right one's
   * @param brief words beside it
   * @param words all that is known
   * @param row of the table that says so; empty where none does
   */
  public record Moment(
      Kind kind, long cycle, boolean left, String brief, String words, String row) {}

  /** Whether bytes went through the kernel. */
  public boolean copies() {
    return moments.stream().anyMatch(one -> one.kind == Kind.IN || one.kind == Kind.OUT);
  }
}
