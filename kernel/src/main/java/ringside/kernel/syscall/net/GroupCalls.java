package ringside.kernel.syscall.net;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.net.ip.GroupOptions;
import ringside.kernel.net.ip.InternetSocket;
import ringside.kernel.net.ip.Routes;
import ringside.kernel.net.ip.SixOptions;
import ringside.kernel.net.socket.IpAddress;
import ringside.kernel.net.socket.SocketType;
import ringside.kernel.syscall.Call;

/** Joins and leaves groups by setsockopt: struct ip_mreq, ip_mreqn and ipv6_mreq. */
final class GroupCalls {
  private static final int IP = 0;
  private static final int SHORT_BYTES = 8;
  private static final int BYTES = 12;
  private static final int SIX_BYTES = 20;

  private GroupCalls() {}

  /** Whether an option is one of these. */
  static boolean knows(InternetSocket socket, int level, int option) {
    boolean four = level == IP && (option == GroupOptions.JOIN || option == GroupOptions.LEAVE);
    boolean six =
        level == SixOptions.LEVEL
            && (option == GroupOptions.JOIN_SIX || option == GroupOptions.LEAVE_SIX);
    return four || six && socket.isSix();
  }

  /** Does what one says. */
  static @Nullable Errno set(Call call, InternetSocket socket) {
    boolean six = call.argument(1) == SixOptions.LEVEL;
    int length = call.argument(4);
    if (length < (six ? SIX_BYTES : SHORT_BYTES)) {
      return Errno.EINVAL;
    }
    if (socket.type() == SocketType.STREAM) {
      return Errno.EPROTO;
    }
    int at = call.argument(3);
    IpAddress group =
        six ? SocketAddresses.sixAt(call.memory(), at) : IpAddress.four(swapped(call, at));
    Routes routes = socket.internet().routes();
    int device =
        six
            ? routes.indexForGroup(group, call.memory().readWord(at + 16))
            : device(call, group, length, routes);
    if (!group.isGroup() || six && group.isFour()) {
      return six || isJoin(call) ? Errno.EINVAL : Errno.EADDRNOTAVAIL;
    }
    return isJoin(call)
        ? socket.groups().join(group, device)
        : socket.groups().leave(group, device);
  }

  private static boolean isJoin(Call call) {
    int option = call.argument(2);
    return option == GroupOptions.JOIN || option == GroupOptions.JOIN_SIX;
  }

  /** By index, by an address of the interface's, or as the group is reached. */
  private static int device(Call call, IpAddress group, int length, Routes routes) {
    int at = call.argument(3);
    int own = swapped(call, at + 4);
    int index = length < BYTES ? 0 : call.memory().readWord(at + 8);
    boolean byAddress = index == 0 && own != 0;
    return byAddress ? routes.indexOf(IpAddress.four(own)) : routes.indexForGroup(group, index);
  }

  private static int swapped(Call call, int at) {
    return Integer.reverseBytes(call.memory().readWord(at));
  }
}
