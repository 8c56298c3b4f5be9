package ringside.kernel.net.udp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.event.Reason;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.net.ip.GroupOptions;
import ringside.kernel.net.ip.IcmpError;
import ringside.kernel.net.ip.Internet;
import ringside.kernel.net.ip.InternetSocket;
import ringside.kernel.net.ip.IpHeader;
import ringside.kernel.net.ip.Ipv4;
import ringside.kernel.net.ip.Packet;
import ringside.kernel.net.ip.SixOptions;
import ringside.kernel.net.socket.Ancillary;
import ringside.kernel.net.socket.Incoming;
import ringside.kernel.net.socket.IpAddress;
import ringside.kernel.net.socket.Outgoing;
import ringside.kernel.net.socket.PeerCredentials;
import ringside.kernel.net.socket.SocketAddress;
import ringside.kernel.net.socket.SocketOptions;
import ringside.kernel.net.socket.SocketType;
import ringside.kernel.net.socket.Waiting;
import ringside.kernel.net.socket.Wishes;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.Readiness;
import ringside.kernel.wait.Wakeups;

/** A UDP socket (udp(7)): messages that may be lost, and wait here as they came. */
final class UdpSocket extends InternetSocket {
  private static final int REUSE_ADDRESS = 2;
  private static final int BROADCAST = 6;
  private static final int RECEIVE_ERRORS = 11;
  private static final int KEEPS_ERRORS = SocketOptions.key(0, RECEIVE_ERRORS);
  private static final int KEEPS_SIX =
      SocketOptions.key(SixOptions.LEVEL, SixOptions.RECEIVE_ERRORS);
  private static final int CORK = SocketOptions.key(Ipv4.UDP, 1);

  private record Message(
      Packet packet, IpHeader header, SocketAddress.Internet from, long arrival) {
    int length() {
      return packet.length() - Udp.data(packet);
    }
  }

  private final Udp udp;
  private final Deque<Message> messages = new ArrayDeque<>();
  private final UdpCork cork;
  private final UdpErrors errors = new UdpErrors();
  private int queuedBytes;
  private boolean boundByName;

  UdpSocket(Internet internet, Wakeups wakeups, Udp udp, int family) {
    super(internet, wakeups, SocketType.DATAGRAM, family);
    this.udp = udp;
    this.cork = new UdpCork(internet);
  }

  @Override
  public int protocol() {
    return Ipv4.UDP;
  }

  @Override
  public boolean isTaken(SocketAddress.Internet name) {
    return udp.ports().at(name.port()).stream()
        .anyMatch(other -> other.collides(this, name) && !shares(other));
  }

  private boolean shares(UdpSocket other) {
    boolean both = options().value(REUSE_ADDRESS) != 0 && other.options().value(REUSE_ADDRESS) != 0;
    return both || sharesPort(other);
  }

  @Override
  public int ephemeralPort() {
    return udp.ports().ephemeral();
  }

  @Override
  public void register() {
    udp.ports().add(localAddress().port(), this);
  }

  @Override
  public Outcome bind(SocketAddress address, PeerCredentials who) {
    Outcome outcome = super.bind(address, who);
    boundByName |= outcome instanceof Outcome.Done;
    return outcome;
  }

  @Override
  public Outcome connect(SocketAddress address, PeerCredentials who, Waiting waiting) {
    enter(Routine.SOCKET_CONNECT);
    if (address.family() == SocketAddress.UNSPECIFIED) {
      disconnect();
      return Outcome.done(0);
    }
    SocketAddress.Internet target = target(address);
    if (target == null) {
      return Outcome.failed(Errno.EAFNOSUPPORT);
    }
    Errno errno = refused(localAddress().address(), target, address);
    if (errno != null) {
      return Outcome.failed(errno);
    }
    if (!bindIfNeeded()) {
      return Outcome.failed(Errno.EAGAIN);
    }
    if (localAddress().address().isAny()) {
      IpAddress source = source(target, Wishes.NONE).address();
      setLocal(new SocketAddress.Internet(source, localAddress().port()));
    }
    setPeer(target);
    return Outcome.done(0);
  }

  private void disconnect() {
    setPeer(null);
    if (!boundByName && localAddress().port() != 0) {
      udp.ports().remove(localAddress().port(), this);
      setLocal(nowhere());
    }
  }

  private boolean bindIfNeeded() {
    return localAddress().port() != 0 || takePort(localAddress());
  }

  private @Nullable Errno refused(
      IpAddress from, SocketAddress.Internet to, @Nullable SocketAddress written) {
    boolean ofGroup = from.isGroup();
    Errno errno = refusal(ofGroup ? nowhere().address() : from, to, written);
    if (errno != null) {
      return errno;
    }
    boolean broadcast = internet().routes().isBroadcast(to.address());
    return broadcast && options().value(BROADCAST) == 0 ? Errno.EACCES : null;
  }

  @Override
  public Outcome shutDown(int directions) {
    enter(Routine.SOCKET_CONNECT);
    close(directions);
    return peerAddress() == null ? Outcome.failed(Errno.ENOTCONN) : Outcome.done(0);
  }

