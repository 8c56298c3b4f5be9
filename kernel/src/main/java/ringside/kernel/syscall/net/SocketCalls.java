package ringside.kernel.syscall.net;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.net.Network;
import ringside.kernel.net.socket.PeerCredentials;
import ringside.kernel.net.socket.Socket;
import ringside.kernel.net.socket.SocketAddress;
import ringside.kernel.net.socket.SocketType;
import ringside.kernel.net.socket.Waiting;
import ringside.kernel.net.unix.UnixSocket;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Descriptors;
import ringside.kernel.syscall.Support;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.wait.Outcome;

/** Sockets: socket, socketpair, bind, listen, accept, connect, names and shutdown. */
public final class SocketCalls {
  private static final int NONBLOCK = 04000;
  private static final int CLOEXEC = 02000000;
  private static final int TYPE_MASK = 0xf;
  private static final int TYPES = 11;

  private final Network network;
  private final SocketTransfer transfer;
  private final SocketPaths paths;

  public SocketCalls(Network network, SocketTransfer transfer, SocketPaths paths) {
    this.network = network;
    this.transfer = transfer;
    this.paths = paths;
  }

  public void register(SyscallTable table) {
    table.add(
        Syscall.SOCKET,
        "iii",
        Support.partial(
            "AF_UNIX, AF_INET, AF_INET6, and AF_NETLINK for what interfaces there are; SOCK_RAW is refused"),
        this::socket);
    table.add(Syscall.SOCKETPAIR, "iiip", this::socketPair);
    table.add(Syscall.BIND, "dpi", this::bind);
    table.add(Syscall.LISTEN, "di", SocketCalls::listen);
    table.add(Syscall.ACCEPT, "dpp", call -> accept(call, 0));
    table.add(Syscall.ACCEPT4, "dppx", call -> accept(call, call.argument(3)));
    table.add(Syscall.CONNECT, "dpi", this::connect);
    table.add(Syscall.GETSOCKNAME, "dpp", SocketCalls::localName);
    table.add(Syscall.GETPEERNAME, "dpp", SocketCalls::peerName);
    table.add(Syscall.SHUTDOWN, "di", SocketCalls::shutDown);
  }

