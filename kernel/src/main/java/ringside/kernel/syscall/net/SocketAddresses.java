package ringside.kernel.syscall.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.net.NetlinkSocket;
import ringside.kernel.net.ip.InternetSocket;
import ringside.kernel.net.socket.IpAddress;
import ringside.kernel.net.socket.Socket;
import ringside.kernel.net.socket.SocketAddress;
import ringside.kernel.net.socket.SocketType;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Words;

/** struct sockaddr_un, sockaddr_in and sockaddr_in6, from and to a program's memory. */
final class SocketAddresses {
  private static final int FAMILY_BYTES = 2;
  private static final int LONGEST = 128;
  private static final int LONGEST_UNIX = 110;
  private static final int INTERNET_BYTES = 16;
  private static final int SIX_BYTES = 28;

  /** Without a scope, as RFC 2133 had it. */
  private static final int OLD_SIX_BYTES = 24;

  private static final int NETLINK_BYTES = 12;

  private SocketAddresses() {}

  /** An address as a socket of some family reads it; null where it is malformed (EINVAL). */
  static @Nullable SocketAddress read(UserMemory memory, Socket socket, int address, int length) {
    if (length < 0 || length > LONGEST) {
      return null;
    }
    byte[] bytes = memory.read(address, length);
    if (length < FAMILY_BYTES) {
      return null;
    }
    int family = bytes[0] & 0xff | (bytes[1] & 0xff) << 8;
    if (socket.family() == SocketAddress.UNIX) {
      return family == SocketAddress.UNIX && length > LONGEST_UNIX ? null : unix(bytes, family);
    }
    if (socket.family() == NetlinkSocket.FAMILY) {
      return length < NETLINK_BYTES ? null : new SocketAddress.Other(family);
    }
    boolean six = family == SocketAddress.INTERNET_SIX && socket.family() == family;
    int least = six || socketIsSix(socket, family) ? OLD_SIX_BYTES : INTERNET_BYTES;
    if (family != SocketAddress.UNSPECIFIED && length < least) {
      return null;
    }
    if (six) {
      return six(bytes);
    }
    return family == SocketAddress.INTERNET
        ? new SocketAddress.Internet(IpAddress.four(big(bytes, 4, 4)), big(bytes, 2, 2))
        : new SocketAddress.Other(family);
  }

  /** UDP also takes names of IPv4, which are shorter. */
  private static boolean socketIsSix(Socket socket, int family) {
    boolean four = socket.type() == SocketType.DATAGRAM && family == SocketAddress.INTERNET;
    return socket.family() == SocketAddress.INTERNET_SIX && !four;
  }

  /** An address of IPv6 in a program's memory (struct in6_addr). */
  static IpAddress sixAt(UserMemory memory, int at) {
    int[] words = new int[4];
    for (int i = 0; i < words.length; i++) {
      words[i] = Integer.reverseBytes(memory.readWord(at + i * 4));
    }
    return IpAddress.of(words[0], words[1], words[2], words[3]);
  }

  private static SocketAddress six(byte[] bytes) {
    IpAddress address =
        IpAddress.of(big(bytes, 8, 4), big(bytes, 12, 4), big(bytes, 16, 4), big(bytes, 20, 4));
    int scope = bytes.length < SIX_BYTES ? 0 : Integer.reverseBytes(big(bytes, 24, 4));
    return new SocketAddress.InternetSix(address, big(bytes, 2, 2), scope);
  }

  private static SocketAddress unix(byte[] bytes, int family) {
    if (family != SocketAddress.UNIX) {
      return new SocketAddress.Other(family);
    }
    int end = bytes.length;
    if (end > FAMILY_BYTES && bytes[FAMILY_BYTES] != 0) {
      end = FAMILY_BYTES;
      while (end < bytes.length && bytes[end] != 0) {
        end++;
      }
    }
    return new SocketAddress.Unix(new String(bytes, FAMILY_BYTES, end - FAMILY_BYTES, ISO_8859_1));
  }

  /**
   * Writes as much of an address as there is room for, and its length.
   *
   * @param socket whose family says in what form
   * @param room bytes that there are, not negative
   */
  static void write(
      Call call,
      Socket socket,
      @Nullable SocketAddress from,
      int address,
      int room,
      int lengthAddress) {
    UserMemory memory = call.memory();
    byte[] bytes =
        from instanceof SocketAddress.Internet name
                && socket instanceof InternetSocket own
                && own.isSix()
            ? bytes(name, own.internet().routes().scopeOf(name.address()))
            : bytes(from);
    memory.write(address, Arrays.copyOf(bytes, Math.min(room, bytes.length)));
    memory.writeWord(lengthAddress, bytes.length);
  }

  /** The same of a sender, of whom nothing is told where he has no name. */
  static @Nullable SocketAddress named(@Nullable SocketAddress from) {
    return from instanceof SocketAddress.Unix unix && unix.name().isEmpty() ? null : from;
  }

  /** struct sockaddr_in6. */
  private static byte[] bytes(SocketAddress.Internet name, int scope) {
    IpAddress address = name.address();
    int[] words = new int[SIX_BYTES / 4];
    words[0] = SocketAddress.INTERNET_SIX | Short.reverseBytes((short) name.port()) << 16;
    for (int i = 0; i < 4; i++) {
      words[2 + i] = Integer.reverseBytes(address.word(i));
    }
    words[6] = scope;
    return Words.bytes(words);
  }

  private static byte[] bytes(@Nullable SocketAddress from) {
    if (from instanceof SocketAddress.Unix unix) {
      byte[] name = unix.name().getBytes(ISO_8859_1);
      int zero = name.length > 0 && name[0] != 0 ? 1 : 0;
      byte[] bytes = new byte[FAMILY_BYTES + name.length + zero];
      bytes[0] = SocketAddress.UNIX;
      System.arraycopy(name, 0, bytes, FAMILY_BYTES, name.length);
      return bytes;
    }
    if (from instanceof SocketAddress.Internet internet) {
      byte[] bytes = new byte[INTERNET_BYTES];
      bytes[0] = SocketAddress.INTERNET;
      bytes[2] = (byte) (internet.port() >>> 8);
      bytes[3] = (byte) internet.port();
      for (int i = 0; i < 4; i++) {
        bytes[4 + i] = (byte) (internet.address().four() >>> 24 - 8 * i);
      }
      return bytes;
    }
    if (from instanceof SocketAddress.Other other && other.family() == NetlinkSocket.FAMILY) {
      byte[] bytes = new byte[NETLINK_BYTES]; // the kernel's own: port 0, no group
      bytes[0] = NetlinkSocket.FAMILY;
      return bytes;
    }
    return new byte[0];
  }

  private static int big(byte[] bytes, int at, int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 8 | bytes[at + i] & 0xff;
    }
    return value;
  }
}
