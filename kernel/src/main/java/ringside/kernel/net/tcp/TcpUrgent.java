package ringside.kernel.net.tcp;

import ringside.kernel.net.ip.Packet;

/**
 * The byte of a stream that its sender calls urgent (RFC 6093; tcp(7)): the last before the urgent
 * pointer. It stands beside the stream, or in its place there (SO_OOBINLINE).
 */
final class TcpUrgent {
  private enum State {
    NONE,
    ANNOUNCED,
    THERE,
    READ
  }

  private State state = State.NONE;
  private int mark;
  private int value;

  /** Whether there is a mark that reading has not passed. */
  boolean isMarked() {
    return state != State.NONE;
  }

  /** Whether the byte has come and was not read apart. */
  boolean isThere() {
    return state == State.THERE;
  }

  /** Whether the byte was read apart. */
  boolean isRead() {
    return state == State.READ;
  }

  /** The byte, 0..255, which has come. */
  int value() {
    return value;
  }

  /** The byte has been read apart from the stream. */
  void read() {
    state = State.READ;
  }

  /** Bytes before the mark, from the next that is read on. */
  int distance(int nextRead) {
    return mark - nextRead;
  }

  /** A segment says where urgent data ends; says whether that is news (Linux: tcp_check_urg). */
  boolean announce(TcpHeader header, int nextRead, int expected) {
    int wanted = header.sequence() + header.urgent() - (header.urgent() == 0 ? 0 : 1);
    boolean old = wanted - nextRead < 0 || wanted - expected < 0;
    if (old || state != State.NONE && wanted - mark <= 0) {
      return false;
    }
    state = State.ANNOUNCED;
    mark = wanted;
    return true;
  }

  /** Takes the byte, where it is in a segment; says whether it is. */
  boolean look(Packet packet, TcpHeader header, int length) {
    int offset = mark - header.sequence();
    if (state != State.ANNOUNCED || offset < 0 || offset >= length) {
      return false;
    }
    int at = header.data(packet) + offset;
    value = packet.word(at / 4) >>> 24 - at % 4 * 8 & 0xff;
    state = State.THERE;
    return true;
  }

  /** The stream has been read up to a byte. */
  void passed(int nextRead) {
    if (state != State.NONE && nextRead - mark > 0) {
      state = State.NONE;
    }
  }
}
