package ringside.kernel.net.ip;

/**
 * How a packet is to be treated (RFC 791; ip(7)).
 *
 * @param hops how many routers may pass it on, 1..255 (IP_TTL)
 * @param service which service is wanted, 0..255 (IP_TOS)
 * @param device index of the interface by which it goes to a group, 0 for what leads there
 * @param loops whether what is for a group comes to this computer, too, where that has joined
 */
public record Marks(int hops, int service, int device, boolean loops) {
  /** What packets say unless they are told otherwise (net.ipv4.ip_default_ttl). */
  public static final Marks DEFAULT = new Marks(64, 0);

  /** What is of no group's. */
  public Marks(int hops, int service) {
    this(hops, service, 0, true);
  }
}
