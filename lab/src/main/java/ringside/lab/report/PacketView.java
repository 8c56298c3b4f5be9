package ringside.lab.report;

import java.nio.ByteBuffer;
import ringside.kernel.net.socket.IpAddress;

/**
 * The header of a packet that somebody has seen, of IPv4 or IPv6 (RFC 791, RFC 8200).
 *
 * @param bytes the packet, its header at least; to be read, not changed
 */
@SuppressWarnings("ArrayRecordComponent") // looked at while the event is told
public record PacketView(byte[] bytes) {
  private static final int BYTE = 0xff;
  private static final int LENGTH = 2;
  private static final int PROTOCOL = 9;
  private static final int SOURCE = 12;
  private static final int DESTINATION = 16;
  private static final int PAYLOAD_SIX = 4;
  private static final int PROTOCOL_SIX = 6;
  private static final int SOURCE_SIX = 8;
  private static final int DESTINATION_SIX = 24;
  private static final int HEADER_SIX = 40;

  /** As the IANA numbers them: 1 ICMP, 6 TCP, 17 UDP, 44 a part of a packet, 58 ICMP of IPv6. */
  public int protocol() {
    return bytes[isSix() ? PROTOCOL_SIX : PROTOCOL] & BYTE;
  }

  /** Bytes of the packet, headers included, as it says: of a long one fewer may be there. */
  public int length() {
    ByteBuffer view = ByteBuffer.wrap(bytes);
    return isSix()
        ? HEADER_SIX + Short.toUnsignedInt(view.getShort(PAYLOAD_SIX))
        : Short.toUnsignedInt(view.getShort(LENGTH));
  }

  /** The sender's address. */
  public IpAddress source() {
    return addressAt(isSix() ? SOURCE_SIX : SOURCE);
  }

  /** The receiver's address. */
  public IpAddress destination() {
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
