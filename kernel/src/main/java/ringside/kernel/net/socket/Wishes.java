package ringside.kernel.net.socket;

/**
 * What a message wants for its packet alone (ip(7)); -1 stands for what its socket says.
 *
 * @param hops IP_TTL, 1..255
 * @param service IP_TOS, 0..255
 * @param source the address that it says it is from (IP_PKTINFO), or any
 */
public record Wishes(int hops, int service, IpAddress source) {
  /** What the socket says. */
  public static final Wishes NONE = new Wishes(-1, -1, IpAddress.ANY);
}
