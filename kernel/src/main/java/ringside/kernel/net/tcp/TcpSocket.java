package ringside.kernel.net.tcp;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.event.Reason;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.net.ip.Internet;
import ringside.kernel.net.ip.InternetSocket;
import ringside.kernel.net.ip.Ipv4;
import ringside.kernel.net.socket.Incoming;
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
  /** How often SYN is sent again (net.ipv4.tcp_syn_retries). */
  public static final int SYN_RETRIES = 6;

  private static final int REUSE_ADDRESS = 2;

  private final Tcp tcp;
  private final TcpSettings settings;
  private final TcpBacklog arrivals = new TcpBacklog();
  private @Nullable TcpConnection connection;
  private boolean listening;
  private boolean connecting;

  TcpSocket(Internet internet, Wakeups wakeups, Tcp tcp) {
    super(internet, wakeups, SocketType.STREAM);
    this.tcp = tcp;
    this.settings = new TcpSettings(options(), internet.settings().cyclesPerMilli() * 1000);
  }

  @Override
  public int protocol() {
    return Ipv4.TCP;
  }

  @Override
  public boolean isTaken(SocketAddress.Internet name) {
    boolean reuse = options().value(REUSE_ADDRESS) != 0;
    return !reuse && tcp.lingersAt(name)
        || tcp.ports().at(name.port()).stream()
            .anyMatch(other -> collide(other.localAddress(), name) && !shares(other));
  }

  private boolean shares(TcpSocket other) {
    boolean both = options().value(REUSE_ADDRESS) != 0 && other.options().value(REUSE_ADDRESS) != 0;
    return both && !other.listening;
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
    return listening || connection != null;
  }

  private TcpState state() {
    return connection == null ? TcpState.CLOSED : connection.state();
  }

  @Override
  public Outcome connect(SocketAddress address, PeerCredentials who, Waiting waiting) {
    enter(Routine.SOCKET_CONNECT);
    if (address.family() == SocketAddress.UNSPECIFIED) {
      disconnect();
      return Outcome.done(0);
    }
    if (!(address instanceof SocketAddress.Internet to)) {
      return Outcome.failed(Errno.EAFNOSUPPORT);
    }
    if (connecting) {
      return goOnConnecting(waiting, Errno.EALREADY);
    }
    if (listening || state() != TcpState.CLOSED) {
      return Outcome.failed(Errno.EISCONN);
    }
    Errno errno = begin(here(to));
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

  private @Nullable Errno begin(SocketAddress.Internet to) {
    Errno errno = internet().refusal(localAddress().address(), to.address());
    if (errno != null || internet().isBroadcast(to.address())) {
      return errno == null ? Errno.ENETUNREACH : errno;
    }
    if (localAddress().port() == 0 && !takePort(NOWHERE)) {
      return Errno.EADDRNOTAVAIL;
    }
    if (localAddress().address() == 0) {
      int source = internet().sourceFor(to.address());
      setLocal(new SocketAddress.Internet(source, localAddress().port()));
    }
    if (tcp.find(localAddress(), to) != null) {
      return Errno.EADDRNOTAVAIL;
    }
    reopen();
    releaseReceived();
    takeError();
    TcpConnection fresh = tcp.connect(localAddress(), to);
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
    stopListening();
  }

  @Override
  public Outcome listen(int wanted, PeerCredentials who) {
    enter(Routine.SOCKET_CONNECT);
    if (state() != TcpState.CLOSED) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (!listening) {
      boolean another =
          tcp.ports().at(localAddress().port()).stream()
              .anyMatch(other -> other.listening && collide(other.localAddress(), localAddress()));
      if (another || localAddress().port() == 0 && !takePort(NOWHERE)) {
        return Outcome.failed(Errno.EADDRINUSE);
      }
    }
    listening = true;
    arrivals.limit(wanted);
    reopen();
    return Outcome.done(0);
  }

  @Override
  public boolean listens() {
    return listening;
  }

  /** Whether one more may wait to be accepted. */
  boolean hasRoom() {
    return arrivals.hasRoom();
  }

  /** A connection stands that nobody has accepted. */
  void arrived(TcpConnection fresh) {
    arrivals.add(fresh);
    noteQueue(arrivals.size());
    wakeReaders();
  }

  @Override
  public Outcome accept(Waiting waiting, Function<Socket, Outcome> install) {
    enter(Routine.SOCKET_RECEIVE);
    if (!listening) {
      return Outcome.failed(Errno.EINVAL);
    }
    TcpConnection first = arrivals.take();
    if (first == null) {
      return waiting.on(toRead());
    }
    noteQueue(arrivals.size());
    TcpSocket socket = tcp.create();
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
    if (listening) {
      if ((directions & RECEIVE) != 0) {
        stopListening();
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

  private void stopListening() {
    listening = false;
    arrivals.reset();
    tcp.forgetOpening(this);
  }

  @Override
  public Outcome send(Outgoing message, Waiting waiting) {
    enter(Routine.SOCKET_SEND);
    int sent = waiting.progress();
    if ((message.flags() & Outgoing.OUT_OF_BAND) != 0) {
      return Outcome.failed(Errno.EOPNOTSUPP);
    }
    TcpConnection current = connection;
    if (state().isOpening()) {
      return waiting.on(toWrite(), sent, Errno.EAGAIN);
    }
    if (current == null || hasError() || isClosed(SEND) || !state().sends()) {
      return sent > 0 ? Outcome.done(sent) : Outcome.failed(takeErrorOr(Errno.EPIPE));
    }
    int length = message.bytes().length();
    int part = Math.min(length - sent, options().sendBuffer() - current.sender().unsent());
    if (part > 0) {
      try {
        int taken = current.sender().send(message.bytes(), sent, part);
        sent += taken;
        if (taken < part) {
          return Outcome.done(sent);
        }
      } catch (BadAddress bad) {
        if (sent > 0) {
          return Outcome.done(sent);
        }
        throw bad;
      }
    }
    return sent == length ? Outcome.done(sent) : waiting.on(toWrite(), sent, Errno.EAGAIN);
  }

  @Override
  public Outcome receive(Incoming room, Waiting waiting) {
    enter(Routine.SOCKET_RECEIVE);
    if (room.asks(Incoming.ERROR_QUEUE)) {
      return Outcome.failed(Errno.EAGAIN);
    }
    if (room.asks(Incoming.OUT_OF_BAND)) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (listening) {
      return Outcome.failed(Errno.ENOTCONN);
    }
    TcpConnection current = connection;
    if (current == null || current.received().length() == 0) {
      return onEmpty(room, waiting);
    }
    return take(current, room, waiting);
  }

  private Outcome onEmpty(Incoming room, Waiting waiting) {
    int done = waiting.progress();
    if (done > 0 && (hasError() || isClosed(RECEIVE))) {
      return Outcome.done(done);
    }
    if (hasError()) {
      return Outcome.failed(takeErrorOr(Errno.ECONNRESET));
    }
    if (isClosed(RECEIVE)) {
      return Outcome.done(done);
    }
    if (state() == TcpState.CLOSED) {
      return Outcome.failed(Errno.ENOTCONN);
    }
    boolean nothing = room.bytes().length() == 0;
    return nothing ? Outcome.done(0) : waiting.on(toRead(), done, Errno.EAGAIN);
  }

  private Outcome take(TcpConnection current, Incoming room, Waiting waiting) {
    int done = waiting.progress();
    int wanted = room.bytes().length() - done;
    int bytes = Math.min(wanted, current.received().length());
    if (!room.asks(Incoming.TRUNCATED)) {
      int copied = current.received().copy(room, done, bytes);
      wanted = copied < bytes ? copied : wanted;
      bytes = copied;
    }
    if (room.asks(Incoming.PEEK)) {
      return Outcome.done(bytes);
    }
    current.received().take(bytes);
    current.receiver().hasRead();
    boolean more = bytes < wanted && room.asks(Incoming.WAIT_ALL);
    return more && !isClosed(RECEIVE) && !hasError()
        ? waiting.on(toRead(), done + bytes, Errno.EAGAIN)
        : Outcome.done(done + bytes);
  }

  @Override
  public int unsent() {
    return connection == null ? 0 : connection.sender().unsent();
  }

  @Override
  public int readable() {
    return connection == null ? 0 : connection.received().length();
  }

  @Override
  public int readiness() {
    if (listening) {
      return arrivals.size() == 0 ? 0 : Readiness.IN;
    }
    int bits = hasError() ? Readiness.ERR : 0;
    boolean over = isClosed(BOTH) || state() == TcpState.CLOSED;
    bits |= over ? Readiness.HUP : 0;
    bits |= isClosed(RECEIVE) ? Readiness.IN | Readiness.RDHUP : 0;
    if (state().isOpening()) {
      return bits;
    }
    bits |= readable() > 0 ? Readiness.IN : 0;
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
  public @Nullable KeepAlive keepAlive() {
    return settings.keepAlive();
  }

  @Override
  public void optionsChanged() {
    if (connection != null) {
      connection.optionsChanged();
    }
  }

  @Override
  public @Nullable WaitQueue linger() {
    TcpConnection current = connection;
    boolean wanted = options().linger().on() && options().linger().seconds() > 0;
    boolean unread = current != null && current.received().length() > 0;
    if (!wanted || current == null || unread) {
      return null;
    }
    if (state().sends()) {
      close(BOTH);
      current.finish();
    }
    boolean arrived = state() == TcpState.CLOSED || current.sender().finAcknowledged();
    return arrived ? null : toWrite();
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
    stopListening();
    if (connection != null) {
      leave(connection);
    }
    super.closed();
  }

  /** The connection goes on without its socket, or ends at once where bytes were not read. */
  private void leave(TcpConnection left) {
    boolean unread = left.received().length() > 0;
    SocketOptions.Linger linger = options().linger();
    left.setUser(null);
    left.received().release();
    if (left.state() == TcpState.CLOSED) {
      return;
    }
    if (unread || linger.on() && linger.seconds() == 0 || left.state() == TcpState.SYN_SENT) {
      left.reset();
    } else if (left.state().sends() || left.state() == TcpState.SYN_RECEIVED) {
      left.finish();
    } else if (left.state() == TcpState.FIN_WAIT_2) {
      left.waitForPeer();
    }
  }
}
