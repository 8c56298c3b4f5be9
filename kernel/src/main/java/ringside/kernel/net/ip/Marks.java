package ringside.kernel.net.ip;

/**
 * How routers are to treat a packet (RFC 791; ip(7)).
 *
 * @param hops how many may pass it on, 1..255 (IP_TTL)
 * @param service which service is wanted, 0..255 (IP_TOS)
 */
public record Marks(int hops, int service) {
  /** What packets say unless they are told otherwise (net.ipv4.ip_default_ttl). */
  public static final Marks DEFAULT = new Marks(64, 0);
}
