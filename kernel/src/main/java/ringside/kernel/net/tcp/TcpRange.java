package ringside.kernel.net.tcp;

/**
 * Bytes of a stream (RFC 2018, 3).
 *
 * @param start number of the first
 * @param end number of the one behind the last
 */
record TcpRange(int start, int end) {
  /** Whether a byte is one of them. */
  boolean has(int sequence) {
    return sequence - start >= 0 && sequence - end < 0;
  }

  /** Whether both have bytes in common, or follow each other. */
  boolean touches(TcpRange other) {
    return end - other.start >= 0 && other.end - start >= 0;
  }

  /** Both, which touch, as one. */
  TcpRange with(TcpRange other) {
    return new TcpRange(
        other.start - start < 0 ? other.start : start, other.end - end > 0 ? other.end : end);
  }
}
