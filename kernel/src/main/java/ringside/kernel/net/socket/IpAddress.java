package ringside.kernel.net.socket;

/**
 * An address of the Internet protocols: 128 bits, of which an IPv4 address is the last 32 behind
 * ::ffff (RFC 4291, 2.5.5.2).
 *
 * @param high its first 64 bits
 * @param low its last 64 bits
 */
public record IpAddress(long high, long low) {
  /** Nobody's or anybody's address: ::. */
  public static final IpAddress ANY_SIX = new IpAddress(0, 0);

  /** This computer: ::1. */
  public static final IpAddress HERE_SIX = new IpAddress(0, 1);

  private static final long MAPPED = 0xffffL << 32;
  private static final long WORD = 0xffff_ffffL;

  /** Nobody's or anybody's address: 0.0.0.0. */
  public static final IpAddress ANY = four(0);

  /** This computer: 127.0.0.1. */
  public static final IpAddress HERE = four(0x7f00_0001);

  /** An IPv4 address, in host order: 127.0.0.1 is 0x7f000001. */
  public static IpAddress four(int address) {
    return new IpAddress(0, MAPPED | address & WORD);
  }

  /** Whether it is one of IPv4. */
  public boolean isFour() {
    return high == 0 && (low & ~WORD) == MAPPED;
  }

  /** The IPv4 address that it is, in host order. */
  public int four() {
    return (int) low;
  }

  /** Whether it stands for any address of its kind: 0.0.0.0 or ::. */
  public boolean isAny() {
    return equals(ANY) || equals(ANY_SIX);
  }

  /** Whether it means something on one link only: fe80::/10. */
  public boolean isOfLink() {
    return high >>> 54 == 0xfe80 >>> 6;
  }

  /** Whether it is a group's: ff00::/8. */
  public boolean isGroup() {
    return high >>> 56 == 0xff;
  }

  /** One of its four words in network order, 0..3. */
  public int word(int index) {
    long half = index < 2 ? high : low;
    return (int) (index % 2 == 0 ? half >>> 32 : half);
  }

  /** The address of four words in network order. */
  public static IpAddress of(int first, int second, int third, int fourth) {
    return new IpAddress((long) first << 32 | second & WORD, (long) third << 32 | fourth & WORD);
  }
}
