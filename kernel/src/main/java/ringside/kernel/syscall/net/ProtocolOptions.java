package ringside.kernel.syscall.net;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.net.ip.GroupOptions;
import ringside.kernel.net.ip.SixOptions;
import ringside.kernel.net.socket.Socket;
import ringside.kernel.net.socket.SocketAddress;
import ringside.kernel.net.socket.SocketOptions;
import ringside.kernel.net.socket.SocketType;
import ringside.kernel.net.tcp.TcpDeferral;

/** Options of tcp(7) and ip(7): what they are at first, and where they are kept. */
final class ProtocolOptions {
  private static final int IP = 0;
  private static final int TCP = 6;
  private static final int UDP = 17;
  private static final int MAXIMUM = 2;
  private static final int DEFER = 9;
  private static final int QUICK = 12;
  private static final int USER_TIMEOUT = 18;

  /** Bytes of a segment where nobody says more (TCP_MSS_DEFAULT), TCP_MIN_MSS, MAX_TCP_WINDOW. */
  private static final int SMALL_SEGMENT = 536;

  private static final int LEAST_SEGMENT = 88;
  private static final int LONGEST_SEGMENT = 32767;
  private static final int SERVICE = 1;
  private static final int TTL = 2;
  private static final int FREE_BIND = 15;

  /** IP_MULTICAST_IF: an address, alone or behind another in a structure. */
  static final int MULTICAST_INTERFACE = 32;

  private static final int MULTICAST_TTL = 33;
  private static final int MULTICAST_LOOP = 34;
  private static final int MOST_HOPS = 255;

  /** IP_TOS, TTL, RECVOPTS, PKTINFO, MTU_DISCOVER, RECVERR, RECVTTL, RECVTOS, and by name. */
  private static final Map<Integer, Integer> IP_DEFAULTS =
      Map.ofEntries(
          Map.entry(1, 0),
          Map.entry(TTL, 64),
          Map.entry(6, 0),
          Map.entry(8, 0),
          Map.entry(10, 1),
          Map.entry(11, 0),
          Map.entry(12, 0),
          Map.entry(13, 0),
          Map.entry(FREE_BIND, 0),
          Map.entry(MULTICAST_INTERFACE, 0),
          Map.entry(MULTICAST_TTL, 1),
          Map.entry(MULTICAST_LOOP, 1),
          Map.entry(GroupOptions.ALL, 1));

  /**
   * TCP_NODELAY, MAXSEG, CORK, KEEPIDLE, KEEPINTVL, KEEPCNT, SYNCNT, LINGER2, DEFER_ACCEPT,
   * QUICKACK and USER_TIMEOUT.
   */
  private static final Map<Integer, Integer> TCP_DEFAULTS =
      Map.ofEntries(
          Map.entry(1, 0),
          Map.entry(MAXIMUM, SMALL_SEGMENT),
          Map.entry(3, 0),
          Map.entry(4, 7200),
          Map.entry(5, 75),
          Map.entry(6, 9),
          Map.entry(7, 6),
          Map.entry(8, 60),
          Map.entry(DEFER, 0),
          Map.entry(QUICK, 1),
          Map.entry(USER_TIMEOUT, 0));

  /** UDP_CORK. */
  private static final Map<Integer, Integer> UDP_DEFAULTS = Map.of(1, 0);

  /** IP_RECVOPTS, PKTINFO, RECVERR, RECVTTL, RECVTOS, FREEBIND, MULTICAST_LOOP. */
  private static final Set<Integer> IP_SWITCHES =
      Set.of(6, 8, 11, 12, 13, FREE_BIND, MULTICAST_LOOP, GroupOptions.ALL);

  private ProtocolOptions() {}

  static boolean knows(Socket socket, int level, int option) {
    Map<Integer, Integer> defaults = defaults(socket, level);
    return defaults != null && defaults.containsKey(option);
  }

  /** Sets an option that is known. */
  static @Nullable Errno set(Socket socket, int level, int option, int value) {
    boolean bad =
        level == IP && isBad(socket, option, value)
            || level == TCP && isBadOfTcp(option, value)
            || level == SixOptions.LEVEL && SixValues.isBad(socket, option, value);
    if (bad) {
      return Errno.EINVAL;
    }
    int kept =
        level == SixOptions.LEVEL ? SixValues.kept(option, value) : kept(level, option, value);
    if (isService(level, option)) {
      // Congestion is TCP's own business there (Linux: ip_sock_set_tos).
      kept &= socket.type() == SocketType.STREAM ? 0xfc : 0xff;
    }
    socket.options().setProtocol(SocketOptions.key(level, option), kept);
    return null;
  }

  private static boolean isService(int level, int option) {
    return level == IP && option == SERVICE
        || level == SixOptions.LEVEL && option == SixOptions.CLASS;
  }

  /** What is kept of a value. */
  private static int kept(int level, int option, int value) {
    boolean isSwitch =
        switch (level) {
          case TCP -> option == 1 || option == 3 || option == QUICK;
          case UDP -> true;
          default -> IP_SWITCHES.contains(option);
        };
    if (level == IP && value == -1 && (option == TTL || option == MULTICAST_TTL)) {
      return IP_DEFAULTS.getOrDefault(option, 0);
    }
    if (level == TCP && option == DEFER) {
      return TcpDeferral.rounded(value);
    }
    return isSwitch && value != 0 ? 1 : value;
  }

  private static boolean isBadOfTcp(int option, int value) {
    return switch (option) {
      case MAXIMUM -> value != 0 && (value < LEAST_SEGMENT || value > LONGEST_SEGMENT);
      case 4, 5, 6, 7 -> value < 1;
      case USER_TIMEOUT -> value < 0;
      default -> false;
    };
  }

  /** -1 stands for the default. */
  private static boolean isBad(Socket socket, int option, int value) {
    return switch (option) {
      case TTL -> value != -1 && (value < 1 || value > MOST_HOPS);
      case MULTICAST_TTL -> socket.type() == SocketType.STREAM || value < -1 || value > MOST_HOPS;
      default -> false;
    };
  }

  static int @Nullable [] get(Socket socket, int level, int option) {
    Map<Integer, Integer> defaults = defaults(socket, level);
    Integer value = defaults == null ? null : defaults.get(option);
    int[] live = socket.liveOption(level, option);
    if (live != null) {
      return live;
    }
    if (level == SixOptions.LEVEL && option == SixOptions.MTU) {
      return null;
    }
    if (level == TCP && option == MAXIMUM && value != null) {
      int set = socket.options().protocol(SocketOptions.key(level, option), 0);
      return new int[] {set == 0 ? SMALL_SEGMENT : set};
    }
    return value == null
        ? null
        : new int[] {socket.options().protocol(SocketOptions.key(level, option), value)};
  }

  private static @Nullable Map<Integer, Integer> defaults(Socket socket, int level) {
    if (level == IP) {
      return IP_DEFAULTS;
    }
    if (level == SixOptions.LEVEL) {
      return socket.family() == SocketAddress.INTERNET_SIX ? SixValues.DEFAULTS : null;
    }
    if (level != socket.protocol()) {
      return null;
    }
    return level == UDP ? UDP_DEFAULTS : TCP_DEFAULTS;
  }
}
