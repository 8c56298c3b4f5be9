package ringside.kernel.net.ip;

import ringside.kernel.text.Routine;

/** Cuts packets that are too long for an interface (RFC 791, 3.2; RFC 8200, 4.5). */
final class Fragments {
  private static final int UNIT = 8;

  private Fragments() {}

  /** Sends a packet in parts; it is given back. Without memory for a part the rest is not sent. */
  static void send(Internet internet, Packet whole, IpHeader header, NetworkInterface device) {
    int own = header.fragment(0, 0, true).bytes();
    int most = (device.mtu() - own) / UNIT * UNIT;
    int payload = header.payload();
    for (int offset = 0; offset < payload; offset += most) {
      internet.code().run(Routine.IP_FRAGMENT);
      int bytes = Math.min(most, payload - offset);
      Packet part = internet.packet(header.destination(), own - whole.start() + bytes);
      if (part == null) {
        break;
      }
      whole.buffer().copy(whole.start() + offset, part.buffer(), own, bytes);
      IpHeader placed = header.fragment(offset, bytes, offset + bytes < payload);
      placed.write(part);
      internet.transmit(part, placed, device);
    }
    whole.release();
  }
}
