package ringside.kernel.net.ip;

import ringside.kernel.text.Routine;

/** Cuts packets that are too long for an interface (RFC 791, 3.2). */
final class Fragments {
  private static final int UNIT = 8;

  private Fragments() {}

  /** Sends a packet in parts; it is given back. Without memory for a part the rest is not sent. */
  static void send(Internet internet, Packet whole, Ipv4 header, NetworkInterface device) {
    int most = (device.mtu() - Ipv4.BYTES) / UNIT * UNIT;
    int payload = header.payload();
    for (int offset = 0; offset < payload; offset += most) {
      internet.code().run(Routine.IP_FRAGMENT);
      int bytes = Math.min(most, payload - offset);
      Packet part = internet.packet(bytes);
      if (part == null) {
        break;
      }
      whole.buffer().copy(Ipv4.BYTES + offset, part.buffer(), Ipv4.BYTES, bytes);
      Ipv4 own = header.fragment(offset, bytes, offset + bytes < payload);
      own.write(part);
      internet.transmit(part, own, device);
    }
    whole.release();
  }
}
