package ringside.kernel.net.ip;

import ringside.kernel.net.socket.IpAddress;
import ringside.kernel.net.socket.SocketOptions;

/** What a socket's options say of messages for groups (ip(7), ipv6(7)). */
public final class GroupOptions {
  private static final int IP = 0;
  private static final int SERVICE = 1;

  /** IP_MULTICAST_IF: an address. */
  public static final int DEVICE = 32;

  /** IP_MULTICAST_TTL. */
  public static final int HOPS = 33;

  /** IP_MULTICAST_LOOP. */
  public static final int LOOP = 34;

  /** IP_ADD_MEMBERSHIP. */
  public static final int JOIN = 35;

  /** IP_DROP_MEMBERSHIP. */
  public static final int LEAVE = 36;

  /** IP_MULTICAST_ALL: whether what others have joined comes, too. */
  public static final int ALL = 49;

  /** IPV6_MULTICAST_IF: an index. */
  public static final int DEVICE_SIX = 17;

  /** IPV6_MULTICAST_HOPS. */
  public static final int HOPS_SIX = 18;

  /** IPV6_MULTICAST_LOOP. */
  public static final int LOOP_SIX = 19;

  /** IPV6_JOIN_GROUP. */
  public static final int JOIN_SIX = 20;

  /** IPV6_LEAVE_GROUP. */
  public static final int LEAVE_SIX = 21;

  /** IPV6_MULTICAST_ALL. */
  public static final int ALL_SIX = 29;

  private GroupOptions() {}

  /** How packets to a group are to be treated. */
  static Marks marks(SocketOptions options, IpAddress group, Routes routes) {
    boolean four = group.isFour();
    int hops = four ? value(options, IP, HOPS, 1) : value(options, SixOptions.LEVEL, HOPS_SIX, 1);
    int loops = four ? value(options, IP, LOOP, 1) : value(options, SixOptions.LEVEL, LOOP_SIX, 1);
    int device = value(options, SixOptions.LEVEL, DEVICE_SIX, 0);
    if (four) {
      int own = Integer.reverseBytes(value(options, IP, DEVICE, 0));
      device = own == 0 ? 0 : routes.indexOf(IpAddress.four(own));
    }
    int service = four ? value(options, IP, SERVICE, 0) : SixOptions.marks(options).service();
    return new Marks(hops, service, device, loops != 0);
  }

  /** Whether a socket takes what comes for a group that only others have joined. */
  public static boolean takesAll(SocketOptions options, IpAddress group) {
    return group.isFour()
        ? value(options, IP, ALL, 1) != 0
        : value(options, SixOptions.LEVEL, ALL_SIX, 1) != 0;
  }

  private static int value(SocketOptions options, int level, int option, int otherwise) {
    return options.protocol(SocketOptions.key(level, option), otherwise);
  }
}
