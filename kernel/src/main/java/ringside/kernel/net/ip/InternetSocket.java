package ringside.kernel.net.ip;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.net.socket.IpAddress;
import ringside.kernel.net.socket.PeerCredentials;
import ringside.kernel.net.socket.Socket;
import ringside.kernel.net.socket.SocketAddress;
import ringside.kernel.net.socket.SocketOptions;
import ringside.kernel.net.socket.SocketType;
import ringside.kernel.net.socket.Wishes;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.Wakeups;

/** What UDP and TCP sockets have in common: an address and a port of their own and of a peer. */
public abstract class InternetSocket extends Socket {
  private static final int SERVICE = 1;
  private static final int TTL = 2;
  private static final int REUSE_PORT = 15;

  /** No address and no port: 0.0.0.0:0. */
  public static final SocketAddress.Internet NOWHERE = new SocketAddress.Internet(IpAddress.ANY, 0);

  /** Below it ports are root's (ip(7): net.ipv4.ip_unprivileged_port_start). */
  private static final int FIRST_FREE_PORT = 1024;

  private final Internet internet;
  private SocketAddress.Internet local = NOWHERE;
  private SocketAddress.@Nullable Internet peer;

  /** A socket without a name. */
  public InternetSocket(Internet internet, Wakeups wakeups, SocketType type) {
    super(internet.memory(), wakeups, type);
    this.internet = internet;
  }

  @Override
  public final int family() {
    return SocketAddress.INTERNET;
  }

  @Override
  public Outcome bind(SocketAddress address, PeerCredentials who) {
    enter(Routine.SOCKET_LOOKUP);
    boolean any = address.family() == SocketAddress.UNSPECIFIED;
    if (!any && !(address instanceof SocketAddress.Internet)) {
      return Outcome.failed(Errno.EAFNOSUPPORT);
    }
    SocketAddress.Internet wanted =
        address instanceof SocketAddress.Internet given ? given : NOWHERE;
    if (!wanted.address().isAny() && !internet.isOwn(wanted.address())) {
      return Outcome.failed(Errno.EADDRNOTAVAIL);
    }
    boolean privileged = wanted.port() != 0 && wanted.port() < FIRST_FREE_PORT;
    if (privileged && who.uid() != 0) {
      return Outcome.failed(Errno.EACCES);
    }
    if (local.port() != 0 || isBusy()) {
      return Outcome.failed(Errno.EINVAL);
    }
    return takePort(wanted) ? Outcome.done(0) : Outcome.failed(Errno.EADDRINUSE);
  }

  /** Takes a port, any free one for 0; false where it can't be had. */
  public final boolean takePort(SocketAddress.Internet wanted) {
    int port = wanted.port() == 0 ? ephemeralPort() : wanted.port();
    SocketAddress.Internet name = new SocketAddress.Internet(wanted.address(), port);
    if (port == 0 || isTaken(name)) {
      return false;
    }
    local = name;
    register();
    return true;
  }

  /** Whether sockets of others forbid a name. */
  public abstract boolean isTaken(SocketAddress.Internet name);

  /** Whether both say that their name may be another's of the same user (SO_REUSEPORT). */
  public final boolean sharesPort(InternetSocket other) {
    boolean both = options().value(REUSE_PORT) != 0 && other.options().value(REUSE_PORT) != 0;
    return both && owner() == other.owner();
  }

  public abstract int ephemeralPort();

  /** Enters the socket under its port. */
  public abstract void register();

  /** Whether it is too late for a name. */
  public boolean isBusy() {
    return false;
  }

  @Override
  public final SocketAddress.Internet localAddress() {
    return local;
  }

  @Override
  public SocketAddress.@Nullable Internet peerAddress() {
    return peer;
  }

  /** Sets its own name. */
  public final void setLocal(SocketAddress.Internet address) {
    local = address;
  }

  /** Sets its peer's name. */
  public final void setPeer(SocketAddress.@Nullable Internet address) {
    peer = address;
  }

  /** The network layer that it sends by. */
  public final Internet internet() {
    return internet;
  }

  /** How its packets are to be treated (ip(7): IP_TTL, IP_TOS). */
  public final Marks marks() {
    Marks usual = Marks.DEFAULT;
    return new Marks(ipOption(TTL, usual.hops()), ipOption(SERVICE, usual.service()));
  }

  /** How a packet is to be treated for which a message has wishes of its own. */
  protected final Marks marks(Wishes wishes) {
    Marks usual = marks();
    return new Marks(
        wishes.hops() < 0 ? usual.hops() : wishes.hops(),
        wishes.service() < 0 ? usual.service() : wishes.service());
  }

  /** An option of ip(7), or what it is where it was never set. */
  protected final int ipOption(int option, int otherwise) {
    return options().protocol(SocketOptions.key(0, option), otherwise);
  }

  /** Whether two names can't both be had: the same port, and an address that both mean. */
  public static boolean collide(SocketAddress.Internet one, SocketAddress.Internet other) {
    boolean sameAddress =
        one.address().isAny()
            || other.address().isAny()
            || one.address().equals(other.address());
    return one.port() == other.port() && sameAddress;
  }

  /** 0.0.0.0 as a destination is this computer. */
  public static SocketAddress.Internet here(SocketAddress.Internet to) {
    return to.address().isAny() ? new SocketAddress.Internet(IpAddress.HERE, to.port()) : to;
  }
}