  private Outcome socket(Call call) {
    int flags = call.argument(1) & ~TYPE_MASK;
    if ((flags & ~(NONBLOCK | CLOEXEC)) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    Errno errno = refusal(call);
    SocketType type = network.type(call.argument(0), call.argument(1) & TYPE_MASK);
    if (errno != null || type == null) {
      return Outcome.failed(errno == null ? Errno.EINVAL : errno);
    }
    Socket socket = network.create(call.argument(0), type);
    socket.setOwner(call.process().credentials().euid());
    return Descriptors.install(call, socket, flags);
  }

  private @Nullable Errno refusal(Call call) {
    int number = call.argument(1) & TYPE_MASK;
    return number < TYPES
        ? network.refusal(call.argument(0), number, call.argument(2))
        : Errno.EINVAL;
  }

  private Outcome socketPair(Call call) {
    int flags = call.argument(1) & ~TYPE_MASK;
    if ((flags & ~(NONBLOCK | CLOEXEC)) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    Errno errno = refusal(call);
    SocketType type = SocketType.of(call.argument(1) & TYPE_MASK).orElse(null);
    if (errno != null || type == null) {
      return Outcome.failed(errno == null ? Errno.EINVAL : errno);
    }
    if (call.argument(0) != SocketAddress.UNIX) {
      return Outcome.failed(Errno.EOPNOTSUPP);
    }
    List<UnixSocket> pair = network.unix().pair(type, PeerCredentials.of(call.process()));
    return Descriptors.installBoth(call, pair.get(0), pair.get(1), flags, call.argument(3));
  }

  private Outcome bind(Call call) {
    Socket socket = socketOf(call);
    if (socket == null) {
      return Outcome.failed(mistake(call));
    }
    SocketAddress address = address(call, socket);
    if (address == null) {
      return Outcome.failed(Errno.EINVAL);
    }
    return socket.bind(
        socket instanceof UnixSocket unix ? paths.make(call, unix, address) : address,
        PeerCredentials.of(call.process()));
  }

  private Outcome connect(Call call) {
    Socket socket = socketOf(call);
    if (socket == null) {
      return Outcome.failed(mistake(call));
    }
    SocketAddress address = address(call, socket);
    return address == null
        ? Outcome.failed(Errno.EINVAL)
        : socket.connect(
            paths.find(call, address),
            PeerCredentials.of(call.process()),
            transfer.waiting(call, socket, socket.options().sendTimeout(), 0));
  }

  private static @Nullable SocketAddress address(Call call, Socket socket) {
    return SocketAddresses.read(call.memory(), socket, call.argument(1), call.argument(2));
  }

  private static Outcome listen(Call call) {
    Socket socket = socketOf(call);
    return socket == null
        ? Outcome.failed(mistake(call))
        : socket.listen(call.argument(1), PeerCredentials.of(call.process()));
  }

  private Outcome accept(Call call, int flags) {
    if ((flags & ~(NONBLOCK | CLOEXEC)) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    Socket socket = socketOf(call);
    if (socket == null) {
      return Outcome.failed(mistake(call));
    }
    Descriptors.requireRoom(call);
    Waiting waiting = transfer.waiting(call, socket, socket.options().receiveTimeout(), 0);
    return socket.accept(waiting, accepted -> accepted(call, accepted, flags));
  }

  private static Outcome accepted(Call call, Socket socket, int flags) {
    Outcome outcome = Descriptors.install(call, socket, flags);
    if (call.argument(1) != 0 && outcome instanceof Outcome.Done done) {
      try {
        Errno errno = writeName(call, socket, socket.peerAddress());
        if (errno != null) {
          call.process().files().close(done.value());
          return Outcome.failed(errno);
        }
      } catch (BadAddress bad) {
        call.process().files().close(done.value());
        throw bad;
      }
    }
    return outcome;
  }

  private static Outcome localName(Call call) {
    Socket socket = socketOf(call);
    if (socket == null) {
      return Outcome.failed(mistake(call));
    }
    Errno errno = writeName(call, socket, socket.localAddress());
    return errno == null ? Outcome.done(0) : Outcome.failed(errno);
  }

  private static Outcome peerName(Call call) {
    Socket socket = socketOf(call);
    if (socket == null) {
      return Outcome.failed(mistake(call));
    }
    SocketAddress peer = socket.peerAddress();
    if (peer == null) {
      return Outcome.failed(Errno.ENOTCONN);
    }
    Errno errno = writeName(call, socket, peer);
    return errno == null ? Outcome.done(0) : Outcome.failed(errno);
  }

  private static @Nullable Errno writeName(
      Call call, Socket socket, @Nullable SocketAddress address) {
    int room = call.memory().readWord(call.argument(2));
    if (room < 0) {
      return Errno.EINVAL;
    }
    SocketAddresses.write(call, socket, address, call.argument(1), room, call.argument(2));
    return null;
  }

  private static Outcome shutDown(Call call) {
    Socket socket = socketOf(call);
    if (socket == null) {
      return Outcome.failed(mistake(call));
    }
    int how = call.argument(1);
    return how < 0 || how > 2 ? Outcome.failed(Errno.EINVAL) : socket.shutDown(how + 1);
  }

  /** The socket that the first argument's descriptor refers to, or null. */
  static @Nullable Socket socketOf(Call call) {
    return call.file(0) instanceof Socket socket ? socket : null;
  }

  /** Why it refers to none. */
  static Errno mistake(Call call) {
    return call.file(0) == null ? Errno.EBADF : Errno.ENOTSOCK;
  }
}
