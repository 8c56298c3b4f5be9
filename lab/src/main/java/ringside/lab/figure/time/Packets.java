package ringside.lab.figure.time;

import ringside.kernel.event.Event;

/** What the header of a packet says, of IPv4 or IPv6 (RFC 791, RFC 8200). */
final class Packets {
  private static final int LENGTH = 2;
  private static final int PROTOCOL = 9;
  private static final int LENGTH_SIX = 4;
  private static final int PROTOCOL_SIX = 6;
  private static final int HEADER_SIX = 40;
  private static final int ICMP = 1;
  private static final int ICMP_SIX = 58;
  private static final int TCP = 6;
  private static final int UDP = 17;
  private static final int BYTE = 0xff;

  private Packets() {}

  private static boolean isSix(byte[] bytes) {
    return bytes.length > 0 && bytes[0] >>> 4 == 6;
  }

  static String protocol(Event.PacketSeen packet) {
    int place = isSix(packet.bytes()) ? PROTOCOL_SIX : PROTOCOL;
    int number = packet.bytes().length > place ? packet.bytes()[place] & BYTE : 0;
    return switch (number) {
      case ICMP, ICMP_SIX -> "ICMP";
      case TCP -> "TCP";
      case UDP -> "UDP";
      default -> "IP";
    };
  }

  /** Its length, headers included. */
  static int bytes(Event.PacketSeen packet) {
    byte[] bytes = packet.bytes();
    boolean six = isSix(bytes);
    int place = six ? LENGTH_SIX : LENGTH;
    if (bytes.length <= place + 1) {
      return bytes.length;
    }
    int told = (bytes[place] & BYTE) << 8 | bytes[place + 1] & BYTE;
    return six ? HEADER_SIX + told : told;
  }
}
