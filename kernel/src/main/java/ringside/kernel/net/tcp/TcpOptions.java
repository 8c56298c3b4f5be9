package ringside.kernel.net.tcp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.kernel.net.ip.Packet;

/**
 * What a segment says besides its numbers (RFC 9293, 3.2; RFC 7323; RFC 2018).
 *
 * @param maximum bytes of the longest segment the sender of a SYN takes; 0 where it does not say
 * @param shift by which the windows that the sender will announce are to be multiplied; -1 where it
 *     does not know of that
 * @param selective whether the sender of a SYN knows of what is in {@code received}
 * @param stamp the time, or null
 * @param received bytes that have come behind a gap, at most 4 ranges, 3 with a stamp
 */
record TcpOptions(
    int maximum, int shift, boolean selective, @Nullable TcpStamp stamp, List<TcpRange> received) {
  /** Nothing is said. */
  static final TcpOptions NONE = new TcpOptions(0, -1);

  /** Bytes of a stamp and what fills them up. */
  static final int STAMP_BYTES = 12;

  static final int NO_OPERATION = 1;
  static final int MAXIMUM = 2;
  static final int MAXIMUM_BYTES = 4;
  static final int SCALE = 3;
  static final int SCALE_BYTES = 3;
  static final int SELECTIVE = 4;
  static final int SELECTIVE_BYTES = 2;
  static final int RANGES = 5;
  static final int RANGE_BYTES = 8;
  static final int STAMP = 8;
  static final int STAMP_LENGTH = 10;
  private static final int MOST_RANGES = 4;

  /** What a SYN says of segments and windows. */
  TcpOptions(int maximum, int shift) {
    this(maximum, shift, false, null, List.of());
  }

  /** The same, and what both sides have agreed on. */
  TcpOptions with(boolean syn, @Nullable TcpStamp time, List<TcpRange> ranges) {
    int most = time == null ? MOST_RANGES : MOST_RANGES - 1;
    return new TcpOptions(
        maximum, shift, syn, time, ranges.subList(0, Math.min(most, ranges.size())));
  }

  /** Bytes that they take, a multiple of 4. */
  int bytes() {
    return (maximum == 0 ? 0 : MAXIMUM_BYTES)
        + (shift < 0 ? 0 : SCALE_BYTES + 1)
        + (selective ? SELECTIVE_BYTES + 2 : 0)
        + (stamp == null ? 0 : STAMP_BYTES)
        + (received.isEmpty() ? 0 : 4 + received.size() * RANGE_BYTES);
  }

  /** Writes them from a word of a packet on. */
  void write(Packet packet, int word) {
    int next = word;
    int filler = NO_OPERATION << 24 | NO_OPERATION << 16;
    if (maximum != 0) {
      packet.setWord(next++, MAXIMUM << 24 | MAXIMUM_BYTES << 16 | maximum);
    }
    if (selective) {
      packet.setWord(next++, filler | SELECTIVE << 8 | SELECTIVE_BYTES);
    }
    if (stamp != null) {
      packet.setWord(next++, filler | STAMP << 8 | STAMP_LENGTH);
      packet.setWord(next++, stamp.value());
      packet.setWord(next++, stamp.echo());
    }
    if (shift >= 0) {
      packet.setWord(next++, NO_OPERATION << 24 | SCALE << 16 | SCALE_BYTES << 8 | shift);
    }
    if (!received.isEmpty()) {
      packet.setWord(next++, filler | RANGES << 8 | 2 + received.size() * RANGE_BYTES);
      for (TcpRange range : received) {
        packet.setWord(next++, range.start());
        packet.setWord(next++, range.end());
      }
    }
  }

  /** Reads those between two bytes of a packet; what is malformed ends them. */
  static TcpOptions read(Packet packet, int start, int end) {
    return start == end ? NONE : new TcpOptionReader(packet).read(start, end);
  }
}
