package ringside.lab.figure.time;

import ringside.kernel.event.Event;
import ringside.lab.report.PacketView;

/** Packets in words. */
final class Packets {
  private static final int ICMP = 1;
  private static final int ICMP_SIX = 58;
  private static final int TCP = 6;
  private static final int UDP = 17;

  private Packets() {}

  static String protocol(Event.PacketSeen packet) {
    return switch (new PacketView(packet.bytes()).protocol()) {
      case ICMP, ICMP_SIX -> "ICMP";
      case TCP -> "TCP";
      case UDP -> "UDP";
      default -> "IP";
    };
  }

  /** Its length, headers included. */
  static int bytes(Event.PacketSeen packet) {
    return new PacketView(packet.bytes()).length();
  }
}
