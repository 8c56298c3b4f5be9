package ringside.kernel.syscall.net;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.net.ip.SixOptions;
import ringside.kernel.net.socket.IpAddress;
import ringside.kernel.net.socket.Wishes;
import ringside.kernel.syscall.Call;

/** Reads what a message wants for its packet (ip(7); Linux: ip_cmsg_send). */
final class WishReader {
  private static final int SERVICE = 1;
  private static final int TTL = 2;
  private static final int PACKET_INFO = 8;
  private static final int PACKET_INFO_BYTES = 12;
  private static final int SIX_INFO_BYTES = 20;
  private static final int LARGEST = 255;

  private Wishes wishes = Wishes.NONE;

  /** What has been read. */
  Wishes wishes() {
    return wishes;
  }

  /** Reads one; EINVAL where it is malformed. */
  @Nullable Errno read(Call call, int at, int length) {
    int from = at + ControlMessages.HEADER_BYTES;
    int bytes = length - ControlMessages.HEADER_BYTES;
    switch (call.memory().readWord(at + 8)) {
      case TTL -> {
        int hops = bytes == 4 ? call.memory().readWord(from) : 0;
        if (hops < 1 || hops > LARGEST) {
          return Errno.EINVAL;
        }
        wishes = new Wishes(hops, wishes.service(), wishes.source());
      }
      case SERVICE -> {
        int service = service(call, from, bytes);
        if (service < 0 || service > LARGEST) {
          return Errno.EINVAL;
        }
        wishes = new Wishes(wishes.hops(), service, wishes.source());
      }
      case PACKET_INFO -> {
        if (bytes != PACKET_INFO_BYTES) {
          return Errno.EINVAL;
        }
        IpAddress source = IpAddress.four(Integer.reverseBytes(call.memory().readWord(from + 4)));
        wishes = new Wishes(wishes.hops(), wishes.service(), source);
      }
      default -> {
        return Errno.EINVAL;
      }
    }
    return null;
  }

  /** Reads one of ipv6(7); EINVAL where it is malformed (Linux: ip6_datagram_send_ctl). */
  @Nullable Errno readSix(Call call, int at, int length) {
    int from = at + ControlMessages.HEADER_BYTES;
    int bytes = length - ControlMessages.HEADER_BYTES;
    int type = call.memory().readWord(at + 8);
    if (type == SixOptions.PACKET_INFO) {
      if (bytes < SIX_INFO_BYTES) {
        return Errno.EINVAL;
      }
      IpAddress source = SocketAddresses.sixAt(call.memory(), from);
      boolean any = source.isAny();
      wishes = new Wishes(wishes.hops(), wishes.service(), any ? IpAddress.ANY : source);
      return null;
    }
    boolean known = type == SixOptions.HOP_LIMIT || type == SixOptions.CLASS;
    int value = known && bytes == 4 ? call.memory().readWord(from) : LARGEST + 1;
    if (value < -1 || value > LARGEST) {
      return Errno.EINVAL;
    }
    wishes =
        type == SixOptions.HOP_LIMIT
            ? new Wishes(value, wishes.service(), wishes.source())
            : new Wishes(wishes.hops(), Math.max(0, value), wishes.source());
    return null;
  }

  /** A word or one byte; -1 for anything else. */
  private static int service(Call call, int from, int bytes) {
    if (bytes == 4) {
      return call.memory().readWord(from);
    }
    return bytes == 1 ? call.memory().read(from, 1)[0] & 0xff : -1;
  }
}
