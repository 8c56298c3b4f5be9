package ringside.kernel.syscall.net;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.file.OpenFile;
import ringside.kernel.identity.Capability;
import ringside.kernel.identity.Credentials;
import ringside.kernel.net.ip.InternetSocket;
import ringside.kernel.net.ip.SixOptions;
import ringside.kernel.net.socket.Socket;
import ringside.kernel.net.socket.SocketAddress;
import ringside.kernel.net.socket.SocketType;
import ringside.kernel.net.socket.Wishes;
import ringside.kernel.syscall.Call;

/**
 * What goes along with a message (cmsg(3)), as a program has laid it out.
 *
 * @param rights files whose descriptors go along
 * @param wishes of a message that is a packet
 * @param mistake why the message can't be sent, or null
 */
record ControlMessages(List<OpenFile> rights, Wishes wishes, @Nullable Errno mistake) {
  /** SOL_SOCKET. */
  static final int SOCKET_LEVEL = 1;

  /** SOL_IP. */
  private static final int IP_LEVEL = 0;

  /** SCM_RIGHTS. */
  static final int RIGHTS = 1;

  /** SCM_CREDENTIALS. */
  static final int CREDENTIALS = 2;

  /** Bytes of struct cmsghdr. */
  static final int HEADER_BYTES = 12;

  private static final int MOST_RIGHTS = 253;
  private static final int CREDENTIAL_BYTES = 12;
  private static final int MOST_BYTES = 20480;

  /**
   * Reads them; descriptors are looked up.
   *
   * @param socket whose messages may be packets, which have wishes
   */
  static ControlMessages read(Call call, int address, int bytes, Socket socket) {
    boolean packets = socket instanceof InternetSocket && socket.type() == SocketType.DATAGRAM;
    boolean six = packets && socket.family() == SocketAddress.INTERNET_SIX;
    List<OpenFile> rights = new ArrayList<>();
    WishReader wishes = new WishReader();
    if (bytes < 0 || bytes > MOST_BYTES) {
      return new ControlMessages(rights, Wishes.NONE, Errno.ENOBUFS);
    }
    for (int at = 0; at + HEADER_BYTES <= bytes; ) {
      int length = call.memory().readWord(address + at);
      if (length < HEADER_BYTES || length > bytes - at) {
        return new ControlMessages(rights, Wishes.NONE, Errno.EINVAL);
      }
      int level = packets ? call.memory().readWord(address + at + 4) : SOCKET_LEVEL;
      Errno errno;
      if (packets && level == IP_LEVEL) {
        errno = wishes.read(call, address + at, length);
      } else if (six && level == SixOptions.LEVEL) {
        errno = wishes.readSix(call, address + at, length);
      } else {
        errno = readOne(call, address + at, length, rights);
      }
      if (errno != null) {
        return new ControlMessages(rights, Wishes.NONE, errno);
      }
      at += length + 3 & -4;
    }
    return new ControlMessages(rights, wishes.wishes(), null);
  }

  private static @Nullable Errno readOne(Call call, int at, int length, List<OpenFile> rights) {
    if (call.memory().readWord(at + 4) != SOCKET_LEVEL) {
      return null;
    }
    return switch (call.memory().readWord(at + 8)) {
      case RIGHTS -> readRights(call, at, length, rights);
      case CREDENTIALS ->
          length == HEADER_BYTES + CREDENTIAL_BYTES ? credentials(call, at) : Errno.EINVAL;
      default -> Errno.EINVAL;
    };
  }

  private static @Nullable Errno readRights(Call call, int at, int length, List<OpenFile> rights) {
    int count = (length - HEADER_BYTES) / 4;
    if (count + rights.size() > MOST_RIGHTS) {
      return Errno.EINVAL;
    }
    for (int i = 0; i < count; i++) {
      int descriptor = call.memory().readWord(at + HEADER_BYTES + i * 4);
      OpenFile file = call.process().files().find(descriptor);
      if (file == null) {
        return Errno.EBADF;
      }
      rights.add(file);
    }
    return null;
  }

  /** Nobody but who has the right may pass himself off as another. */
  private static @Nullable Errno credentials(Call call, int at) {
    Credentials own = call.process().credentials();
    boolean pid =
        call.memory().readWord(at + HEADER_BYTES) == call.process().pid()
            || own.may(Capability.SYS_ADMIN);
    boolean user =
        own.users().holds(call.memory().readWord(at + HEADER_BYTES + 4))
            || own.may(Capability.SETUID);
    boolean group =
        own.groups().holds(call.memory().readWord(at + HEADER_BYTES + 8))
            || own.may(Capability.SETGID);
    return pid && user && group ? null : Errno.EPERM;
  }
}
