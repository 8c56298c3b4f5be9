package ringside.kernel.net.ip;

import org.jspecify.annotations.Nullable;
import ringside.kernel.net.socket.IpAddress;

/**
 * The header of an IPv6 packet (RFC 8200), and that of a fragment behind it; there are no other
 * extension headers.
 */
public final class Ipv6 {
  /** Bytes of a header. */
  public static final int BYTES = 40;

  /** The longest packet: a payload of 65535 bytes. */
  public static final int LONGEST = 65535 + BYTES;

  /** What every link carries whole. */
  public static final int LEAST_MTU = 1280;

  /** IPPROTO_ICMPV6. */
  public static final int ICMP = 58;

  static final int FRAGMENT = 44;
  private static final int FRAGMENT_BYTES = 8;
  private static final int VERSION = 6;

  private Ipv6() {}

  /** Bytes before what a packet carries. */
  static int bytes(boolean fragment) {
    return fragment ? BYTES + FRAGMENT_BYTES : BYTES;
  }

  /** Writes the header. */
  static void write(IpHeader header, Packet packet) {
    boolean cut = header.isFragment();
    int behind = header.length() - BYTES;
    int next = cut ? FRAGMENT : header.protocol();
    packet.setWord(0, VERSION << 28 | header.marks().service() << 20);
    packet.setWord(1, behind << 16 | next << 8 | header.marks().hops());
    for (int i = 0; i < 4; i++) {
      packet.setWord(2 + i, header.source().word(i));
      packet.setWord(6 + i, header.destination().word(i));
    }
    if (cut) {
      int place = header.offset() | (header.moreFollow() ? 1 : 0);
      packet.setWord(10, header.protocol() << 24 | place);
      packet.setWord(11, header.identification());
    }
  }

  /** Reads the header; null where it is not one, or has what is not known here. */
  static @Nullable IpHeader read(Packet packet) {
    if (packet.length() < BYTES) {
      return null;
    }
    int first = packet.word(0);
    int second = packet.word(1);
    int behind = second >>> 16;
    int next = second >>> 8 & 0xff;
    if (first >>> 28 != VERSION || BYTES + behind > packet.length()) {
      return null;
    }
    Marks marks = new Marks(second & 0xff, first >>> 20 & 0xff);
    IpHeader whole = new IpHeader(address(packet, 2), address(packet, 6), next, behind, marks, 0);
    return next == FRAGMENT ? fragment(packet, whole) : whole;
  }

  private static @Nullable IpHeader fragment(Packet packet, IpHeader outer) {
    if (outer.payload() < FRAGMENT_BYTES) {
      return null;
    }
    int word = packet.word(10);
    IpHeader inner =
        new IpHeader(
            outer.source(),
            outer.destination(),
            word >>> 24,
            outer.payload() - FRAGMENT_BYTES,
            outer.marks(),
            packet.word(11) << 16);
    IpHeader part = inner.fragment(word & 0xfff8, inner.payload(), (word & 1) != 0);
    // One that is whole needs no such header (RFC 6946); nobody here sends it.
    return part.isFragment() ? part : null;
  }

  /** The address that stands at a word of a packet. */
  static IpAddress address(Packet packet, int word) {
    return IpAddress.of(
        packet.word(word), packet.word(word + 1), packet.word(word + 2), packet.word(word + 3));
  }
}
