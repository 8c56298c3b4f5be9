package ringside.kernel.net.tcp;

/** How long to wait for an acknowledgement (RFC 6298), and how much to send (RFC 5681). */
final class TcpRate {
  private static final int INITIAL_MILLIS = 1000;
  private static final int LEAST_MILLIS = 200;
  private static final int MOST_MILLIS = 120_000;
  private static final int INITIAL_SEGMENTS = 10;

  private final long cyclesPerMilli;
  private long smoothed;
  private long variation;
  private long timeout;
  private int segment;
  private int window;
  private int threshold = Integer.MAX_VALUE;

  TcpRate(long cyclesPerMilli, int segment) {
    this.cyclesPerMilli = cyclesPerMilli;
    this.timeout = INITIAL_MILLIS * cyclesPerMilli;
    setSegment(segment);
  }

  /** Sets the longest segment, from which windows are counted. */
  void setSegment(int bytes) {
    segment = bytes;
    window = INITIAL_SEGMENTS * bytes;
  }

  /** Cycles of a round trip, 0 where none was measured. */
  long smoothed() {
    return smoothed;
  }

  /** By how many cycles round trips differ. */
  long variation() {
    return variation;
  }

  /** Bytes on their way from which on the window grows slowly. */
  int threshold() {
    return threshold;
  }

  /** Bytes that may be on their way. */
  int window() {
    return window;
  }

  /** Cycles until a segment is sent again, which has been sent a number of times in vain. */
  long timeout(int retries) {
    long backedOff = timeout << Math.min(retries, 16);
    return Math.min(backedOff, MOST_MILLIS * cyclesPerMilli);
  }

  /** Cycles for which bytes wait at most for others to go with (tcp(7): TCP_CORK). */
  long longestHold() {
    return LEAST_MILLIS * cyclesPerMilli;
  }

  /** A segment sent once has been acknowledged after some cycles. */
  void measured(long cycles) {
    if (smoothed == 0) {
      smoothed = cycles;
      variation = cycles / 2;
    } else {
      variation += (Math.abs(smoothed - cycles) - variation) / 4;
      smoothed += (cycles - smoothed) / 8;
    }
    timeout = Math.max(LEAST_MILLIS * cyclesPerMilli, smoothed + 4 * variation);
  }

  /** Bytes have been acknowledged: slow start, then congestion avoidance. */
  void acknowledged(int bytes) {
    int more = window < threshold ? Math.min(bytes, segment) : segment * segment / window;
    window = Math.min(window + Math.max(more, 1), 1 << 24);
  }

  /** A segment seems to be lost, later ones have come. */
  void lostOne(int onTheWay) {
    threshold = Math.max(onTheWay / 2, 2 * segment);
    window = threshold;
  }

  /** Nothing has come for too long. */
  void lostAll(int onTheWay) {
    threshold = Math.max(onTheWay / 2, 2 * segment);
    window = segment;
  }
}
