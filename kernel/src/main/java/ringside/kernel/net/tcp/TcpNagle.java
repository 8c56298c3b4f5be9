package ringside.kernel.net.tcp;

/** Whether a small segment waits: for what is on its way, or for more (tcp(7)). */
final class TcpNagle {
  /** What the one who sends says of it. */
  enum Mood {
    /** As the options say. */
    USUAL,
    /** More follows (MSG_MORE). */
    HOLD,
    /** Nothing waits any longer. */
    PUSH,
    /** The last byte is urgent (MSG_OOB). */
    URGENT
  }

  private final TcpConnection connection;
  private Mood mood = Mood.USUAL;

  TcpNagle(TcpConnection connection) {
    this.connection = connection;
  }

  /** Does some work in a mood. */
  void with(Mood other, Runnable work) {
    mood = other;
    work.run();
    mood = Mood.USUAL;
  }

  /**
   * Small segments wait while something is on its way (RFC 896), unless they are told not to; under
   * a cork (TCP_CORK) they wait in any case.
   */
  boolean waits(int length, int segment, int unsent, int onTheWay) {
    if (length >= segment) {
      return false;
    }
    boolean last = length == unsent;
    if (last && mood != Mood.USUAL) {
      return mood == Mood.HOLD;
    }
    return last && connection.corks() || onTheWay > 0 && !(connection.noDelay() && last);
  }
}
