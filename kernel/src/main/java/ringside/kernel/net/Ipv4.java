package ringside.kernel.net;

import org.jspecify.annotations.Nullable;

/**
 * The header of an IPv4 packet without options (RFC 791).
 *
 * @param source who sent it
 * @param destination whom it is for
 * @param protocol IPPROTO_ number
 * @param length bytes of the whole packet
 */
record Ipv4(int source, int destination, int protocol, int length) {
  /** Bytes of a header. */
  static final int BYTES = 20;

  /** The longest packet. */
  static final int LONGEST = 65535;

  static final int ICMP = 1;
  static final int TCP = 6;
  static final int UDP = 17;

  private static final int VERSION_AND_WORDS = 0x45;
  private static final int NOT_TO_BE_CUT = 0x4000;
  private static final int FRAGMENT_MASK = 0x3fff;
  private static final int HOPS = 64;

  /** Writes the header. */
  void write(Packet packet, int identification) {
    packet.setWord(0, VERSION_AND_WORDS << 24 | length);
    packet.setWord(1, identification << 16 | NOT_TO_BE_CUT);
    packet.setWord(2, HOPS << 24 | protocol << 16);
    packet.setWord(3, source);
    packet.setWord(4, destination);
    int checksum = ~packet.sum(0, BYTES, 0) & 0xffff;
    packet.setWord(2, HOPS << 24 | protocol << 16 | checksum);
  }

  /** Reads the header; null where it is not a whole packet with a right checksum. */
  static @Nullable Ipv4 read(Packet packet) {
    if (packet.length() < BYTES || packet.sum(0, BYTES, 0) != 0xffff) {
      return null;
    }
    int first = packet.word(0);
    int length = first & 0xffff;
    boolean whole = (packet.word(1) & FRAGMENT_MASK) == 0;
    if (first >>> 24 != VERSION_AND_WORDS || length > packet.length() || !whole) {
      return null;
    }
    return new Ipv4(packet.word(3), packet.word(4), packet.word(2) >>> 16 & 0xff, length);
  }

  /** The sum that UDP and TCP begin theirs with: the pseudo header (RFC 9293, 3.1). */
  int pseudoSum() {
    int sum = (source >>> 16) + (source & 0xffff);
    sum += (destination >>> 16) + (destination & 0xffff);
    return sum + protocol + length - BYTES;
  }

  /** Bytes behind the header. */
  int payload() {
    return length - BYTES;
  }
}
