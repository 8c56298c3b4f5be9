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

  private static final SocketAddress.Internet NOWHERE =
      new SocketAddress.Internet(IpAddress.ANY, 0);
  private static final SocketAddress.Internet NOWHERE_SIX =
      new SocketAddress.Internet(IpAddress.ANY_SIX, 0);

  /** Below it ports are root's (ip(7): net.ipv4.ip_unprivileged_port_start). */
  private static final int FIRST_FREE_PORT = 1024;

  private final Internet internet;
  private final int family;
  private final Groups.Own groups;
  private SocketAddress.Internet local;
  private SocketAddress.@Nullable Internet peer;

  /** A socket without a name, of AF_INET or AF_INET6. */
  public InternetSocket(Internet internet, Wakeups wakeups, SocketType type, int family) {
    super(internet.memory(), wakeups, type);
    this.internet = internet;
    this.family = family;
    this.groups = internet.groups().own();
    this.local = nowhere();
  }

  @Override
  public final int family() {
    return family;
  }

  /** Bytes of the longest packet to the peer (IPV6_MTU). */
  @Override
  public int @Nullable [] liveOption(int level, int option) {
    SocketAddress.Internet to = peerAddress();
    boolean asked = level == SixOptions.LEVEL && option == SixOptions.MTU && isSix();
    return asked && to != null ? new int[] {internet.routes().mtu(to.address())} : null;
  }

  /** The groups that it has joined. */
  public final Groups.Own groups() {
    return groups;
  }

  /** No address and no port: 0.0.0.0:0, or [::]:0. */
  public final SocketAddress.Internet nowhere() {
    return isSix() ? NOWHERE_SIX : NOWHERE;
  }

  /** Whether it is one of AF_INET6. */
  public final boolean isSix() {
    return family == SocketAddress.INTERNET_SIX;
  }

  /** Whether it has nothing to do with IPv4 (IPV6_V6ONLY). */
  public final boolean isSixOnly() {
    return isSix() && SixOptions.isSixOnly(options());
  }

  @Override
  public Outcome bind(SocketAddress address, PeerCredentials who) {
    enter(Routine.SOCKET_LOOKUP);
    if (isSix()) {
      return bindSix(address, who);
    }
    boolean any = address.family() == SocketAddress.UNSPECIFIED;
    if (!any && !(address instanceof SocketAddress.Internet)) {
      return Outcome.failed(Errno.EAFNOSUPPORT);
    }
    SocketAddress.Internet wanted =
        address instanceof SocketAddress.Internet given ? given : NOWHERE;
    if (!isBindable(wanted.address())) {
      return Outcome.failed(Errno.EADDRNOTAVAIL);
    }
    if (isForbidden(wanted.port(), who)) {
      return Outcome.failed(Errno.EACCES);
    }
    if (local.port() != 0 || isBusy()) {
      return Outcome.failed(Errno.EINVAL);
    }
    return takePort(wanted) ? Outcome.done(0) : Outcome.failed(Errno.EADDRINUSE);
  }

  private boolean isBindable(IpAddress address) {
    boolean group = address.isGroup() && type() == SocketType.DATAGRAM;
    return address.isAny() || group || internet.routes().isOwn(address);
  }

  private static boolean isForbidden(int port, PeerCredentials who) {
    return port != 0 && port < FIRST_FREE_PORT && who.uid() != 0;
  }

  /** In the order in which Linux looks (__inet6_bind). */
  private Outcome bindSix(SocketAddress address, PeerCredentials who) {
    if (!(address instanceof SocketAddress.InternetSix wanted)) {
      return Outcome.failed(Errno.EAFNOSUPPORT);
    }
    IpAddress own = wanted.address();
    if (own.isGroup() && type() == SocketType.STREAM) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (isForbidden(wanted.port(), who)) {
      return Outcome.failed(Errno.EACCES);
    }
    boolean late = local.port() != 0 || isBusy();
    if (late || own.isFour() && isSixOnly()) {
      return Outcome.failed(Errno.EINVAL);
    }
    Errno errno = own.isOfLink() ? internet.routes().scopeMistake(wanted.scope()) : null;
    if (errno == null && !isBindable(own)) {
      errno = Errno.EADDRNOTAVAIL;
    }
    if (errno != null) {
      return Outcome.failed(errno);
    }
    boolean taken = takePort(new SocketAddress.Internet(own, wanted.port()));
    return taken ? Outcome.done(0) : Outcome.failed(Errno.EADDRINUSE);
  }

  /** Whom an address stands for that a program has written; null where it is of no use. */
  protected final SocketAddress.@Nullable Internet target(SocketAddress address) {
    if (address instanceof SocketAddress.InternetSix six && isSix()) {
      return here(new SocketAddress.Internet(six.address(), six.port()));
    }
    return address instanceof SocketAddress.Internet four && mayName(four) ? here(four) : null;
  }

  /** UDP takes names of IPv4 in their own form, too, where it speaks IPv4. */
  private boolean mayName(SocketAddress.Internet four) {
    return four.address().isFour() && (!isSix() || type() == SocketType.DATAGRAM && !isSixOnly());
  }

  /**
   * Why it can't talk to an address; null where it can.
   *
   * @param from its own address, or any
   * @param written as the program has written it
   */
  protected final @Nullable Errno refusal(
      IpAddress from, SocketAddress.Internet to, @Nullable SocketAddress written) {
    IpAddress address = to.address();
    if (address.isFour() && isSixOnly()) {
      return Errno.ENETUNREACH;
    }
    if (!from.isAny() && from.isFour() != address.isFour()) {
      // By IPv4 a message goes from whatever suits (Linux: __ip4_datagram_connect).
      boolean goes = address.isFour() && type() == SocketType.DATAGRAM;
      Errno errno = address.isFour() ? Errno.ENETUNREACH : Errno.EAFNOSUPPORT;
      return goes ? internet.routes().refusal(IpAddress.ANY, address) : errno;
    }
    if (address.isOfLink() && written instanceof SocketAddress.InternetSix six) {
      Errno errno = linkMistake(from, address, six.scope());
      if (errno != null) {
        return errno;
      }
    }
    if (address.isGroup()) {
      int device = GroupOptions.marks(options(), address, internet.routes()).device();
      boolean leads = internet.routes().indexForGroup(address, device) > 0;
      return leads ? null : Errno.ENETUNREACH;
    }
    return internet.routes().refusal(from, address);
  }

  /** Why a scope is not that of an address of a link; the socket's own may say it, too. */
  private @Nullable Errno linkMistake(IpAddress from, IpAddress to, int scope) {
    if (from.isOfLink() && scope == 0) {
      return null;
    }
    Errno errno = internet.routes().scopeMistake(scope);
    boolean other = errno == null && scope != internet.routes().scopeOf(to);
    return other ? Errno.ENETUNREACH : errno;
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

  /** How its packets to an address are to be treated (ip(7): IP_TTL, IP_TOS; ipv6(7)). */
  public final Marks marks(IpAddress to) {
    if (!to.isFour()) {
      return SixOptions.marks(options());
    }
    Marks usual = Marks.DEFAULT;
    return new Marks(ipOption(TTL, usual.hops()), ipOption(SERVICE, usual.service()));
  }

  /** How a packet is to be treated for which a message has wishes of its own. */
  protected final Marks marks(IpAddress to, Wishes wishes) {
    Marks usual = to.isGroup() ? GroupOptions.marks(options(), to, internet.routes()) : marks(to);
    return new Marks(
        wishes.hops() < 0 ? usual.hops() : wishes.hops(),
        wishes.service() < 0 ? usual.service() : wishes.service(),
        usual.device(),
        usual.loops());
  }

  /** An option of ip(7), or what it is where it was never set. */
  protected final int ipOption(int option, int otherwise) {
    return options().protocol(SocketOptions.key(0, option), otherwise);
  }

  /**
   * Whether another can't have a name beside this socket: the same port, and an address of both.
   */
  public final boolean collides(InternetSocket other, SocketAddress.Internet name) {
    SocketAddress.Internet own = localAddress();
    return own.port() == name.port()
        && (means(own.address(), name.address()) || other.means(name.address(), own.address()));
  }

  /** Whether packets for an address are for it, as its name says. */
  public final boolean isFor(IpAddress address) {
    return means(local.address(), address);
  }

  /** Whether an address of this socket, which may be any, means another. */
  public final boolean means(IpAddress own, IpAddress other) {
    boolean all = own.isAny() && (own.isFour() == other.isFour() || !own.isFour() && !isSixOnly());
    return all || own.equals(other);
  }

  /** 0.0.0.0 and :: as a destination are this computer. */
  private SocketAddress.Internet here(SocketAddress.Internet to) {
    if (!to.address().isAny()) {
      return to;
    }
    boolean four = to.address().isFour() || local.address().isFour();
    return new SocketAddress.Internet(four ? IpAddress.HERE : IpAddress.HERE_SIX, to.port());
  }
}
