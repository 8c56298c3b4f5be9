package ringside.kernel.syscall.net;

import java.util.Map;
import java.util.Set;
import ringside.kernel.net.ip.GroupOptions;
import ringside.kernel.net.ip.InternetSocket;
import ringside.kernel.net.ip.Ipv6;
import ringside.kernel.net.ip.SixOptions;
import ringside.kernel.net.socket.Socket;
import ringside.kernel.net.socket.SocketType;

/** Options of ipv6(7): what they are at first, and what they may be. */
final class SixValues {
  private static final int MTU_DISCOVER = 23;
  private static final int DONT_CUT = 62;
  private static final int FREE_BIND = 78;
  private static final int MOST_HOPS = 255;

  /** What they are at first; the MTU is live. */
  static final Map<Integer, Integer> DEFAULTS =
      Map.ofEntries(
          Map.entry(SixOptions.HOPS, 64),
          Map.entry(GroupOptions.DEVICE_SIX, 0),
          Map.entry(GroupOptions.HOPS_SIX, 1),
          Map.entry(GroupOptions.LOOP_SIX, 1),
          Map.entry(MTU_DISCOVER, 1),
          Map.entry(GroupOptions.ALL_SIX, 1),
          Map.entry(SixOptions.MTU, 0),
          Map.entry(SixOptions.RECEIVE_ERRORS, 0),
          Map.entry(SixOptions.ONLY, 0),
          Map.entry(SixOptions.RECEIVE_PACKET_INFO, 0),
          Map.entry(SixOptions.RECEIVE_HOPS, 0),
          Map.entry(DONT_CUT, 0),
          Map.entry(SixOptions.RECEIVE_CLASS, 0),
          Map.entry(SixOptions.CLASS, 0),
          Map.entry(FREE_BIND, 0));

  private static final Set<Integer> SWITCHES =
      Set.of(
          GroupOptions.LOOP_SIX,
          GroupOptions.ALL_SIX,
          SixOptions.RECEIVE_ERRORS,
          SixOptions.ONLY,
          SixOptions.RECEIVE_PACKET_INFO,
          SixOptions.RECEIVE_HOPS,
          DONT_CUT,
          SixOptions.RECEIVE_CLASS,
          FREE_BIND);

  private SixValues() {}

  /** What is kept of a value; -1 stands for the default. */
  static int kept(int option, int value) {
    if (value == -1 && !SWITCHES.contains(option)) {
      return DEFAULTS.getOrDefault(option, 0);
    }
    return SWITCHES.contains(option) && value != 0 ? 1 : value;
  }

  /** A name that is taken says which protocols it is for; -1 stands for the default. */
  static boolean isBad(Socket socket, int option, int value) {
    return switch (option) {
      case SixOptions.ONLY ->
          socket instanceof InternetSocket named && named.localAddress().port() != 0;
      case SixOptions.HOPS, SixOptions.CLASS -> value < -1 || value > MOST_HOPS;
      case GroupOptions.HOPS_SIX ->
          socket.type() == SocketType.STREAM || value < -1 || value > MOST_HOPS;
      case GroupOptions.LOOP_SIX -> value < 0 || value > 1;
      case SixOptions.MTU -> value != 0 && value < Ipv6.LEAST_MTU;
      default -> false;
    };
  }
}
