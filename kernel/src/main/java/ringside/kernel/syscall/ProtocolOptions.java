package ringside.kernel.syscall;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.net.Socket;
import ringside.kernel.net.SocketOptions;

/** Options of tcp(7) and ip(7): what they are at first, and where they are kept. */
final class ProtocolOptions {
  private static final int IP = 0;
  private static final int TCP = 6;
  private static final int TTL = 2;

  /** IP_TOS, TTL, RECVOPTS, PKTINFO, MTU_DISCOVER, RECVERR, RECVTTL, RECVTOS. */
  private static final Map<Integer, Integer> IP_DEFAULTS =
      Map.of(1, 0, TTL, 64, 6, 0, 8, 0, 10, 1, 11, 0, 12, 0, 13, 0);

  /**
   * TCP_NODELAY, MAXSEG, CORK, KEEPIDLE, KEEPINTVL, KEEPCNT, SYNCNT, LINGER2, DEFER_ACCEPT and
   * USER_TIMEOUT.
   */
  private static final Map<Integer, Integer> TCP_DEFAULTS =
      Map.of(1, 0, 2, 536, 3, 0, 4, 7200, 5, 75, 6, 9, 7, 6, 8, 60, 9, 0, 18, 0);

  private ProtocolOptions() {}

  static boolean knows(Socket socket, int level, int option) {
    Map<Integer, Integer> defaults = defaults(socket, level);
    return defaults != null && defaults.containsKey(option);
  }

  /** Sets an option that is known. */
  static @Nullable Errno set(Socket socket, int level, int option, int value) {
    boolean bad =
        level == IP && option == TTL && value != -1 && (value < 1 || value > 255)
            || level == TCP && option >= 4 && option <= 7 && value < 1;
    if (bad) {
      return Errno.EINVAL;
    }
    boolean isSwitch = level == TCP && (option == 1 || option == 3);
    socket
        .options()
        .setProtocol(SocketOptions.key(level, option), isSwitch && value != 0 ? 1 : value);
    return null;
  }

  static int @Nullable [] get(Socket socket, int level, int option) {
    Map<Integer, Integer> defaults = defaults(socket, level);
    Integer value = defaults == null ? null : defaults.get(option);
    return value == null
        ? null
        : new int[] {socket.options().protocol(SocketOptions.key(level, option), value)};
  }

  private static @Nullable Map<Integer, Integer> defaults(Socket socket, int level) {
    if (level == IP) {
      return IP_DEFAULTS;
    }
    return level == TCP && socket.protocol() == TCP ? TCP_DEFAULTS : null;
  }
}
