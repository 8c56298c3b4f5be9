package ringside.kernel.net.ip;

import ringside.kernel.net.socket.IpAddress;
import ringside.kernel.net.socket.SocketAddress;
import ringside.kernel.text.Routine;

/**
 * What the network says about packets that it can't deliver, and the answer to an echo (RFC 792).
 */
public final class Icmp {
  private static final int TRANSPORT_BYTES = 8;
  private static final int LEAST_QUOTED = Ipv4.BYTES + TRANSPORT_BYTES;

  /** As much is quoted as makes a message of 576 bytes (RFC 1812, 4.3.2.3). */
  private static final int MOST_QUOTED = 576 - Ipv4.BYTES - IcmpMessages.HEADER_BYTES;

  private static final int QUOTED = Ipv4.BYTES + IcmpMessages.HEADER_BYTES;
  private static final int ECHO = 8;
  private static final int ECHO_REPLY = 0;

  private Icmp() {}

  /** Tells the sender of a packet that nobody has its port. */
  public static void refusePort(Internet internet, Packet packet, IpHeader header) {
    refuse(internet, packet, header, IcmpError.PORT, header.destination());
  }

  /** Tells a program of this computer that nobody has the address of its packet. */
  static void refuseHost(Internet internet, Packet packet, IpHeader header) {
    refuse(internet, packet, header, IcmpError.HOST, header.source());
  }

  private static void refuse(
      Internet internet, Packet packet, IpHeader header, int code, IpAddress offender) {
    if (mayBeRefused(packet, header)) {
      int first = IcmpError.UNREACHABLE << 24 | code << 16;
      IcmpMessages.refuse(internet, packet, header, offender, MOST_QUOTED, first);
    }
  }

  /** Nothing is said of errors, nor of any part but the first (RFC 1122, 3.2.2). */
  private static boolean mayBeRefused(Packet packet, IpHeader header) {
    if (header.offset() != 0 || header.protocol() != Ipv4.ICMP) {
      return header.offset() == 0;
    }
    int type = packet.word(Ipv4.BYTES / 4) >>> 24;
    return type == ECHO || type == ECHO_REPLY;
  }

  /** Says whether the packet was kept. */
  static boolean receive(Internet internet, Packet packet, IpHeader header) {
    internet.code().run(Routine.ICMP_RECEIVE);
    if (!IcmpMessages.isRight(packet, header)) {
      return false;
    }
    int start = Ipv4.BYTES / 4;
    int type = packet.word(start) >>> 24;
    if (type == ECHO) {
      IcmpMessages.echo(internet, packet, header, header.destination(), ECHO_REPLY << 24);
    } else if (type == IcmpError.UNREACHABLE
        && header.payload() >= IcmpMessages.HEADER_BYTES + LEAST_QUOTED) {
      return refused(internet, packet, header);
    }
    return false;
  }

  private static boolean refused(Internet internet, Packet packet, IpHeader header) {
    int quoted = QUOTED / 4;
    int code = packet.word(Ipv4.BYTES / 4) >>> 16 & 0xff;
    int protocol = packet.word(quoted + 2) >>> 16 & 0xff;
    int ports = packet.word(quoted + Ipv4.BYTES / 4);
    Transport transport = internet.transport(protocol);
    return transport != null
        && transport.refused(
            new IcmpError(
                packet,
                code,
                header.source(),
                new SocketAddress.Internet(IpAddress.four(packet.word(quoted + 3)), ports >>> 16),
                new SocketAddress.Internet(IpAddress.four(packet.word(quoted + 4)), ports & 0xffff),
                QUOTED + LEAST_QUOTED));
  }
}
