package ringside.kernel.net.ip;

import ringside.isa.abi.Errno;
import ringside.kernel.net.socket.IpAddress;
import ringside.kernel.net.socket.SocketAddress;

/**
 * What the network says about a packet of ours that it could not deliver (RFC 792, RFC 4443).
 *
 * @param packet the message that says so; who keeps it releases it
 * @param code of "destination unreachable", or whatever the network says
 * @param offender who says so
 * @param from who had sent the packet
 * @param to whom it was for
 * @param quoted where the bytes behind its transport's ports and length begin in the message
 */
public record IcmpError(
    Packet packet,
    int code,
    IpAddress offender,
    SocketAddress.Internet from,
    SocketAddress.Internet to,
    int quoted) {
  /** The type "destination unreachable", the only one there is here. */
  static final int UNREACHABLE = 3;

  static final int NETWORK = 0;
  static final int HOST = 1;
  static final int PROTOCOL = 2;
  static final int PORT = 3;

  /** The same of IPv6 (RFC 4443). */
  static final int UNREACHABLE_SIX = 1;

  /** Codes of that. */
  static final int PROHIBITED_SIX = 1;

  static final int ADDRESS_SIX = 3;
  static final int PORT_SIX = 4;

  /** Whether it is about a packet of IPv6. */
  public boolean isSix() {
    return !to.address().isFour();
  }

  /** The type of the message. */
  public int type() {
    return isSix() ? UNREACHABLE_SIX : UNREACHABLE;
  }

  /** What it is for a socket (Linux: icmp_err_convert, icmpv6_err_convert). */
  public Errno errno() {
    if (isSix()) {
      return switch (code) {
        case NETWORK -> Errno.ENETUNREACH;
        case PROHIBITED_SIX -> Errno.EACCES;
        case PORT_SIX -> Errno.ECONNREFUSED;
        default -> Errno.EHOSTUNREACH;
      };
    }
    return switch (code) {
      case NETWORK -> Errno.ENETUNREACH;
      case PROTOCOL -> Errno.ENOPROTOOPT;
      case PORT -> Errno.ECONNREFUSED;
      default -> Errno.EHOSTUNREACH;
    };
  }

  /** Whether it does not go away by itself. */
  public boolean isFatal() {
    return isSix() ? code == PROHIBITED_SIX || code == PORT_SIX : code == PROTOCOL || code == PORT;
  }

  /** Bytes of the packet that it quotes behind its transport's header. */
  public int quotedBytes() {
    return Math.max(0, packet.length() - quoted);
  }
}
