package ringside.kernel.net.ip;

import ringside.kernel.net.socket.IpAddress;

/**
 * What the header of a packet says, or of a fragment of one: of IPv4 (RFC 791) or IPv6 (RFC 8200),
 * as its addresses are.
 *
 * @param source who sent it
 * @param destination whom it is for
 * @param protocol IPPROTO_ number
 * @param payload bytes behind the header
 * @param marks how it is to be treated
 * @param placing identification, flags, and where a fragment belongs, as IPv4's second word has it
 */
public record IpHeader(
    IpAddress source, IpAddress destination, int protocol, int payload, Marks marks, int placing) {
  private static final int NOT_TO_BE_CUT = 0x4000;
  private static final int MORE_FOLLOW = 0x2000;
  private static final int OFFSET_MASK = 0x1fff;
  private static final int FRAGMENT_MASK = MORE_FOLLOW | OFFSET_MASK;
  private static final int OFFSET_UNIT = 8;

  /** The header of a packet that is to go whole. */
  public IpHeader(IpAddress source, IpAddress destination, int protocol, int payload) {
    this(source, destination, protocol, payload, Marks.DEFAULT, NOT_TO_BE_CUT);
  }

  /** Whether it is one of IPv6. */
  public boolean isSix() {
    return !destination.isFour();
  }

  /** Bytes of the header. */
  public int bytes() {
    return isSix() ? Ipv6.bytes(isFragment()) : Ipv4.BYTES;
  }

  /** Bytes of the packet, this header included. */
  public int length() {
    return bytes() + payload;
  }

  /** The same, to be treated in some way. */
  public IpHeader with(Marks wanted) {
    return new IpHeader(source, destination, protocol, payload, wanted, placing);
  }

  /** The same, numbered, which tells fragments of several packets apart. */
  IpHeader numbered(int identification) {
    int placed = identification << 16 | placing & 0xffff;
    return new IpHeader(source, destination, protocol, payload, marks, placed);
  }

  /**
   * The header of a part of this packet.
   *
   * @param offset of its first byte behind the header, a multiple of 8
   * @param bytes behind the header
   * @param more whether others follow it
   */
  IpHeader fragment(int offset, int bytes, boolean more) {
    int placed = placing & ~0xffff | (more ? MORE_FOLLOW : 0) | offset / OFFSET_UNIT;
    return new IpHeader(source, destination, protocol, bytes, marks, placed);
  }

  /** The header of the packet whose part this is. */
  IpHeader whole(int bytes) {
    return new IpHeader(source, destination, protocol, bytes, marks, placing & ~0xffff);
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
    if (isSix()) {
      Ipv6.write(this, packet);
    } else {
      Ipv4.write(this, packet);
    }
  }

  /**
   * The sum that a protocol begins its own with: the pseudo header (RFC 9293, 3.1; RFC 8200, 8.1).
   */
  public int pseudoSum() {
    int sum = protocol + payload;
    for (int i = isSix() ? 0 : 3; i < 4; i++) {
      sum += (source.word(i) >>> 16) + (source.word(i) & 0xffff);
      sum += (destination.word(i) >>> 16) + (destination.word(i) & 0xffff);
    }
    return sum;
  }
}
