package ringside.kernel.net.ip;

import ringside.kernel.net.socket.SocketAddress;
import ringside.kernel.text.Routine;

/**
 * What the network says about packets that it can't deliver, and the answer to an echo (RFC 792).
 */
public final class Icmp {
  private static final int UNREACHABLE = 3;
  private static final int PORT = 3;
  private static final int HEADER_BYTES = 8;
  private static final int QUOTED_BYTES = Ipv4.BYTES + 8;
  private static final int ECHO = 8;

  private Icmp() {}

  /** Tells the sender of a packet that nobody has its port. */
  public static void refuse(Internet internet, Packet packet, Ipv4 header) {
    internet.code().run(Routine.ICMP_SEND);
    Packet answer = internet.packet(HEADER_BYTES + QUOTED_BYTES);
    if (answer == null) {
      return;
    }
    int start = Ipv4.BYTES / 4;
    answer.setWord(start + 1, 0);
    for (int i = 0; i < QUOTED_BYTES / 4; i++) {
      answer.setWord(start + 2 + i, packet.word(i));
    }
    send(internet, answer, header, UNREACHABLE << 24 | PORT << 16);
  }

  private static void send(Internet internet, Packet answer, Ipv4 asked, int first) {
    int start = Ipv4.BYTES / 4;
    answer.setWord(start, first);
    int checksum = ~answer.sum(Ipv4.BYTES, answer.length(), 0) & 0xffff;
    answer.setWord(start, first | checksum);
    Ipv4 header =
        new Ipv4(
            /* source= */ asked.destination(),
            /* destination= */ asked.source(),
            Ipv4.ICMP,
            answer.length());
    internet.send(answer, header);
  }

  /** Says whether the packet was kept. */
  static boolean receive(Internet internet, Packet packet, Ipv4 header) {
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
    } else if (type == UNREACHABLE && header.payload() >= HEADER_BYTES + QUOTED_BYTES) {
      refused(internet, packet, start + 2);
    }
    return false;
  }

  private static void refused(Internet internet, Packet packet, int quoted) {
    int protocol = packet.word(quoted + 2) >>> 16 & 0xff;
    int ports = packet.word(quoted + Ipv4.BYTES / 4);
    Transport transport = internet.transport(protocol);
    if (transport != null) {
      transport.refused(
          new SocketAddress.Internet(packet.word(quoted + 3), ports >>> 16),
          new SocketAddress.Internet(packet.word(quoted + 4), ports & 0xffff));
    }
  }

  private static void echo(Internet internet, Packet packet, Ipv4 header) {
    Packet answer = internet.packet(header.payload());
    if (answer != null) {
      int words = (header.length() + 3) / 4;
      for (int i = Ipv4.BYTES / 4 + 1; i < words; i++) {
        answer.setWord(i, packet.word(i));
      }
      send(internet, answer, header, 0);
    }
  }
}
