package ringside.kernel.net.socket;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
  private static final int GROUPS = 8;
  private static final long WORD = 0xffff_ffffL;

  /** Everybody on a link: ff02::1. */
  public static final IpAddress ALL_NODES = new IpAddress(0xff02L << 48, 1);

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

  /** Whether it is a group's: ff00::/8, or 224.0.0.0/4. */
  public boolean isGroup() {
    return high >>> 56 == 0xff || isFour() && four() >>> 28 == 0xe;
  }

  /** The last 64 bits that an interface makes of its hardware's address (RFC 4291, appendix A). */
  public static long interfaceOf(List<Integer> hardware) {
    long bits = 0;
    for (int i = 0; i < hardware.size(); i++) {
      bits = bits << 8 | hardware.get(i);
      bits = i == 2 ? bits << 16 | 0xfffe : bits;
    }
    return bits ^ 1L << 57;
  }

  /** The group of those whose addresses end as this one: ff02::1:ff00:0/104 (RFC 4291, 2.7.1). */
  public IpAddress solicited() {
    return new IpAddress(0xff02L << 48, 0x1_ff00_0000L | low & 0xff_ffff);
  }

  /** As people write it: 127.0.0.1, fe80::1 (RFC 5952). */
  public String text() {
    if (isFour()) {
      int four = four();
      return (four >>> 24)
          + "."
          + (four >>> 16 & 255)
          + "."
          + (four >>> 8 & 255)
          + "."
          + (four & 255);
    }
    int start = 0;
    int longest = 1;
    for (int i = 0; i < GROUPS; i++) {
      int zeros = zerosFrom(i);
      start = zeros > longest ? i : start;
      longest = Math.max(zeros, longest);
    }
    if (longest == 1) {
      return groups(0, GROUPS);
    }
    return groups(0, start) + "::" + groups(start + longest, GROUPS);
  }

  private int zerosFrom(int first) {
    int next = first;
    while (next < GROUPS && group(next) == 0) {
      next++;
    }
    return next - first;
  }

  private String groups(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> Integer.toHexString(group(i)))
        .collect(Collectors.joining(":"));
  }

  private int group(int index) {
    return word(index / 2) >>> 16 - index % 2 * 16 & 0xffff;
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
