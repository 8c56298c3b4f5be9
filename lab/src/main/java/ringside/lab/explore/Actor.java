package ringside.lab.explore;

import org.jspecify.annotations.Nullable;

/**
 * A thread, or a handler that a signal of another thread has started in one, and what of others'
 * steps must have come before its next one (Lamport 1978, as vector clocks). Time is counted in
 * instructions of all programs.
 */
final class Actor {
  private static final long[] NOTHING = {};

  private final int slot;
  private final int tid;
  private final @Nullable Moment sent;
  private final long sentAt;

  /** Its timer was set after so many instructions, and ended after so many; 0 without one. */
  private final long armedAt;

  private final long endedAt;
  private long[] seen = NOTHING;

  /** A thread. */
  Actor(int slot, int tid) {
    this(slot, tid, null, 0);
  }

  /**
   * A handler.
   *
   * @param tid of the thread that sent the signal
   * @param sent when; null for a thread
   */
  Actor(int slot, int tid, @Nullable Moment sent, long sentAt) {
    this(slot, tid, sent, sentAt, 0, 0);
  }

  private Actor(int slot, int tid, @Nullable Moment sent, long sentAt, long armedAt, long endedAt) {
    this.slot = slot;
    this.tid = tid;
    this.sent = sent;
    this.sentAt = sentAt;
    this.armedAt = armedAt;
    this.endedAt = endedAt;
  }

  /** A handler of a timer's signal that begins now. */
  static Actor ofTimer(int slot, int tid, Position now, long armedAt, long endedAt) {
    return new Actor(slot, tid, now.moment(), now.at(), armedAt, endedAt);
  }

  /** The thread that has to go on for its steps to come. */
  int tid() {
    return tid;
  }

  /** Whether it handles a timer's signal. */
  boolean isOfTimer() {
    return endedAt > 0;
  }

  /** Whether its timer could have ended where so many instructions had been executed. */
  boolean couldBegin(long at) {
    return armedAt < at && at < endedAt;
  }

  /** When its steps are decided on: of a handler, when the signal is sent. */
  Moment decided(Moment now) {
    return sent == null ? now : sent;
  }

  /** The same, in instructions. */
  long decidedAt(long at) {
    return sent == null ? at : sentAt;
  }

  /** What it has seen; never changed, but replaced. */
  long[] seen() {
    return seen;
  }

  /** Whether a step of another must come before its next. */
  boolean hasSeen(Actor other, long at) {
    return other.slot < seen.length && seen[other.slot] >= at;
  }

  /** From now on, a step of another comes before all of its own, and what that had seen, too. */
  void see(Actor other, long at, long[] othersSeen) {
    if (other == this) {
      return;
    }
    boolean knows = hasSeen(other, at);
    for (int i = 0; knows && i < othersSeen.length; i++) {
      knows = i == slot || othersSeen[i] <= (i < seen.length ? seen[i] : -1);
    }
    if (knows) {
      return;
    }
    long[] more = new long[Math.max(Math.max(seen.length, othersSeen.length), other.slot + 1)];
    for (int i = 0; i < more.length; i++) {
      long mine = i < seen.length ? seen[i] : -1;
      more[i] = Math.max(mine, i < othersSeen.length ? othersSeen[i] : -1);
    }
    more[other.slot] = Math.max(more[other.slot], at);
    seen = more;
  }
}
