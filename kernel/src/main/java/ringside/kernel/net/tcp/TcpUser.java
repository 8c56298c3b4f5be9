package ringside.kernel.net.tcp;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.net.ip.Marks;
import ringside.kernel.net.socket.IpAddress;

/** Whose a connection is: it is told what happens. */
public interface TcpUser {
  /** How often SYN is sent again where nobody says otherwise (net.ipv4.tcp_syn_retries). */
  int SYN_RETRIES = 6;

  /** Bytes that it keeps until they are read (SO_RCVBUF). */
  int receiveBuffer();

  /** Whether small segments don't wait (TCP_NODELAY). */
  boolean noDelay();

  /** Whether urgent data stays in its place (SO_OOBINLINE). */
  default boolean keepsUrgentInline() {
    return false;
  }

  /** The peer has said that something is urgent. */
  default void urgentAnnounced() {}

  /** Cycles that bytes may stay unacknowledged (TCP_USER_TIMEOUT); 0 for what retries take. */
  default long patience() {
    return 0;
  }

  /** Whether small segments wait for more (TCP_CORK). */
  boolean corks();

  /** How often SYN is sent again (TCP_SYNCNT). */
  int synRetries();

  /** Whether and when to ask a silent peer whether it is there; null for never. */
  @Nullable KeepAlive keepAlive();

  /** How its packets to an address are to be treated (IP_TTL, IP_TOS). */
  default Marks marks(IpAddress to) {
    return Marks.DEFAULT;
  }

  /** The connection stands. */
  void established();

  /** Bytes can be read. */
  void received();

  /** The peer has acknowledged something. */
  void roomMade();

  /** The peer will send no more. */
  void peerFinished();

  /** The connection has ended by an error. */
  void failed(Errno errno);
}
