package ringside.kernel.net.tcp;

import org.jspecify.annotations.Nullable;

/** Options of tcp(7) that tell how a socket stands. */
final class TcpLiveOptions {
  private static final int LONGEST_SEGMENT = 2;
  private static final int INFO = 11;
  private static final int QUICK = 12;

  private final TcpSocket socket;
  private final long cyclesPerMilli;

  TcpLiveOptions(TcpSocket socket, long cyclesPerMilli) {
    this.socket = socket;
    this.cyclesPerMilli = cyclesPerMilli;
  }

  /** The words of one, or null where it is a setting. */
  int @Nullable [] get(int option, @Nullable TcpConnection connection) {
    return switch (option) {
      case INFO -> TcpInfo.of(socket.listens(), connection, cyclesPerMilli);
      case LONGEST_SEGMENT -> connection == null ? null : new int[] {connection.sender().segment()};
      case QUICK -> connection == null ? null : new int[] {connection.receiver().isQuick() ? 1 : 0};
      default -> null;
    };
  }
}
