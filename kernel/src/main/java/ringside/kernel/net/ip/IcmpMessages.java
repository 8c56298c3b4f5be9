package ringside.kernel.net.ip;

import ringside.kernel.net.socket.IpAddress;
import ringside.kernel.text.Routine;

/** How messages of ICMP are made, of IPv4 and of IPv6 (RFC 792, RFC 4443). */
final class IcmpMessages {
  static final int HEADER_BYTES = 8;

  private IcmpMessages() {}

  /**
   * Tells the sender of a packet that it could not be delivered.
   *
   * @param offender who says so
   * @param most bytes of it that are quoted
   * @param first the message's first word without its checksum
   */
  static void refuse(
      Internet internet, Packet packet, IpHeader header, IpAddress offender, int most, int first) {
    internet.code().run(Routine.ICMP_SEND);
    int quoted = Math.min(header.length(), most);
    Packet answer = internet.packet(header.source(), HEADER_BYTES + quoted);
    if (answer == null) {
      return;
    }
    answer.setWord(answer.start() / 4 + 1, 0);
    packet.buffer().copy(0, answer.buffer(), answer.start() + HEADER_BYTES, quoted);
    send(internet, answer, header(offender, header.source(), HEADER_BYTES + quoted), first);
  }

  /**
   * Answers an echo with what it has brought.
   *
   * @param own whom the answer is from
   * @param first the message's first word without its checksum
   */
  static void echo(Internet internet, Packet packet, IpHeader header, IpAddress own, int first) {
    Packet answer = internet.packet(header.source(), header.payload());
    if (answer != null) {
      int words = (header.length() + 3) / 4;
      for (int i = answer.start() / 4 + 1; i < words; i++) {
        answer.setWord(i, packet.word(i));
      }
      send(internet, answer, header(own, header.source(), header.payload()), first);
    }
  }

  private static IpHeader header(IpAddress from, IpAddress to, int bytes) {
    return new IpHeader(from, to, to.isFour() ? Ipv4.ICMP : Ipv6.ICMP, bytes);
  }

  /** Sends a message whose first word is given without its checksum, the others being there. */
  static void send(Internet internet, Packet answer, IpHeader header, int first) {
    int start = answer.start();
    answer.setWord(start / 4, first);
    int checksum = ~answer.sum(start, answer.length(), base(header)) & 0xffff;
    answer.setWord(start / 4, first | checksum);
    internet.send(answer, header);
  }

  /** Whether a message that has come is whole, and its checksum right. */
  static boolean isRight(Packet packet, IpHeader header) {
    return header.payload() >= HEADER_BYTES
        && packet.sum(packet.start(), header.length(), base(header)) == 0xffff;
  }

  /** What its checksum begins with: the pseudo header counts in IPv6 alone (RFC 4443, 2.3). */
  private static int base(IpHeader header) {
    return header.isSix() ? header.pseudoSum() : 0;
  }
}
