package ringside.kernel.net.tcp;

import ringside.kernel.net.ip.Packet;

/**
 * What a SYN says besides its numbers (RFC 9293, 3.2; RFC 7323, 2.2).
 *
 * @param maximum bytes of the longest segment the sender takes; 0 where it does not say
 * @param shift by which the windows that the sender will announce are to be multiplied; -1 where it
 *     does not know of that
 */
record TcpOptions(int maximum, int shift) {
  /** Nothing is said. */
  static final TcpOptions NONE = new TcpOptions(0, -1);

  private static final int MAXIMUM = 2;
  private static final int MAXIMUM_BYTES = 4;
  private static final int SCALE = 3;
  private static final int SCALE_BYTES = 3;
  private static final int LARGEST_SHIFT = 14;
  private static final int NO_OPERATION = 1;

  /** Bytes that they take, a multiple of 4. */
  int bytes() {
    return (maximum == 0 ? 0 : MAXIMUM_BYTES) + (shift < 0 ? 0 : SCALE_BYTES + 1);
  }

  /** Writes them from a word of a packet on. */
  void write(Packet packet, int word) {
    int next = word;
    if (maximum != 0) {
      packet.setWord(next++, MAXIMUM << 24 | MAXIMUM_BYTES << 16 | maximum);
    }
    if (shift >= 0) {
      packet.setWord(next, NO_OPERATION << 24 | SCALE << 16 | SCALE_BYTES << 8 | shift);
    }
  }

  /** Reads those between two bytes of a packet; what is malformed ends them. */
  static TcpOptions read(Packet packet, int start, int end) {
    int maximum = 0;
    int shift = -1;
    for (int at = start; at < end; ) {
      int kind = octet(packet, at);
      if (kind == NO_OPERATION) {
        at++;
        continue;
      }
      int length = kind == 0 || at + 1 >= end ? 0 : octet(packet, at + 1);
      if (length < 2 || at + length > end) {
        break;
      }
      if (kind == MAXIMUM && length == MAXIMUM_BYTES) {
        maximum = octet(packet, at + 2) << 8 | octet(packet, at + 3);
      } else if (kind == SCALE && length == SCALE_BYTES) {
        shift = Math.min(octet(packet, at + 2), LARGEST_SHIFT);
      }
      at += length;
    }
    return new TcpOptions(maximum, shift);
  }

  private static int octet(Packet packet, int at) {
    return packet.word(at / 4) >>> 24 - at % 4 * 8 & 0xff;
  }
}
