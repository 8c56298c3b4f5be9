package ringside.kernel.net.tcp;

import org.jspecify.annotations.Nullable;

/** How a connection stands, as struct tcp_info tells it (tcp(7), TCP_INFO). */
final class TcpInfo {
  private static final int WORDS = 26;
  private static final int STAMPS = 1;
  private static final int SELECTIVE = 2;
  private static final int SCALES = 4;
  private static final int LISTEN = 10;

  private TcpInfo() {}

  /** The structure's words; those of what is not measured here are 0. */
  static int[] of(boolean listens, @Nullable TcpConnection connection, long cyclesPerMilli) {
    int[] words = new int[WORDS];
    words[0] = listens ? LISTEN : number(connection == null ? TcpState.CLOSED : connection.state());
    if (connection != null) {
      fill(words, connection, cyclesPerMilli);
    }
    return words;
  }

  private static void fill(int[] words, TcpConnection connection, long cyclesPerMilli) {
    TcpSender sender = connection.sender();
    TcpRate rate = sender.rate();
    int shift = connection.receiver().shift();
    words[0] |= sender.retries() << 16;
    words[1] = options(connection) << 8 | (shift < 0 ? 0 : shift << 4 | sender.peerShift()) << 16;
    words[2] = micros(rate.timeout(0), cyclesPerMilli);
    words[4] = sender.segment();
    words[6] = (sender.onTheWay() + sender.segment() - 1) / sender.segment();
    words[15] = connection.mtu();
    words[17] = micros(rate.smoothed(), cyclesPerMilli);
    words[18] = micros(rate.variation(), cyclesPerMilli);
    int threshold = rate.threshold();
    words[19] = threshold == Integer.MAX_VALUE ? threshold : threshold / sender.segment();
    words[20] = rate.window() / sender.segment();
    words[21] = connection.longest();
    words[25] = sender.repeated();
  }

  private static int options(TcpConnection connection) {
    return (connection.extensions().bytes() > 0 ? STAMPS : 0)
        | (connection.extensions().isSelective() ? SELECTIVE : 0)
        | (connection.receiver().shift() >= 0 ? SCALES : 0);
  }

  private static int micros(long cycles, long cyclesPerMilli) {
    return (int) (cycles * 1000 / cyclesPerMilli);
  }

  /** TCP_ESTABLISHED and on; a socket does not see TIME_WAIT any more. */
  private static int number(TcpState state) {
    return switch (state) {
      case ESTABLISHED -> 1;
      case SYN_SENT -> 2;
      case SYN_RECEIVED -> 3;
      case FIN_WAIT_1 -> 4;
      case FIN_WAIT_2 -> 5;
      case TIME_WAIT, CLOSED -> 7;
      case CLOSE_WAIT -> 8;
      case LAST_ACK -> 9;
      case CLOSING -> 11;
    };
  }
}
