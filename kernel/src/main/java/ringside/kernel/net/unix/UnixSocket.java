package ringside.kernel.net.unix;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.event.Channel;
import ringside.kernel.event.Direction;
import ringside.kernel.ipc.Transfers;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.net.socket.PeerCredentials;
import ringside.kernel.net.socket.Socket;
import ringside.kernel.net.socket.SocketAddress;
import ringside.kernel.net.socket.SocketType;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.Readiness;
import ringside.kernel.wait.Wakeups;

/** What sockets of unix(7) have in common: a name, a peer, and messages that have come. */
public abstract class UnixSocket extends Socket {
  private final UnixSockets all;
  private final Deque<UnixMessage> messages = new ArrayDeque<>();
  private SocketAddress.Unix name = SocketAddress.Unix.UNNAMED;
  private @Nullable UnixSocket peer;
  private boolean dead;
  private final Transfers transfers;
  private long queued;
  private long unqueued;

  UnixSocket(KernelMemory memory, Wakeups wakeups, SocketType type, UnixSockets all) {
    super(memory, wakeups, type);
    this.all = all;
    boolean stream = type == SocketType.STREAM;
    this.transfers =
        new Transfers(memory.code(), stream ? Channel.UNIX_STREAM : Channel.UNIX_DATAGRAM);
  }

  @Override
  public final int family() {
    return SocketAddress.UNIX;
  }

  @Override
  public final int protocol() {
    return 0;
  }

  @Override
  public final Outcome bind(SocketAddress address, PeerCredentials who) {
    enter(Routine.SOCKET_LOOKUP);
    if (!(address instanceof SocketAddress.Unix wanted)) {
      return Outcome.failed(Errno.EINVAL);
    }
    boolean automatic = wanted.name().isEmpty();
    if (isNamed()) {
      return automatic ? Outcome.done(0) : Outcome.failed(Errno.EINVAL);
    }
    SocketAddress.Unix chosen = automatic ? all.automaticName(type()) : wanted;
    Errno errno = all.bind(chosen, this);
    if (errno != null) {
      return Outcome.failed(errno);
    }
    name = chosen;
    return Outcome.done(0);
  }

  @Override
  public final SocketAddress.Unix localAddress() {
    return name;
  }

  @Override
  public @Nullable SocketAddress peerAddress() {
    return peer == null ? null : peer.name;
  }

  @Override
  public final int readable() {
    if (type() != SocketType.DATAGRAM) {
      return messages.stream().mapToInt(UnixMessage::left).sum();
    }
    UnixMessage first = messages.peekFirst();
    return first == null ? 0 : first.left();
  }

  @Override
  public int readiness() {
    int bits = hasError() ? Readiness.ERR : 0;
    bits |= isClosed(BOTH) ? Readiness.HUP : 0;
    bits |= isClosed(RECEIVE) ? Readiness.RDHUP | Readiness.IN : 0;
    bits |= messages.isEmpty() ? 0 : Readiness.IN;
    return bits | (hasRoom() ? Readiness.OUT | Readiness.WRBAND : 0);
  }

  @Override
  protected void closed() {
    dead = true;
    all.closed(this);
    close(BOTH);
    drop();
    super.closed();
  }

  /** Whether a writer would find it writable: a quarter of the buffer is in use at most. */
  boolean hasRoom() {
    return unsent() * 4L <= options().sendBuffer();
  }

  /** Drops what has come and was not read. */
  void drop() {
    while (!messages.isEmpty()) {
      messages.removeFirst().release();
    }
  }

  final void join(UnixSocket other) {
    peer = other;
    joined();
  }

  /** It has got a peer. */
  void joined() {}

  final void leavePeer() {
    peer = null;
  }

  /** The other end, or null. */
  public final @Nullable UnixSocket peer() {
    return peer;
  }

  final boolean isDead() {
    return dead;
  }

  final boolean isNamed() {
    return !name.name().isEmpty();
  }

  final void takeName(SocketAddress.Unix other) {
    name = other;
  }

  final UnixSockets all() {
    return all;
  }

  final Deque<UnixMessage> messages() {
    return messages;
  }

  /** A message has come. */
  final void queue(UnixMessage message) {
    messages.addLast(message);
    noteQueue(messages.size());
    transfers.tell(serial(), Direction.IN, message.length(), ++queued);
    wakeReaders();
  }

  /** The first message has been read. */
  final void unqueue() {
    unqueue(messages.getFirst());
  }

  /** A message has been read. */
  final void unqueue(UnixMessage message) {
    messages.remove(message);
    message.release();
    noteQueue(messages.size());
    transfers.tell(serial(), Direction.OUT, message.length(), ++unqueued);
  }
}