  @Override
  public Outcome send(Outgoing message, Waiting waiting) {
    enter(Routine.SOCKET_SEND);
    int length = message.bytes().length();
    if (!bindIfNeeded()) {
      return Outcome.failed(Errno.EAGAIN);
    }
    if (length > (isSix() ? Integer.MAX_VALUE : Udp.LONGEST)) {
      return Outcome.failed(Errno.EMSGSIZE);
    }
    if (message.asks(Outgoing.OUT_OF_BAND)) {
      return Outcome.failed(Errno.EOPNOTSUPP);
    }
    if (cork.destination() != null) {
      return append(message);
    }
    SocketAddress written = isUnsaid(message) ? null : message.to();
    SocketAddress.Internet to = written == null ? peerAddress() : target(written);
    if (written != null && (to == null || to.port() == 0)) {
      return Outcome.failed(mistake(written));
    }
    if (to == null) {
      return Outcome.failed(Errno.EDESTADDRREQ);
    }
    return sendTo(message, to);
  }

  /** By IPv6 a destination of no family is none (Linux: udpv6_sendmsg). */
  private boolean isUnsaid(Outgoing message) {
    SocketAddress to = message.to();
    return isSix() && to != null && to.family() == SocketAddress.UNSPECIFIED;
  }

  /** What is wrong with a destination (Linux: udp_sendmsg, udpv6_sendmsg). */
  private Errno mistake(SocketAddress to) {
    if (to instanceof SocketAddress.Internet four && isSix()) {
      return four.port() == 0 ? Errno.EINVAL : Errno.ENETUNREACH;
    }
    boolean named = to instanceof SocketAddress.Internet || isSix();
    return named ? Errno.EINVAL : Errno.EAFNOSUPPORT;
  }

  /** Why a message can't be sent to an address; null where it can. */
  private @Nullable Errno obstacle(Outgoing message, SocketAddress.Internet to) {
    IpAddress source = message.wishes().source();
    Errno errno = refused(source.isAny() ? localAddress().address() : source, to, message.to());
    if (errno != null) {
      return errno;
    }
    if (!source.isAny() && !internet().routes().isOwn(source)) {
      return source.isFour() ? Errno.ENETUNREACH : Errno.EINVAL;
    }
    if (message.bytes().length() > Udp.longest(to.address())) {
      return Errno.EMSGSIZE;
    }
    if (hasError()) {
      return takeErrorOr(Errno.ECONNREFUSED);
    }
    return isClosed(SEND) ? Errno.EPIPE : null;
  }

  private Outcome sendTo(Outgoing message, SocketAddress.Internet to) {
    Errno errno = obstacle(message, to);
    if (errno != null) {
      return Outcome.failed(errno);
    }
    if (isCorked(message)) {
      cork.begin(to, message.wishes());
      return append(message);
    }
    int length = message.bytes().length();
    Packet packet = internet().packet(to.address(), Udp.HEADER_BYTES + length);
    if (packet == null) {
      return Outcome.failed(Errno.ENOBUFS);
    }
    try {
      packet.buffer().fill(message.bytes(), 0, Udp.data(packet), length);
    } catch (BadAddress | OutOfMemory refused) {
      packet.release();
      throw refused;
    }
    udp.send(packet, source(to, message.wishes()), to, marks(to.address(), message.wishes()));
    return Outcome.done(length);
  }

  private boolean isCorked(Outgoing message) {
    return message.asks(Outgoing.MORE) || options().protocol(CORK, 0) != 0;
  }

  /** Adds to what waits, and sends it all unless more is to come. */
  private Outcome append(Outgoing message) {
    Errno errno = cork.append(message);
    if (errno == null && !isCorked(message)) {
      errno = sendWaiting();
    }
    return errno == null ? Outcome.done(message.bytes().length()) : Outcome.failed(errno);
  }

  private @Nullable Errno sendWaiting() {
    SocketAddress.Internet to = cork.destination();
    Wishes wishes = cork.wishes();
    Packet packet = to == null ? null : cork.take(to);
    if (to == null || packet == null) {
      return Errno.ENOBUFS;
    }
    udp.send(packet, source(to, wishes), to, marks(to.address(), wishes));
    return null;
  }

  @Override
  public void optionSet(int level, int option) {
    boolean corks = SocketOptions.key(level, option) == CORK;
    if (corks && options().protocol(CORK, 0) == 0 && cork.destination() != null) {
      sendWaiting();
    }
    int key = SocketOptions.key(level, option);
    if ((key == KEEPS_ERRORS || key == KEEPS_SIX) && options().protocol(key, 0) == 0) {
      errors.drop();
    }
  }

  private SocketAddress.Internet source(SocketAddress.Internet to, Wishes wishes) {
    IpAddress own = localAddress().address();
    IpAddress address = wishes.source().isAny() ? own : wishes.source();
    if (to.address().isGroup() && (address.isAny() || address.isGroup())) {
      int device = marks(to.address(), wishes).device();
      IpAddress from = internet().routes().sourceFor(to.address(), device);
      return new SocketAddress.Internet(from, localAddress().port());
    }
    boolean unfit =
        address.isAny() || address.isGroup() || address.isFour() != to.address().isFour();
    return new SocketAddress.Internet(
        unfit ? internet().routes().sourceFor(to.address()) : address, localAddress().port());
  }

