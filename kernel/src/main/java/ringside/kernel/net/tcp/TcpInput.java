package ringside.kernel.net.tcp;

import ringside.isa.abi.Errno;
import ringside.kernel.net.ip.Packet;

/** What a connection does with a segment that has come (RFC 9293, 3.10.7). */
final class TcpInput {
  private static final int DUPLICATES = 3;

  private final TcpConnection connection;
  private int duplicates;

  TcpInput(TcpConnection connection) {
    this.connection = connection;
  }

  /**
   * Takes a segment.
   *
   * @param length bytes of data
   * @return whether the packet was kept
   */
  boolean receive(Packet packet, TcpHeader header, int length) {
    if (connection.state() == TcpState.SYN_SENT) {
      inSynSent(header);
      return false;
    }
    boolean old = connection.extensions().isOld(header) && !header.has(TcpHeader.RST);
    if (old || !isAcceptable(header, length)) {
      if (!header.has(TcpHeader.RST)) {
        connection.acknowledge();
      }
      return false;
    }
    if (header.has(TcpHeader.RST)) {
      wasReset();
      return false;
    }
    if (header.has(TcpHeader.SYN) || !header.has(TcpHeader.ACK)) {
      connection.acknowledge();
      return false;
    }
    if (header.sequence() - connection.receiver().told() <= 0) {
      connection.extensions().hear(header);
    }
    return acknowledges(header, length) && take(packet, header, length);
  }

  private void inSynSent(TcpHeader header) {
    boolean answersUs =
        header.has(TcpHeader.ACK) && header.acknowledgement() == connection.sender().highest();
    if (header.has(TcpHeader.RST)) {
      if (answersUs) {
        connection.fail(Errno.ECONNREFUSED);
      }
      return;
    }
    if (!header.has(TcpHeader.SYN)) {
      return;
    }
    connection.learn(header);
    if (answersUs) {
      connection.sender().acknowledged(header);
      int before = connection.sender().next();
      connection.established();
      if (connection.sender().next() == before) {
        connection.acknowledge(); // What waited to be sent has carried it otherwise.
      }
    } else {
      connection.crossed();
    }
  }

  /** Whether any of it is in the window; what needs no room is taken where it is expected. */
  private boolean isAcceptable(TcpHeader header, int length) {
    int occupied = length + (header.has(TcpHeader.FIN) ? 1 : 0);
    int start = header.sequence() - connection.receiver().expected();
    int end = start + occupied - 1;
    if (start == 0 && length == 0) {
      return true;
    }
    if (start > 0 || occupied == 0) {
      return start >= 0 && connection.receiver().mayStartAt(start);
    }
    return end >= 0 && connection.receiver().mayStartAt(0);
  }

  private void wasReset() {
    if (connection.state() == TcpState.TIME_WAIT || connection.listener() != null) {
      connection.destroy();
      return;
    }
    boolean peerHadEnded = connection.state() == TcpState.CLOSE_WAIT;
    connection.fail(peerHadEnded ? Errno.EPIPE : Errno.ECONNRESET);
  }

  /** Looks at what the segment acknowledges; false where the connection is over. */
  private boolean acknowledges(TcpHeader header, int length) {
    int upTo = header.acknowledgement();
    if (connection.state() == TcpState.SYN_RECEIVED) {
      if (upTo != connection.sender().highest()) {
        connection.refuse(header);
        return false;
      }
      TcpListener listener = connection.listener();
      if (listener != null && !mayStand(listener, header, length)) {
        return false;
      }
      connection.sender().acknowledged(header);
      connection.sender().setPeerWindow(connection.sender().windowOf(header));
      connection.established();
    }
    if (upTo - connection.sender().highest() > 0) {
      connection.acknowledge();
      return false;
    }
    connection.sender().recovery().select(header);
    if (upTo - connection.sender().unacknowledged() > 0) {
      duplicates = 0;
      connection.sender().acknowledged(header);
    } else if (isDuplicate(header, length)) {
      duplicates++;
      if (duplicates == DUPLICATES) {
        connection.sender().recovery().begin();
      } else if (duplicates > DUPLICATES) {
        connection.sender().recovery().goOn();
      }
    }
    if (upTo - connection.sender().unacknowledged() >= 0) {
      connection.sender().setPeerWindow(connection.sender().windowOf(header));
    }
    return advance();
  }

  /** Whether a listener has room for the connection, and need not wait for its first bytes. */
  private boolean mayStand(TcpListener listener, TcpHeader header, int length) {
    boolean silent = length == 0 && !header.has(TcpHeader.FIN);
    if (silent && connection.sender().retries() < listener.deferredRetries()) {
      connection.sender().deferUntil(listener.deferredRetries());
      return false;
    }
    return listener.hasRoom();
  }

  private boolean isDuplicate(TcpHeader header, int length) {
    return length == 0
        && !header.has(TcpHeader.FIN)
        && connection.sender().isWaiting()
        && header.acknowledgement() == connection.sender().unacknowledged()
        && connection.sender().windowOf(header) == connection.sender().peerWindow();
  }

  /** Goes on to the next state where FIN is acknowledged. */
  private boolean advance() {
    if (connection.sender().finAcknowledged()) {
      switch (connection.state()) {
        case FIN_WAIT_1 -> {
          connection.enter(TcpState.FIN_WAIT_2);
          if (!connection.isUsed()) {
            connection.waitForPeer();
          }
        }
        case CLOSING -> connection.waitForStrays();
        case LAST_ACK -> {
          connection.destroy();
          return false;
        }
        default -> {}
      }
    }
    connection.sender().output();
    return true;
  }

  private boolean take(Packet packet, TcpHeader header, int length) {
    TcpState state = connection.state();
    if (!state.receives()) {
      if (length > 0 || header.has(TcpHeader.FIN)) {
        connection.acknowledge();
      }
      return false;
    }
    if (length > 0 && !connection.isUsed() && state != TcpState.ESTABLISHED) {
      connection.reset();
      return false;
    }
    return takeData(packet, header, length);
  }

  private boolean takeData(Packet packet, TcpHeader header, int length) {
    connection.receiver().lookForUrgent(packet, header, length);
    int before = connection.receiver().expected();
    int finAt = header.sequence() + length;
    boolean early = header.sequence() - before > 0;
    if (length > 0) {
      int after =
          connection.received().add(packet, header.data(packet), header.sequence(), length, before);
      connection.receiver().expect(after);
    }
    if (header.has(TcpHeader.FIN)) {
      connection.receiver().finAt(finAt);
    }
    boolean ended = connection.receiver().reachedFin();
    if (ended) {
      connection.peerFinished();
    }
    if (length > 0 || header.has(TcpHeader.FIN)) {
      boolean nothingNew = length > 0 && connection.receiver().expected() == before;
      boolean atOnce = early || ended || connection.received().hasGap() || nothingNew;
      if (atOnce) {
        connection.acknowledge();
      } else {
        connection.receiver().acknowledgeSoon();
      }
      connection.wakeReader();
    }
    return length > 0;
  }
}
