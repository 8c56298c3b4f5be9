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
  private static final int LONGEST_SEGMENT = 2;
  private static final int DEFER = 9;
  private static final int QUICK = 12;
  private static final int USER_TIMEOUT = 18;
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

  /** Bytes of the longest segment that is wanted (TCP_MAXSEG), or a number beyond any. */
  int longestSegment() {
    int wanted = value(LONGEST_SEGMENT, 0);
    return wanted == 0 ? Integer.MAX_VALUE : wanted;
  }

  /** How often SYN is answered before a connection that says nothing stands (TCP_DEFER_ACCEPT). */
  int deferredRetries() {
    return TcpDeferral.retries(value(DEFER, 0));
  }

  /**
   * Cycles that bytes may stay unacknowledged (TCP_USER_TIMEOUT), 0 for as many as retries take.
   */
  long patience() {
    return value(USER_TIMEOUT, 0) * (second / 1000);
  }

  /** What of acknowledging at once has been set last, where an option was that. */
  @Nullable Boolean quick(int level, int option) {
    return level == TCP_LEVEL && option == QUICK ? value(QUICK, 1) != 0 : null;
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