  /** How precisely the socket says that a message is meant for it; -1: it is not. */
  int score(SocketAddress.Internet to, SocketAddress.Internet from) {
    SocketAddress.Internet own = localAddress();
    if (!isFor(to.address())
        || !takes(to.address())
        || peerAddress() != null && !from.equals(peerAddress())) {
      return -1;
    }
    return (own.address().isAny() ? 0 : 1) + (peerAddress() != null ? 2 : 0);
  }

  private boolean takes(IpAddress to) {
    boolean own = !to.isGroup() || groups().has(to);
    return own || GroupOptions.takesAll(options(), to);
  }

  /** A message has come; false where there is no room for it. */
  boolean arrived(Packet packet, IpHeader header, SocketAddress.Internet from) {
    int waiting = queuedBytes + errors.bytes();
    if (waiting + packet.length() > options().receiveBuffer() || isClosed(RECEIVE)) {
      return false;
    }
    messages.addLast(new Message(packet, header, from, internet().now()));
    queuedBytes += packet.length();
    noteQueue(messages.size());
    wakeReaders();
    return true;
  }

  /** The network could not deliver a message; says whether it is kept (Linux: __udp4_lib_err). */
  boolean refused(IcmpError error) {
    int key = error.isSix() ? KEEPS_SIX : KEEPS_ERRORS;
    boolean keeps = options().protocol(key, 0) != 0;
    boolean matters = error.isFatal() && error.to().equals(peerAddress());
    if (!keeps && !matters) {
      return false;
    }
    int waiting = queuedBytes + errors.bytes() + error.packet().length();
    // As any packet it needs room (Linux: sock_queue_err_skb); that it happened is told anyway.
    boolean kept = keeps && waiting < options().receiveBuffer();
    if (kept) {
      errors.add(error);
    }
    setError(error.errno());
    wakeAll(Reason.MESSAGE_REFUSED);
    return kept;
  }

  private Outcome receiveError(Incoming room) {
    boolean some = !errors.isEmpty();
    try {
      return errors.receive(room, isSix());
    } finally {
      if (some) { // it is gone even where its message could not be stored
        noteError(errors.next());
      }
    }
  }

  @Override
  public Outcome receive(Incoming room, Waiting waiting) {
    enter(Routine.SOCKET_RECEIVE);
    if (room.asks(Incoming.ERROR_QUEUE)) {
      return receiveError(room);
    }
    if (hasError()) {
      return Outcome.failed(takeErrorOr(Errno.ECONNREFUSED));
    }
    Message message = messages.peekFirst();
    if (message == null) {
      return isClosed(RECEIVE) ? Outcome.done(0) : waiting.on(toRead());
    }
    int copied = Math.min(message.length(), room.bytes().length());
    try {
      message.packet.buffer().drain(room.bytes(), 0, Udp.data(message.packet), copied);
    } catch (BadAddress bad) {
      if (!room.asks(Incoming.PEEK)) {
        drop(message); // as on Linux
      }
      throw bad;
    }
    room.setFrom(message.from);
    room.setArrival(message.arrival);
    room.setAncillary(ancillary(message.header));
    if (copied < message.length()) {
      room.answer(Incoming.TRUNCATED);
    }
    if (!room.asks(Incoming.PEEK)) {
      drop(message);
    }
    return Outcome.done(room.asks(Incoming.TRUNCATED) ? message.length() : copied);
  }

  private List<Ancillary> ancillary(IpHeader header) {
    IpAddress to = header.destination();
    IpAddress own =
        internet().routes().isBroadcast(to) ? internet().routes().sourceFor(header.source()) : to;
    int device = internet().routes().indexFor(to);
    if (isSix()) {
      return SixAncillary.of(header, option -> SixOptions.isOn(options(), option), device);
    }
    return UdpAncillary.of(header, option -> ipOption(option, 0) != 0, device, own);
  }

  private void drop(Message message) {
    messages.remove(message);
    queuedBytes -= message.packet.length();
    noteQueue(messages.size());
    message.packet.release();
  }

  @Override
  public int unsent() {
    return 0;
  }

  @Override
  public int readable() {
    Message first = messages.peekFirst();
    return first == null ? 0 : first.length();
  }

  @Override
  public int readiness() {
    int bits = hasError() || !errors.isEmpty() ? Readiness.ERR : 0;
    bits |= isClosed(BOTH) ? Readiness.HUP : 0;
    bits |= isClosed(RECEIVE) ? Readiness.RDHUP | Readiness.IN : 0;
    bits |= messages.isEmpty() ? 0 : Readiness.IN;
    return bits | Readiness.OUT | Readiness.WRBAND;
  }

  @Override
  protected void closed() {
    cork.drop();
    errors.drop();
    groups().leaveAll();
    while (!messages.isEmpty()) {
      drop(messages.getFirst());
    }
    if (localAddress().port() != 0) {
      udp.ports().remove(localAddress().port(), this);
    }
    super.closed();
  }
}
