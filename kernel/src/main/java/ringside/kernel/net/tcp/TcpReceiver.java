package ringside.kernel.net.tcp;

import ringside.kernel.net.ip.Internet;
import ringside.kernel.net.ip.Packet;
import ringside.kernel.net.socket.SocketOptions;

/** A connection's receiving half: what has come, what may come, and what is acknowledged when. */
public final class TcpReceiver {
  /** By how many bits its windows are divided: the largest buffer fits (RFC 7323, 2.3). */
  static final int SHIFT = 2;

  private static final int LARGEST_FIELD = 65535;
  private static final int DELAY_MILLIS = 40;
  private static final int QUICK_ACKNOWLEDGEMENTS = 16;

  private final Internet internet;
  private final TcpConnection connection;
  private final TcpReceiveQueue queue;
  private final TcpUrgent urgent = new TcpUrgent();
  private final TcpClock delayed;
  private final int longest;
  private int shift = -1;
  private int bufferLimit = SocketOptions.DEFAULT_BUFFER;
  private int expected;
  private int edge;
  private int told;
  private int owed;
  private int quick = QUICK_ACKNOWLEDGEMENTS;
  private boolean finSeen;
  private int finSequence;

  /**
   * Nothing has come.
   *
   * @param longest bytes of the longest segment that comes
   */
  TcpReceiver(Internet internet, TcpConnection connection, int longest) {
    this.internet = internet;
    this.connection = connection;
    this.longest = longest;
    this.queue = new TcpReceiveQueue(internet.code());
    this.delayed =
        new TcpClock(
            internet,
            connection.timerField(TcpConnection.TcpTimer.DELAYED_ACKNOWLEDGEMENT),
            connection::acknowledge,
            () -> true);
  }

  TcpReceiveQueue queue() {
    return queue;
  }

  /** What the peer calls urgent. */
  TcpUrgent urgent() {
    return urgent;
  }

  /** Number of the next byte that the program reads. */
  int nextRead() {
    return (reachedEnd() ? expected - 1 : expected) - queue.length();
  }

  /** Whether the next byte that the program reads is the urgent one (SIOCATMARK). */
  boolean atMark() {
    return urgent.isMarked() && urgent.distance(nextRead()) == 0;
  }

  /** Looks for urgent data in a segment, before its bytes are taken. */
  void lookForUrgent(Packet packet, TcpHeader header, int length) {
    if (header.has(TcpHeader.URG)) {
      boolean skips = atMark() && queue.length() > 0 && !connection.keepsUrgentInline();
      if (urgent.announce(header, nextRead(), expected)) {
        queue.take(skips ? 1 : 0);
        connection.urgentAnnounced();
      }
    }
    if (urgent.look(packet, header, length)) {
      connection.wakeReader();
    }
  }

  int expected() {
    return expected;
  }

  /** Sets how many bytes it keeps while nobody uses the connection. */
  void limit(int bytes) {
    bufferLimit = bytes;
  }

  /** Takes from the peer's SYN where it begins. */
  void learn(TcpHeader syn) {
    expected = syn.sequence() + 1;
    edge = expected;
    told = expected;
    queue.startAt(expected);
    shift = syn.options().shift() < 0 ? -1 : SHIFT;
  }

  /** By how many bits its windows are divided, where the peer knows of that; otherwise -1. */
  int shift() {
    return shift;
  }

  private int largestWindow() {
    return LARGEST_FIELD << Math.max(0, shift);
  }

  /** Whether the peer may send a segment that begins so far behind what is expected. */
  boolean mayStartAt(int distance) {
    return distance < edge - expected;
  }

  /** Where the peer's bytes end. */
  void finAt(int sequence) {
    finSeen = true;
    finSequence = sequence;
  }

  /** Whether all bytes before the peer's FIN are there. */
  boolean reachedFin() {
    return finSeen && expected - finSequence == 0;
  }

  /** Whether the peer will send no more. */
  boolean reachedEnd() {
    return finSeen && expected - (finSequence + 1) == 0;
  }

  /** The next byte expected has moved. */
  void expect(int sequence) {
    expected = sequence;
    connection.noteReceiving(sequence);
  }

  /** The window that the next segment announces, divided, and is bound by. */
  int announce(boolean syn) {
    int bits = syn ? 0 : Math.max(0, shift);
    int left = Math.max(0, edge - expected);
    int window = Math.min(window(), LARGEST_FIELD << bits);
    int field = window >>> bits;
    // Rounding takes back nothing that was announced, and promises nothing that is not there.
    edge = expected + Math.max(left, field << bits);
    return field;
  }

  /** Bytes that the peer may send: what was announced once stays so. */
  int window() {
    int limit = connection.receiveBuffer(bufferLimit);
    int room = Math.min(largestWindow(), Math.max(0, limit / 2 - queue.length()));
    int left = Math.max(0, edge - expected);
    // A window that opens by little only invites small segments (RFC 9293, 3.8.6.2.2).
    return left == 0 && room < Math.min(longest, limit / 4) ? 0 : Math.max(room, left);
  }

  /** Whether each segment is acknowledged at once (TCP_QUICKACK). */
  boolean isQuick() {
    return quick > 0;
  }

  /** Acknowledges at once for a while, what is owed too; or not. */
  void setQuick(boolean wanted) {
    quick = wanted ? QUICK_ACKNOWLEDGEMENTS : 0;
    if (wanted && owed > 0) {
      connection.acknowledge();
    }
  }

  /** Data goes out that carries what is owed: acknowledgements need not be quick any more. */
  void answered() {
    quick = owed > 0 ? 0 : quick;
  }

  /** The last byte that the peer was told to be expected (RFC 7323, 4.3: Last.ACK.sent). */
  int told() {
    return told;
  }

  /** An acknowledgement has gone out. */
  void acknowledged() {
    told = expected;
    owed = 0;
    delayed.stop();
  }

  /**
   * Acknowledges every second segment, or after a while (RFC 9293, 3.8.6.3); at the beginning each
   * one, as long as it does not look as if an answer would carry the acknowledgement.
   */
  void acknowledgeSoon() {
    owed++;
    quick--;
    if (owed >= 2 || quick >= 0) {
      connection.acknowledge();
    } else if (!delayed.isArmed()) {
      delayed.arm(DELAY_MILLIS * internet.settings().cyclesPerMilli());
    }
  }

  /** The program has read: the peer is told when much has become free. */
  public void hasRead() {
    int gained = window() - Math.max(0, edge - expected);
    int much = Math.min(2 * connection.sender().segment(), LARGEST_FIELD / 2);
    if (connection.state().receives() && gained >= much) {
      connection.acknowledge();
    }
  }

  /** Nothing is acknowledged by itself. */
  void stop() {
    delayed.stop();
  }
}
