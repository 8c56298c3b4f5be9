package ringside.kernel.net.socket;

import java.util.TreeMap;

/** What setsockopt has set of a socket (socket(7)). */
public final class SocketOptions {
  /** Bytes that a buffer has unless it is told otherwise (net.core.wmem_default). */
  public static final int DEFAULT_BUFFER = 212992;

  private static final int LEVEL = 1000;
  private static final int SMALLEST_SEND_BUFFER = 4608;
  private static final int SMALLEST_RECEIVE_BUFFER = 2304;

  /** SO_LINGER. */
  public record Linger(boolean on, int seconds) {}

  private final TreeMap<Integer, Integer> values = new TreeMap<>();
  private int sendBuffer = DEFAULT_BUFFER;
  private int receiveBuffer = DEFAULT_BUFFER;
  private Linger linger = new Linger(false, 0);
  private long sendTimeout;
  private long receiveTimeout;

  SocketOptions() {}

  /** Takes over what has been set of another: of a listener, for what it accepts. */
  public void inherit(SocketOptions other) {
    values.putAll(other.values);
    sendBuffer = other.sendBuffer;
    receiveBuffer = other.receiveBuffer;
    linger = other.linger;
    sendTimeout = other.sendTimeout;
    receiveTimeout = other.receiveTimeout;
  }

  /** A value by an option's key, which is whatever its reader and writer agree on; 0 at first. */
  public int value(int key) {
    return values.getOrDefault(key, 0);
  }

  /** Sets a value. */
  public void set(int key, int value) {
    values.put(key, value);
  }

  /** The key of an option of a protocol's level. */
  public static int key(int level, int option) {
    return LEVEL * (level + 1) + option;
  }

  /** A value of the protocol's, with what it is where it was never set. */
  public int protocol(int key, int otherwise) {
    return values.getOrDefault(key, otherwise);
  }

  /** Sets a value of the protocol's. */
  public void setProtocol(int key, int value) {
    values.put(key, value);
  }

  /** Bytes that may wait to be taken by the peer, twice what was asked for (SO_SNDBUF). */
  public int sendBuffer() {
    return sendBuffer;
  }

  /** Sets SO_SNDBUF. */
  public void setSendBuffer(int asked) {
    sendBuffer = Math.max(SMALLEST_SEND_BUFFER, doubled(asked));
  }

  /** Bytes that may wait to be read, twice what was asked for (SO_RCVBUF). */
  public int receiveBuffer() {
    return receiveBuffer;
  }

  /** Sets SO_RCVBUF. */
  public void setReceiveBuffer(int asked) {
    receiveBuffer = Math.max(SMALLEST_RECEIVE_BUFFER, doubled(asked));
  }

  /** SO_LINGER. */
  public Linger linger() {
    return linger;
  }

  /** Sets SO_LINGER. */
  public void setLinger(Linger value) {
    linger = value;
  }

  /** Cycles that sending waits, 0 for ever (SO_SNDTIMEO). */
  public long sendTimeout() {
    return sendTimeout;
  }

  /** Sets SO_SNDTIMEO. */
  public void setSendTimeout(long cycles) {
    sendTimeout = cycles;
  }

  /** Cycles that receiving waits, 0 for ever (SO_RCVTIMEO). */
  public long receiveTimeout() {
    return receiveTimeout;
  }

  /** Sets SO_RCVTIMEO. */
  public void setReceiveTimeout(long cycles) {
    receiveTimeout = cycles;
  }

  private static int doubled(int asked) {
    return 2 * (asked < 0 ? DEFAULT_BUFFER : Math.min(asked, DEFAULT_BUFFER));
  }
}
