package ringside.kernel.net.ip;

import ringside.kernel.net.socket.IpAddress;
import ringside.kernel.net.socket.SocketAddress;
import ringside.kernel.text.Routine;

/**
 * What the network says about packets that it can't deliver, and the answer to an echo (RFC 792).
 */
public final class Icmp {
  private static final int HEADER_BYTES = 8;
  private static final int TRANSPORT_BYTES = 8;
  private static final int LEAST_QUOTED = Ipv4.BYTES + TRANSPORT_BYTES;

  /** As much is quoted as makes a message of 576 bytes (RFC 1812, 4.3.2.3). */
  private static final int MOST_QUOTED = 576 - Ipv4.BYTES - HEADER_BYTES;

  private static final int QUOTED = Ipv4.BYTES + HEADER_BYTES;
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
    if (!mayBeRefused(packet, header)) {
      return;
    }
    internet.code().run(Routine.ICMP_SEND);
    int quoted = Math.min(header.length(), MOST_QUOTED);
    Packet answer = internet.packet(header.source(), HEADER_BYTES + quoted);
    if (answer == null) {
      return;
    }
    answer.setWord(Ipv4.BYTES / 4 + 1, 0);
    packet.buffer().copy(0, answer.buffer(), QUOTED, quoted);
    IpHeader from = new IpHeader(offender, header.source(), Ipv4.ICMP, HEADER_BYTES + quoted);
    send(internet, answer, from, IcmpError.UNREACHABLE << 24 | code << 16);
  }

  /** Nothing is said of errors, nor of any part but the first (RFC 1122, 3.2.2). */
  private static boolean mayBeRefused(Packet packet, IpHeader header) {
    if (header.offset() != 0 || header.protocol() != Ipv4.ICMP) {
      return header.offset() == 0;
    }
    int type = packet.word(Ipv4.BYTES / 4) >>> 24;
    return type == ECHO || type == ECHO_REPLY;
  }

  private static void send(Internet internet, Packet answer, IpHeader header, int first) {
    int start = Ipv4.BYTES / 4;
    answer.setWord(start, first);
    int checksum = ~answer.sum(Ipv4.BYTES, answer.length(), 0) & 0xffff;
    answer.setWord(start, first | checksum);
    internet.send(answer, header);
  }

  /** Says whether the packet was kept. */
  static boolean receive(Internet internet, Packet packet, IpHeader header) {
    internet.code().run(Routine.ICMP_RECEIVE);
    boolean right =
        header.payload() >= HEADER_BYTES && packet.sum(Ipv4.BYTES, header.length(), 0) == 0xffff;
    if (!right) {
      return false;
    }
    int start = Ipv4.BYTES / 4;
    int type = packet.word(start) >>> 24;
    if (type == ECHO) {
      echo(internet, packet, header);
    } else if (type == IcmpError.UNREACHABLE && header.payload() >= HEADER_BYTES + LEAST_QUOTED) {
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

  private static void echo(Internet internet, Packet packet, IpHeader header) {
    Packet answer = internet.packet(header.source(), header.payload());
    if (answer != null) {
      int words = (header.length() + 3) / 4;
      for (int i = Ipv4.BYTES / 4 + 1; i < words; i++) {
        answer.setWord(i, packet.word(i));
      }
      IpAddress own = header.destination();
      IpHeader back = new IpHeader(own, header.source(), Ipv4.ICMP, header.payload());
      send(internet, answer, back, 0);
    }
  }
}
