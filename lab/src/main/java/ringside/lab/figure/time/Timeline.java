package ringside.lab.figure.time;

import java.util.List;
import ringside.kernel.event.ThreadState;

/**
 * A stretch of time, one lane a thread.
 *
 * @param from first cycle
 * @param to last cycle
 * @param lanes in their order, those of a process together
 * @param hart who ran
 * @param notches where the hart went to another thread
 * @param arrows from who woke to who was woken
 * @param others threads for which there is no lane
 */
public record Timeline(
    long from,
    long to,
    List<Lane> lanes,
    List<Slice> hart,
    List<Notch> notches,
    List<Arrow> arrows,
    int others) {
  /**
   * A thread.
   *
   * @param process its process, as people name it
   * @param name of the thread within its process; empty where it is alone
   */
  public record Lane(
      int tid,
      String process,
      String name,
      List<Slice> slices,
      List<Call> calls,
      List<Glyph> glyphs) {}

  /**
   * A thread in a state, or on a hart.
   *
   * @param brief words that stand on it
   * @param tiny a letter or number in their place where there is little room
   * @param words all that is known
   * @param row of the table that says so; empty where none does
   */
  public record Slice(
      ThreadState state, long from, long to, String brief, String tiny, String words, String row) {}

  /** A system call from its beginning to its end. */
  public record Call(String name, long from, long to, String words) {}

  /** What a glyph stands for. */
  public enum Kind {
    FAULT,
    SIGNAL,
    LENT,
    RETURNED,
    PACKET
  }

  /**
   * Something that happened to a thread in a moment.
   *
   * @param brief words that stand beside it where there is room
   */
  public record Glyph(Kind kind, long cycle, String brief, String words, String row) {}

  /**
   * A thread was woken.
   *
   * @param from index of the lane of who woke it; -1 for an interrupt
   * @param to index of its lane
   * @param words why
   */
  public record Arrow(int from, int to, long cycle, String words) {}

  /**
   * A switch.
   *
   * @param process whether the address space changed
   */
  public record Notch(boolean process, long cycle, String words) {}
}
