package ringside.kernel.net.tcp;

import org.jspecify.annotations.Nullable;
import ringside.kernel.net.socket.SocketOptions;

/**
 * What of a socket's options is for its connection (tcp(7)).
 *
 * @param options as setsockopt leaves them
 * @param second cycles of a second
 */
record TcpSettings(SocketOptions options, long second) {
  private static final int TCP_LEVEL = 6;
  private static final int REUSE_ADDRESS = 2;
  private static final int URGENT_INLINE = 10;
  private static final int NO_DELAY = 1;
  private static final int CORK = 3;
  private static final int KEEP_IDLE = 4;
  private static final int KEEP_INTERVAL = 5;
  private static final int KEEP_COUNT = 6;
  private static final int SYN_COUNT = 7;
  private static final int KEEP_ALIVE = 9;
  private static final int IDLE_SECONDS = 7200;
  private static final int INTERVAL_SECONDS = 75;
  private static final int QUESTIONS = 9;

  /** Whether its name may be that of a connection that is over (SO_REUSEADDR). */
  boolean reusesAddress() {
    return options.value(REUSE_ADDRESS) != 0;
  }

  /** Whether urgent data stays in its place among the other (SO_OOBINLINE). */
  boolean keepsUrgentInline() {
    return options.value(URGENT_INLINE) != 0;
  }

  boolean noDelay() {
    return value(NO_DELAY, 0) != 0;
  }

  /** Whether small segments wait until it is over (TCP_CORK). */
  boolean corks() {
    return value(CORK, 0) != 0;
  }

  /** Whether what waits may go on its way because of an option that has been set. */
  boolean pushes(int level, int option) {
    return level == TCP_LEVEL && (option == NO_DELAY && noDelay() || option == CORK && !corks());
  }

  int synRetries() {
    return value(SYN_COUNT, TcpUser.SYN_RETRIES);
  }

  /** Whether and when to ask a silent peer whether it is there; null for never. */
  @Nullable KeepAlive keepAlive() {
    return options.value(KEEP_ALIVE) == 0
        ? null
        : new KeepAlive(
            value(KEEP_IDLE, IDLE_SECONDS) * second,
            value(KEEP_INTERVAL, INTERVAL_SECONDS) * second,
            value(KEEP_COUNT, QUESTIONS));
  }

  private int value(int option, int otherwise) {
    return options.protocol(SocketOptions.key(TCP_LEVEL, option), otherwise);
  }
}
