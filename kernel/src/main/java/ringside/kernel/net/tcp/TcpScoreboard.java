package ringside.kernel.net.tcp;

import java.util.ArrayList;
import java.util.List;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;

/**
 * What of the bytes on their way the peer has, though others before them are missing (RFC 6675).
 */
final class TcpScoreboard {
  private final KernelCode code;
  private List<TcpRange> ranges = new ArrayList<>();
  private int repeatedUpTo;

  TcpScoreboard(KernelCode code) {
    this.code = code;
  }

  boolean isEmpty() {
    return ranges.isEmpty();
  }

  /** Notes what a segment says that the peer has, of the bytes between two. */
  void add(List<TcpRange> told, int unacknowledged, int highest) {
    for (TcpRange range : told) {
      boolean empty = range.end() - range.start() <= 0;
      if (!empty && range.start() - unacknowledged >= 0 && range.end() - highest <= 0) {
        code.run(Routine.TCP_REASSEMBLE);
        add(range, unacknowledged);
      }
    }
  }

  private void add(TcpRange range, int unacknowledged) {
    List<TcpRange> others = new ArrayList<>();
    TcpRange joined = range;
    for (TcpRange each : ranges) {
      code.run(Routine.MESSAGE_MATCH);
      if (each.touches(joined)) {
        joined = joined.with(each);
      } else {
        others.add(each);
      }
    }
    others.add(joined);
    others.sort(
        (one, other) ->
            Integer.compare(one.start() - unacknowledged, other.start() - unacknowledged));
    ranges = others;
  }

  /** The peer has all before a byte. */
  void drop(int unacknowledged) {
    ranges.forEach(range -> code.run(Routine.MESSAGE_MATCH));
    ranges.removeIf(range -> range.end() - unacknowledged <= 0);
    if (repeatedUpTo - unacknowledged < 0) {
      repeatedUpTo = unacknowledged;
    }
  }

  /** The first byte from one on that the peer is not known to have. */
  int missingFrom(int sequence) {
    for (TcpRange range : ranges) {
      code.run(Routine.MESSAGE_MATCH);
      if (range.has(sequence)) {
        return range.end();
      }
    }
    return sequence;
  }

  /** Bytes from one on until the next that the peer has; as many as there can be, for none. */
  int gapAt(int sequence) {
    for (TcpRange range : ranges) {
      code.run(Routine.MESSAGE_MATCH);
      if (range.start() - sequence >= 0) {
        return range.start() - sequence;
      }
    }
    return Integer.MAX_VALUE;
  }

  /** Begins to fill gaps from a byte on. */
  void beginAt(int sequence) {
    repeatedUpTo = sequence;
  }

  /** The first byte of the next gap that was not filled yet. */
  int nextGap() {
    return missingFrom(repeatedUpTo);
  }

  /** Whether there is a gap from a byte on that is known to be one. */
  boolean isGap(int sequence) {
    return gapAt(sequence) != Integer.MAX_VALUE;
  }

  /** A gap has been filled up to a byte. */
  void filled(int upTo) {
    repeatedUpTo = upTo;
  }
}
