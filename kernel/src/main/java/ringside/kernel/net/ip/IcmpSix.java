package ringside.kernel.net.ip;

import ringside.kernel.net.socket.IpAddress;
import ringside.kernel.net.socket.SocketAddress;
import ringside.kernel.text.Routine;

/** What IPv6 says about packets that can't be delivered, and the answer to an echo (RFC 4443). */
final class IcmpSix {
  static final int START = Ipv6.BYTES / 4;
  private static final int TRANSPORT_BYTES = 8;
  private static final int QUOTED = Ipv6.BYTES + IcmpMessages.HEADER_BYTES;
  private static final int MOST_QUOTED = Ipv6.LEAST_MTU - QUOTED;
  private static final int ECHO = 128;
  private static final int ECHO_REPLY = 129;

  /** Types from here on are no errors. */
  private static final int FIRST_INFORMATION = 128;

  private IcmpSix() {}

  /** Tells the sender of a packet that nobody has its port. */
  static void refusePort(Internet internet, Packet packet, IpHeader header) {
    refuse(internet, packet, header, IcmpError.PORT_SIX, header.destination());
  }

  /** Tells a program of this computer that nobody has the address of its packet. */
  static void refuseAddress(Internet internet, Packet packet, IpHeader header) {
    refuse(internet, packet, header, IcmpError.ADDRESS_SIX, header.source());
  }

  private static void refuse(
      Internet internet, Packet packet, IpHeader header, int code, IpAddress offender) {
    if (mayBeRefused(packet, header)) {
      int first = IcmpError.UNREACHABLE_SIX << 24 | code << 16;
      IcmpMessages.refuse(internet, packet, header, offender, MOST_QUOTED, first);
    }
  }

  /** Nothing is said of errors, of groups' packets, nor of any part but the first (2.4). */
  private static boolean mayBeRefused(Packet packet, IpHeader header) {
    if (header.offset() != 0 || header.destination().isGroup() || header.source().isAny()) {
      return false;
    }
    boolean other = header.protocol() != Ipv6.ICMP;
    return other || packet.word(header.bytes() / 4) >>> 24 >= FIRST_INFORMATION;
  }

  /** Says whether the packet was kept. */
  static boolean receive(Internet internet, Packet packet, IpHeader header) {
    internet.code().run(Routine.ICMP_RECEIVE);
    if (!IcmpMessages.isRight(packet, header)) {
      return false;
    }
    int type = packet.word(START) >>> 24;
    if (type == ECHO) {
      echo(internet, packet, header);
    } else if (type == Neighbours.SOLICITATION || type == Neighbours.ADVERTISEMENT) {
      internet.neighbours().receive(packet, header, type);
    } else if (type == IcmpError.UNREACHABLE_SIX) {
      return refused(internet, packet, header);
    }
    return false;
  }

  private static boolean refused(Internet internet, Packet packet, IpHeader header) {
    int quoted = QUOTED / 4;
    if (header.payload() < IcmpMessages.HEADER_BYTES + Ipv6.BYTES + TRANSPORT_BYTES) {
      return false;
    }
    int code = packet.word(START) >>> 16 & 0xff;
    int next = packet.word(quoted + 1) >>> 8 & 0xff;
    boolean cut = next == Ipv6.FRAGMENT;
    int behind = Ipv6.bytes(cut);
    if (header.payload() < IcmpMessages.HEADER_BYTES + behind + TRANSPORT_BYTES) {
      return false;
    }
    int protocol = cut ? packet.word(quoted + Ipv6.BYTES / 4) >>> 24 : next;
    int ports = packet.word(quoted + behind / 4);
    Transport transport = internet.transport(protocol);
    return transport != null
        && transport.refused(
            new IcmpError(
                packet,
                code,
                header.source(),
                new SocketAddress.Internet(Ipv6.address(packet, quoted + 2), ports >>> 16),
                new SocketAddress.Internet(Ipv6.address(packet, quoted + 6), ports & 0xffff),
                QUOTED + behind + TRANSPORT_BYTES));
  }

  private static void echo(Internet internet, Packet packet, IpHeader header) {
    boolean group = header.destination().isGroup();
    IpAddress own = group ? internet.routes().sourceFor(header.source()) : header.destination();
    IcmpMessages.echo(internet, packet, header, own, ECHO_REPLY << 24);
  }
}
