package ringside.kernel.net.tcp;

import ringside.kernel.text.KernelCode;

/** How a sender fills gaps that the peer tells of (RFC 5681, 3.2; RFC 6675). */
final class TcpRecovery {
  private final TcpConnection connection;
  private final TcpSender sender;
  private final TcpScoreboard scoreboard;
  private boolean on;
  private int end;

  TcpRecovery(TcpConnection connection, TcpSender sender, KernelCode code) {
    this.connection = connection;
    this.sender = sender;
    this.scoreboard = new TcpScoreboard(code);
  }

  /** Takes what a segment acknowledges behind a gap. */
  void select(TcpHeader header) {
    if (connection.extensions().isSelective()) {
      scoreboard.add(header.options().received(), sender.unacknowledged(), sender.highest());
    }
  }

  /** The first byte from one on that the peer is not known to have. */
  int missingFrom(int sequence) {
    return scoreboard.missingFrom(sequence);
  }

  /** Bytes from one on until the next that the peer has; as many as there can be, for none. */
  int gapAt(int sequence) {
    return scoreboard.gapAt(sequence);
  }

  /** Three segments have told of a gap: sends what is missing first, at once. */
  void begin() {
    if (on) {
      return; // It was sent again already, and what it lets through is to come.
    }
    sender.rate().lostOne(sender.onTheWay());
    int from = sender.unacknowledged();
    int length = Math.min(Math.min(sender.segment(), sender.unsent()), gapAt(from));
    on = !scoreboard.isEmpty();
    end = sender.highest();
    scoreboard.beginAt(from + length);
    sender.repeat(from, length);
  }

  /** A segment has come that lets one more go: sends what is missing next, if it was not yet. */
  void goOn() {
    int from = scoreboard.nextGap();
    if (on && scoreboard.isGap(from)) {
      int length = Math.min(sender.segment(), gapAt(from));
      sender.repeat(from, length);
      scoreboard.filled(from + length);
    }
  }

  /** The peer has all before what is unacknowledged now. */
  void acknowledged() {
    scoreboard.drop(sender.unacknowledged());
    on = on && end - sender.unacknowledged() > 0;
    goOn();
  }

  /** Nothing has come for too long: what is missing goes again in order. */
  void stop() {
    on = false;
  }
}
