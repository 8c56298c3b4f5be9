package ringside.kernel.net.unix;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.net.socket.PeerCredentials;
import ringside.kernel.net.socket.SocketAddress;
import ringside.kernel.net.socket.SocketType;
import ringside.kernel.wait.Wakeups;

/** All Unix sockets of a computer: makes them and finds them by name (unix(7)). */
public final class UnixSockets {
  private static final int AUTOMATIC_NAMES = 1 << 20;

  private final KernelMemory memory;
  private final Wakeups wakeups;
  private final UnixNames paths;
  private final UnixNames abstractNames;
  private final Set<UnixSocket> open = new LinkedHashSet<>();
  private int nextAutomatic;

  /** None yet. */
  public UnixSockets(KernelMemory memory, Wakeups wakeups) {
    this.memory = memory;
    this.wakeups = wakeups;
    this.paths = new PlainNames(memory.code());
    this.abstractNames = new PlainNames(memory.code());
  }

  /** A socket that is joined to none. */
  public UnixSocket create(SocketType type) {
    UnixSocket socket =
        type == SocketType.DATAGRAM
            ? new UnixDatagram(memory, wakeups, this)
            : new UnixStream(memory, wakeups, type, this);
    open.add(socket);
    return socket;
  }

  /** Two sockets joined to each other (socketpair(2)). */
  public List<UnixSocket> pair(SocketType type, PeerCredentials who) {
    UnixSocket first = create(type);
    UnixSocket second = create(type);
    first.join(second);
    second.join(first);
    first.setPeerCredentials(who);
    second.setPeerCredentials(who);
    return List.of(first, second);
  }

  /** The computer is switched off: what is on its way is dropped. */
  public void shutDown() {
    while (!open.isEmpty()) {
      UnixSocket any = open.iterator().next();
      open.remove(any);
      any.drop();
    }
  }

  /** The socket of a name, or null; an abstract name is one of sockets of its type only. */
  @Nullable UnixSocket find(SocketAddress.Unix address, SocketType type) {
    return address.isAbstract()
        ? abstractNames.find(key(address, type))
        : paths.find(address.node());
  }

  private static String key(SocketAddress.Unix address, SocketType type) {
    return type.number() + address.name();
  }

  /** Gives a socket a name; null where it went well. */
  @Nullable Errno bind(SocketAddress.Unix address, UnixSocket socket) {
    return address.isAbstract()
        ? abstractNames.bind(key(address, socket.type()), socket)
        : paths.bind(address.node(), socket);
  }

  /** An abstract name that nobody has: five digits. */
  SocketAddress.Unix automaticName(SocketType type) {
    while (true) {
      String name = String.format("\0%05x", nextAutomatic++ % AUTOMATIC_NAMES);
      SocketAddress.Unix address = new SocketAddress.Unix(name);
      if (!abstractNames.exists(key(address, type))) {
        return address;
      }
    }
  }

  void closed(UnixSocket socket) {
    SocketAddress.Unix name = socket.localAddress();
    if (name.isAbstract()) {
      abstractNames.closed(key(name, socket.type()), socket);
    } else {
      paths.closed(name.node(), socket);
    }
    open.remove(socket);
  }
}
