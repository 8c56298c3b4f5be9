package ringside.kernel.net.tcp;

/** The states of a connection (RFC 9293, 3.3.2). */
public enum TcpState {
  CLOSED,
  SYN_SENT,
  SYN_RECEIVED,
  ESTABLISHED,
  FIN_WAIT_1,
  FIN_WAIT_2,
  CLOSE_WAIT,
  CLOSING,
  LAST_ACK,
  TIME_WAIT;

  /** Whether the handshake is still going on. */
  boolean isOpening() {
    return this == SYN_SENT || this == SYN_RECEIVED;
  }

  /** Whether the program may still send. */
  public boolean sends() {
    return this == ESTABLISHED || this == CLOSE_WAIT;
  }

  /** Whether the peer may still send. */
  boolean receives() {
    return this == ESTABLISHED || this == FIN_WAIT_1 || this == FIN_WAIT_2;
  }
}
