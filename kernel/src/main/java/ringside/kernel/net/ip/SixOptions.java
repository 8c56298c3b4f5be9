package ringside.kernel.net.ip;

import ringside.kernel.net.socket.SocketOptions;

/** Options of ipv6(7), as setsockopt leaves them. */
public final class SixOptions {
  /** IPPROTO_IPV6. */
  public static final int LEVEL = 41;

  /** IPV6_UNICAST_HOPS. */
  public static final int HOPS = 16;

  /** IPV6_MTU. */
  public static final int MTU = 24;

  /** IPV6_RECVERR. */
  public static final int RECEIVE_ERRORS = 25;

  /** IPV6_V6ONLY. */
  public static final int ONLY = 26;

  /** IPV6_RECVPKTINFO. */
  public static final int RECEIVE_PACKET_INFO = 49;

  /** IPV6_PKTINFO. */
  public static final int PACKET_INFO = 50;

  /** IPV6_RECVHOPLIMIT. */
  public static final int RECEIVE_HOPS = 51;

  /** IPV6_HOPLIMIT. */
  public static final int HOP_LIMIT = 52;

  /** IPV6_RECVTCLASS. */
  public static final int RECEIVE_CLASS = 66;

  /** IPV6_TCLASS. */
  public static final int CLASS = 67;

  private SixOptions() {}

  /** Whether a socket has nothing to do with IPv4. */
  static boolean isSixOnly(SocketOptions options) {
    return isOn(options, ONLY);
  }

  /** Whether an option is set that is on or off. */
  public static boolean isOn(SocketOptions options, int option) {
    return options.protocol(SocketOptions.key(LEVEL, option), 0) != 0;
  }

  /** How packets are to be treated. */
  static Marks marks(SocketOptions options) {
    Marks usual = Marks.DEFAULT;
    return new Marks(
        options.protocol(SocketOptions.key(LEVEL, HOPS), usual.hops()),
        options.protocol(SocketOptions.key(LEVEL, CLASS), usual.service()));
  }
}
