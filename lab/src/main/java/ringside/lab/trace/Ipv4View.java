package ringside.lab.trace;

/**
 * The header of a packet that somebody has seen (RFC 791).
 *
 * @param bytes the packet; to be read, not changed
 */
@SuppressWarnings("ArrayRecordComponent") // looked at while the event is told
record Ipv4View(byte[] bytes) {
  private static final int BYTE = 0xff;
  private static final int PROTOCOL = 9;
  private static final int SOURCE = 12;
  private static final int DESTINATION = 16;

  /** As the IANA numbers them: 1 ICMP, 6 TCP, 17 UDP. */
  int protocol() {
    return bytes[PROTOCOL] & BYTE;
  }

  /** The sender's address. */
  int source() {
    return addressAt(SOURCE);
  }

  /** The receiver's address. */
  int destination() {
    return addressAt(DESTINATION);
  }

  private int addressAt(int place) {
    int address = 0;
    for (int i = place; i < place + Integer.BYTES; i++) {
      address = address << Byte.SIZE | bytes[i] & BYTE;
    }
    return address;
  }
}
