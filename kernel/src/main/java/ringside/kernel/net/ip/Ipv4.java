package ringside.kernel.net.ip;

import org.jspecify.annotations.Nullable;

/**
 * The header of an IPv4 packet, or of a fragment of one, without options (RFC 791).
 *
 * @param source who sent it
 * @param destination whom it is for
 * @param protocol IPPROTO_ number
 * @param length bytes of the packet, this header included
 * @param marks how it is to be treated
 * @param placing the header's second word: identification, flags, where a fragment belongs
 */
public record Ipv4(
    int source, int destination, int protocol, int length, Marks marks, int placing) {
  /** Bytes of a header. */
  public static final int BYTES = 20;

  /** The longest packet. */
  public static final int LONGEST = 65535;

  static final int ICMP = 1;

  /** IPPROTO_TCP. */
  public static final int TCP = 6;

  /** IPPROTO_UDP. */
  public static final int UDP = 17;

  private static final int VERSION_AND_WORDS = 0x45;
  private static final int NOT_TO_BE_CUT = 0x4000;
  private static final int MORE_FOLLOW = 0x2000;
  private static final int OFFSET_MASK = 0x1fff;
  private static final int FRAGMENT_MASK = MORE_FOLLOW | OFFSET_MASK;
  private static final int OFFSET_UNIT = 8;

  /** The header of a packet that is to go whole. */
  public Ipv4(int source, int destination, int protocol, int length) {
    this(source, destination, protocol, length, Marks.DEFAULT, NOT_TO_BE_CUT);
  }

  /** The same, to be treated in some way. */
  public Ipv4 with(Marks wanted) {
    return new Ipv4(source, destination, protocol, length, wanted, placing);
  }

  /** The same, numbered, which tells fragments of several packets apart. */
  Ipv4 numbered(int identification) {
    int placed = identification << 16 | placing & 0xffff;
    return new Ipv4(source, destination, protocol, length, marks, placed);
  }

  /**
   * The header of a part of this packet.
   *
   * @param offset of its first byte behind the header, a multiple of 8
   * @param bytes behind the header
   * @param more whether others follow it
   */
  Ipv4 fragment(int offset, int bytes, boolean more) {
    int placed = placing & ~0xffff | (more ? MORE_FOLLOW : 0) | offset / OFFSET_UNIT;
    return new Ipv4(source, destination, protocol, BYTES + bytes, marks, placed);
  }

  /** The header of the packet whose part this is. */
  Ipv4 whole(int bytes) {
    return new Ipv4(source, destination, protocol, BYTES + bytes, marks, placing & ~0xffff);
  }

  boolean isFragment() {
    return (placing & FRAGMENT_MASK) != 0;
  }

  /** Whether other parts of the packet follow this one. */
  boolean moreFollow() {
    return (placing & MORE_FOLLOW) != 0;
  }

  /** Where the first byte behind the header belongs. */
  int offset() {
    return (placing & OFFSET_MASK) * OFFSET_UNIT;
  }

  int identification() {
    return placing >>> 16;
  }

  /** Writes the header. */
  void write(Packet packet) {
    int treated = marks.hops() << 24 | protocol << 16;
    packet.setWord(0, VERSION_AND_WORDS << 24 | marks.service() << 16 | length);
    packet.setWord(1, placing);
    packet.setWord(2, treated);
    packet.setWord(3, source);
    packet.setWord(4, destination);
    int checksum = ~packet.sum(0, BYTES, 0) & 0xffff;
    packet.setWord(2, treated | checksum);
  }

  /** Reads the header; null where it is not one with a right checksum. */
  static @Nullable Ipv4 read(Packet packet) {
    if (packet.length() < BYTES || packet.sum(0, BYTES, 0) != 0xffff) {
      return null;
    }
    int first = packet.word(0);
    int length = first & 0xffff;
    int placing = packet.word(1);
    if (first >>> 24 != VERSION_AND_WORDS || length < BYTES || length > packet.length()) {
      return null;
    }
    int source = packet.word(3);
    int destination = packet.word(4);
    int third = packet.word(2);
    Marks marks = new Marks(third >>> 24, first >>> 16 & 0xff);
    return new Ipv4(source, destination, third >>> 16 & 0xff, length, marks, placing);
  }

  /** The sum that UDP and TCP begin theirs with: the pseudo header (RFC 9293, 3.1). */
  public int pseudoSum() {
    int sum = (source >>> 16) + (source & 0xffff);
    sum += (destination >>> 16) + (destination & 0xffff);
    return sum + protocol + length - BYTES;
  }

  /** Bytes behind the header. */
  public int payload() {
    return length - BYTES;
  }
}
