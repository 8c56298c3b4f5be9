package ringside.kernel.net.host;

/**
 * Something that a program of the host has done with a forwarded port.
 *
 * @param kind what
 * @param connection number of the connection, from 1
 * @param port of the guest, with {@link Kind#OPEN}
 * @param bytes what it has sent, with {@link Kind#DATA}
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, and kept by nobody
public record HostEvent(Kind kind, int connection, int port, byte[] bytes) {
  /** What can happen. */
  public enum Kind {
    /** It has connected. */
    OPEN,
    /** It has sent bytes. */
    DATA,
    /** It will send no more. */
    END
  }

  /** A new connection. */
  public static HostEvent open(int connection, int port) {
    return new HostEvent(Kind.OPEN, connection, port, new byte[0]);
  }

  /** Bytes of a connection. */
  public static HostEvent data(int connection, byte[] bytes) {
    return new HostEvent(Kind.DATA, connection, 0, bytes);
  }

  /** The end of what a connection sends. */
  public static HostEvent end(int connection) {
    return new HostEvent(Kind.END, connection, 0, new byte[0]);
  }
}
