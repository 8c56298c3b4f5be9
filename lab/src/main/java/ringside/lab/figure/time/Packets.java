package ringside.lab.figure.time;

import ringside.kernel.event.Event;

/** What the IPv4 header of a packet says (RFC 791, 3.1). */
final class Packets {
  private static final int LENGTH = 2;
  private static final int PROTOCOL = 9;
  private static final int ICMP = 1;
  private static final int TCP = 6;
  private static final int UDP = 17;
  private static final int BYTE = 0xff;

  private Packets() {}

  static String protocol(Event.PacketSeen packet) {
    int number = packet.bytes().length > PROTOCOL ? packet.bytes()[PROTOCOL] & BYTE : 0;
    return switch (number) {
      case ICMP -> "ICMP";
      case TCP -> "TCP";
      case UDP -> "UDP";
      default -> "IP";
    };
  }

  /** Its length, headers included. */
  static int bytes(Event.PacketSeen packet) {
    byte[] bytes = packet.bytes();
    return bytes.length > LENGTH + 1
        ? (bytes[LENGTH] & BYTE) << 8 | bytes[LENGTH + 1] & BYTE
        : bytes.length;
  }
}
