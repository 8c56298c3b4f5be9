package ringside.lab.trace;

import java.nio.ByteBuffer;
import ringside.kernel.net.socket.IpAddress;

/**
 * The header of a packet that somebody has seen, of IPv4 or IPv6 (RFC 791, RFC 8200).
 *
 * @param bytes the packet; to be read, not changed
 */
@SuppressWarnings("ArrayRecordComponent") // looked at while the event is told
record PacketView(byte[] bytes) {
  private static final int BYTE = 0xff;
  private static final int PROTOCOL = 9;
  private static final int SOURCE = 12;
  private static final int DESTINATION = 16;
  private static final int PROTOCOL_SIX = 6;
  private static final int SOURCE_SIX = 8;
  private static final int DESTINATION_SIX = 24;

  /** As the IANA numbers them: 1 ICMP, 6 TCP, 17 UDP, 44 a part of a packet, 58 ICMP of IPv6. */
  int protocol() {
    return bytes[isSix() ? PROTOCOL_SIX : PROTOCOL] & BYTE;
  }

  /** The sender's address. */
  IpAddress source() {
    return addressAt(isSix() ? SOURCE_SIX : SOURCE);
  }

  /** The receiver's address. */
  IpAddress destination() {
    return addressAt(isSix() ? DESTINATION_SIX : DESTINATION);
  }

  private boolean isSix() {
    return bytes[0] >>> 4 == 6;
  }

  private IpAddress addressAt(int place) {
    ByteBuffer view = ByteBuffer.wrap(bytes);
    return isSix()
        ? new IpAddress(view.getLong(place), view.getLong(place + Long.BYTES))
        : IpAddress.four(view.getInt(place));
  }
}
