package ringside.kernel.net.tcp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.kernel.net.ip.Packet;

/** Reads the options of one segment. */
final class TcpOptionReader {
  private static final int LARGEST_SHIFT = 14;

  private final Packet packet;
  private final List<TcpRange> received = new ArrayList<>();
  private int maximum;
  private int shift = -1;
  private boolean selective;
  private @Nullable TcpStamp stamp;

  TcpOptionReader(Packet packet) {
    this.packet = packet;
  }

  /** Reads those between two bytes; what is malformed ends them. */
  TcpOptions read(int start, int end) {
    for (int at = start; at < end; ) {
      int kind = octet(at);
      if (kind == TcpOptions.NO_OPERATION) {
        at++;
        continue;
      }
      int length = kind == 0 || at + 1 >= end ? 0 : octet(at + 1);
      if (length < 2 || at + length > end) {
        break;
      }
      readOne(kind, length, at + 2);
      at += length;
    }
    return new TcpOptions(maximum, shift, selective, stamp, received);
  }

  private void readOne(int kind, int length, int at) {
    if (kind == TcpOptions.MAXIMUM && length == TcpOptions.MAXIMUM_BYTES) {
      maximum = octet(at) << 8 | octet(at + 1);
    } else if (kind == TcpOptions.SCALE && length == TcpOptions.SCALE_BYTES) {
      shift = Math.min(octet(at), LARGEST_SHIFT);
    } else if (kind == TcpOptions.SELECTIVE && length == TcpOptions.SELECTIVE_BYTES) {
      selective = true;
    } else if (kind == TcpOptions.STAMP && length == TcpOptions.STAMP_LENGTH) {
      stamp = new TcpStamp(number(at), number(at + 4));
    } else if (kind == TcpOptions.RANGES) {
      int count = (length - 2) / TcpOptions.RANGE_BYTES;
      for (int i = 0; i < count; i++) {
        int from = at + i * TcpOptions.RANGE_BYTES;
        received.add(new TcpRange(number(from), number(from + 4)));
      }
    }
  }

  private int number(int at) {
    return octet(at) << 24 | octet(at + 1) << 16 | octet(at + 2) << 8 | octet(at + 3);
  }

  private int octet(int at) {
    return packet.word(at / 4) >>> 24 - at % 4 * 8 & 0xff;
  }
}
