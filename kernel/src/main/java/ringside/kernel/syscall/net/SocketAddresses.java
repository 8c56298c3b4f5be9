package ringside.kernel.syscall.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.net.NetlinkSocket;
import ringside.kernel.net.socket.IpAddress;
import ringside.kernel.net.socket.Socket;
import ringside.kernel.net.socket.SocketAddress;

/** struct sockaddr_un and sockaddr_in, from and to a program's memory. */
final class SocketAddresses {
  private static final int FAMILY_BYTES = 2;
  private static final int LONGEST = 128;
  private static final int LONGEST_UNIX = 110;
  private static final int INTERNET_BYTES = 16;
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
    if (family != SocketAddress.UNSPECIFIED && length < INTERNET_BYTES) {
      return null;
    }
    return family == SocketAddress.INTERNET
        ? new SocketAddress.Internet(IpAddress.four(big(bytes, 4, 4)), big(bytes, 2, 2))
        : new SocketAddress.Other(family);
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
   * @param room bytes that there are, not negative
   */
  static void write(
      UserMemory memory, @Nullable SocketAddress from, int address, int room, int lengthAddress) {
    byte[] bytes = bytes(from);
    memory.write(address, Arrays.copyOf(bytes, Math.min(room, bytes.length)));
    memory.writeWord(lengthAddress, bytes.length);
  }

  /** The same of a sender, of whom nothing is told where he has no name. */
  static @Nullable SocketAddress named(@Nullable SocketAddress from) {
    return from instanceof SocketAddress.Unix unix && unix.name().isEmpty() ? null : from;
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
