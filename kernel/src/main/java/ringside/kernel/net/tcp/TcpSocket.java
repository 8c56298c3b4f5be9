package ringside.kernel.net.tcp;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.event.Reason;
import ringside.kernel.net.ip.Internet;
import ringside.kernel.net.ip.InternetSocket;
import ringside.kernel.net.ip.Ipv4;
import ringside.kernel.net.socket.Incoming;
import ringside.kernel.net.socket.IpAddress;
import ringside.kernel.net.socket.Outgoing;
import ringside.kernel.net.socket.PeerCredentials;
import ringside.kernel.net.socket.Socket;
import ringside.kernel.net.socket.SocketAddress;
import ringside.kernel.net.socket.SocketOptions;
import ringside.kernel.net.socket.SocketType;
import ringside.kernel.net.socket.Waiting;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.Readiness;
import ringside.kernel.wait.WaitQueue;
import ringside.kernel.wait.Wakeups;

/** A TCP socket (tcp(7)): it listens, or it owns a {@link TcpConnection}. */
public final class TcpSocket extends InternetSocket implements TcpUser {
  private final Tcp tcp;
  private final TcpSettings settings;
  private final TcpListener listener;
  private final TcpTransfer transfer = new TcpTransfer(this);
  private final TcpClosing closing = new TcpClosing(this);
  private final TcpLiveOptions live;
  private @Nullable TcpConnection connection;
  private boolean connecting;

  TcpSocket(Internet internet, Wakeups wakeups, Tcp tcp, int family) {
    super(internet, wakeups, SocketType.STREAM, family);
    this.tcp = tcp;
    this.live = new TcpLiveOptions(this, internet.settings().cyclesPerMilli());
    this.listener = new TcpListener(this, tcp);
    this.settings = new TcpSettings(options(), internet.settings().cyclesPerMilli() * 1000);
  }

  @Override
  public int protocol() {
    return Ipv4.TCP;
  }

  @Override
  public boolean isTaken(SocketAddress.Internet name) {
    return !settings.reusesAddress() && tcp.lingersAt(name, this)
        || tcp.ports().at(name.port()).stream()
            .anyMatch(other -> other.collides(this, name) && !shares(other));
  }

  private boolean shares(TcpSocket other) {
    if (sharesPort(other)) {
      return true;
    }
    boolean both = settings.reusesAddress() && other.settings.reusesAddress();
    return both && !other.listens();
  }

  /** Answers to SYN after which a connection stands that has said nothing (TCP_DEFER_ACCEPT). */
  int deferredRetries() {
    return settings.deferredRetries();
  }

  /** Bytes of the longest segment that is wanted (TCP_MAXSEG). */
  int longestSegment() {
    return settings.longestSegment();
  }

  @Override
  public long patience() {
    return settings.patience();
  }

  @Override
  public int @Nullable [] liveOption(int level, int option) {
    return level == Ipv4.TCP ? live.get(option, connection) : super.liveOption(level, option);
  }

  @Override
  public int ephemeralPort() {
    return tcp.ports().ephemeral();
  }

  @Override
  public void register() {
    tcp.ports().add(localAddress().port(), this);
  }

  @Override
  public boolean isBusy() {
    return listens() || connection != null;
  }

  /** State of its connection; CLOSED where it has none. */
  TcpState state() {
    return connection == null ? TcpState.CLOSED : connection.state();
  }

  @Override
  public Outcome connect(SocketAddress address, PeerCredentials who, Waiting waiting) {
    enter(Routine.SOCKET_CONNECT);
    if (address.family() == SocketAddress.UNSPECIFIED) {
      disconnect();
      return Outcome.done(0);
    }
    SocketAddress.Internet to = target(address);
    if (to == null) {
      return Outcome.failed(Errno.EAFNOSUPPORT);
    }
    if (connecting) {
      return goOnConnecting(waiting, Errno.EALREADY);
    }
    if (listens() || state() != TcpState.CLOSED) {
      return Outcome.failed(Errno.EISCONN);
    }
    Errno errno = begin(to, address);
    return errno == null ? goOnConnecting(waiting, Errno.EINPROGRESS) : Outcome.failed(errno);
  }

  private Outcome goOnConnecting(Waiting waiting, Errno otherwise) {
    if (state().isOpening()) {
      return waiting.on(toWrite(), 0, otherwise);
    }
    connecting = false;
    return state() == TcpState.CLOSED
        ? Outcome.failed(takeErrorOr(Errno.ECONNABORTED))
        : Outcome.done(0);
  }

  private @Nullable Errno begin(SocketAddress.Internet to, SocketAddress written) {
    Errno errno = refusal(localAddress().address(), to, written);
    if (errno != null || internet().routes().isForMany(to.address())) {
      return errno == null ? Errno.ENETUNREACH : errno;
    }
    if (localAddress().port() == 0 && !takePort(nowhere())) {
      return Errno.EADDRNOTAVAIL;
    }
    if (localAddress().address().isAny()) {
      IpAddress source = internet().routes().sourceFor(to.address());
      setLocal(new SocketAddress.Internet(source, localAddress().port()));
    }
    if (tcp.find(localAddress(), to) != null) {
      return Errno.EADDRNOTAVAIL;
    }
    reopen();
    releaseReceived();
    takeError();
    TcpConnection fresh = tcp.connect(localAddress(), to, settings.longestSegment());
    fresh.setUser(this);
    connection = fresh;
    connecting = true;
    setPeer(to);
    fresh.open();
    return null;
  }

  private void releaseReceived() {
    if (connection != null) {
      connection.received().release();
    }
  }

