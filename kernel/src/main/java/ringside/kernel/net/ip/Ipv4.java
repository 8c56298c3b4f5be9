package ringside.kernel.net.ip;

import org.jspecify.annotations.Nullable;
import ringside.kernel.net.socket.IpAddress;

/** The header of an IPv4 packet, or of a fragment of one, without options (RFC 791). */
public final class Ipv4 {
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

  private Ipv4() {}

  /** Writes the header. */
  static void write(IpHeader header, Packet packet) {
    Marks marks = header.marks();
    int treated = marks.hops() << 24 | header.protocol() << 16;
    packet.setWord(0, VERSION_AND_WORDS << 24 | marks.service() << 16 | header.length());
    packet.setWord(1, header.placing());
    packet.setWord(2, treated);
    packet.setWord(3, header.source().four());
    packet.setWord(4, header.destination().four());
    int checksum = ~packet.sum(0, BYTES, 0) & 0xffff;
    packet.setWord(2, treated | checksum);
  }

  /** Reads the header; null where it is not one with a right checksum. */
  static @Nullable IpHeader read(Packet packet) {
    if (packet.length() < BYTES || packet.sum(0, BYTES, 0) != 0xffff) {
      return null;
    }
    int first = packet.word(0);
    int length = first & 0xffff;
    int placing = packet.word(1);
    if (first >>> 24 != VERSION_AND_WORDS || length < BYTES || length > packet.length()) {
      return null;
    }
    IpAddress source = IpAddress.four(packet.word(3));
    IpAddress destination = IpAddress.four(packet.word(4));
    int third = packet.word(2);
    Marks marks = new Marks(third >>> 24, first >>> 16 & 0xff);
    return new IpHeader(source, destination, third >>> 16 & 0xff, length - BYTES, marks, placing);
  }
}