  private void disconnect() {
    TcpConnection old = connection;
    connection = null;
    connecting = false;
    if (old != null) {
      old.setUser(null);
      old.received().release();
      old.reset();
    }
    listener.stop();
  }

  @Override
  public Outcome listen(int wanted, PeerCredentials who) {
    enter(Routine.SOCKET_CONNECT);
    if (state() != TcpState.CLOSED) {
      return Outcome.failed(Errno.EINVAL);
    }
    return listener.listen(wanted);
  }

  @Override
  public boolean listens() {
    return listener.isOn();
  }

  /** What of it is a listener's. */
  TcpListener listener() {
    return listener;
  }

  @Override
  public Outcome accept(Waiting waiting, Function<Socket, Outcome> install) {
    enter(Routine.SOCKET_RECEIVE);
    if (!listens()) {
      return Outcome.failed(Errno.EINVAL);
    }
    TcpConnection first = listener.take();
    if (first == null) {
      return waiting.on(toRead());
    }
    TcpSocket socket = tcp.create(family());
    socket.setOwner(owner());
    socket.own(first, options());
    return install.apply(socket);
  }

  private void own(TcpConnection accepted, SocketOptions ofListener) {
    options().inherit(ofListener);
    connection = accepted;
    setLocal(accepted.local());
    setPeer(accepted.remote());
    register();
    accepted.setUser(this);
    if (accepted.receiver().reachedEnd()) {
      close(RECEIVE);
    }
    if (accepted.state() == TcpState.CLOSED) {
      setError(Errno.ECONNRESET);
      close(BOTH);
    }
  }

  @Override
  public SocketAddress.@Nullable Internet peerAddress() {
    boolean none = state() == TcpState.CLOSED || state() == TcpState.SYN_SENT;
    return none ? null : super.peerAddress();
  }

  @Override
  public Outcome shutDown(int directions) {
    enter(Routine.SOCKET_CONNECT);
    if (listens()) {
      if ((directions & RECEIVE) != 0) {
        listener.stop();
        close(directions);
      }
      return Outcome.done(0);
    }
    TcpConnection current = connection;
    if (current == null || state() == TcpState.CLOSED) {
      return Outcome.failed(Errno.ENOTCONN);
    }
    if (state() == TcpState.SYN_SENT) {
      disconnect();
      return Outcome.done(0);
    }
    close(directions);
    if ((directions & SEND) != 0 && (state().sends() || state() == TcpState.SYN_RECEIVED)) {
      current.finish();
    }
    return Outcome.done(0);
  }

  @Override
  public Outcome send(Outgoing message, Waiting waiting) {
    enter(Routine.SOCKET_SEND);
    return transfer.send(connection, message, waiting);
  }

  @Override
  public Outcome receive(Incoming room, Waiting waiting) {
    enter(Routine.SOCKET_RECEIVE);
    return transfer.receive(connection, room, waiting);
  }

  @Override
  public int unsent() {
    return connection == null ? 0 : connection.sender().unsent();
  }

  @Override
  public int readable() {
    return connection == null ? 0 : transfer.readableUpToMark(connection);
  }

  @Override
  public boolean atMark() {
    return connection != null && connection.receiver().atMark();
  }

  @Override
  public boolean keepsUrgentInline() {
    return settings.keepsUrgentInline();
  }

  @Override
  public void urgentAnnounced() {
    tellUrgent();
  }

  @Override
  public int readiness() {
    if (listens()) {
      return listener.isEmpty() ? 0 : Readiness.IN;
    }
    int bits = hasError() ? Readiness.ERR : 0;
    boolean over = isClosed(BOTH) || state() == TcpState.CLOSED;
    bits |= over ? Readiness.HUP : 0;
    bits |= isClosed(RECEIVE) ? Readiness.IN | Readiness.RDHUP : 0;
    if (state().isOpening()) {
      return bits;
    }
    bits |= connection != null ? transfer.readiness(connection) : 0;
    return bits | (isClosed(SEND) || isWritable() ? Readiness.OUT : 0);
  }

  /** A third of the buffer is free. */
  private boolean isWritable() {
    return options().sendBuffer() - unsent() >= unsent() / 2;
  }

  @Override
  public int receiveBuffer() {
    return options().receiveBuffer();
  }

  @Override
  public void established() {
    wakeAll(Reason.SOCKET_CONNECTED);
  }

  @Override
  public void received() {
    wakeReaders();
  }

  @Override
  public void roomMade() {
    if (isWritable()) {
      wakeWriters();
    }
  }

  @Override
  public void peerFinished() {
    close(RECEIVE);
  }

  @Override
  public void failed(Errno errno) {
    setError(errno);
    close(BOTH);
  }

  @Override
  public boolean noDelay() {
    return settings.noDelay();
  }

  @Override
  public boolean corks() {
    return settings.corks();
  }

  @Override
  public @Nullable KeepAlive keepAlive() {
    return settings.keepAlive();
  }

  @Override
  public void optionSet(int level, int option) {
    if (connection != null) {
      connection.optionsChanged();
      if (settings.pushes(level, option)) {
        connection.sender().push(noDelay());
      }
      Boolean quick = settings.quick(level, option);
      if (quick != null) {
        connection.receiver().setQuick(quick);
      }
    }
  }

  @Override
  public @Nullable WaitQueue linger() {
    return connection == null ? null : closing.linger(connection);
  }

  @Override
  public int synRetries() {
    return settings.synRetries();
  }

  @Override
  protected void closed() {
    if (localAddress().port() != 0) {
      tcp.ports().remove(localAddress().port(), this);
    }
    listener.stop();
    if (connection != null) {
      closing.leave(connection);
    }
    super.closed();
  }
}
