package ringside.kernel.net.unix;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.net.socket.Incoming;
import ringside.kernel.net.socket.Outgoing;
import ringside.kernel.net.socket.PeerCredentials;
import ringside.kernel.net.socket.SocketAddress;
import ringside.kernel.net.socket.SocketType;
import ringside.kernel.net.socket.Waiting;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.WaitQueue;
import ringside.kernel.wait.Wakeups;

/** A Unix socket of messages (SOCK_DGRAM): none is lost, none overtakes another. */
final class UnixDatagram extends UnixSocket {
  /** Bytes of its buffer that a message takes besides its own. */
  static final int OVERHEAD = 32;

  /** Messages that may wait at a socket that does not read them (net.unix.max_dgram_qlen). */
  private static final int LONGEST_QUEUE = 10;

  UnixDatagram(KernelMemory memory, Wakeups wakeups, UnixSockets all) {
    super(memory, wakeups, SocketType.DATAGRAM, all);
  }

  @Override
  public Outcome connect(SocketAddress address, PeerCredentials who, Waiting waiting) {
    enter(Routine.SOCKET_CONNECT);
    if (address.family() == SocketAddress.UNSPECIFIED) {
      leavePeer();
      return Outcome.done(0);
    }
    if (!(address instanceof SocketAddress.Unix wanted) || wanted.name().isEmpty()) {
      return Outcome.failed(Errno.EINVAL);
    }
    UnixSocket found = all().find(wanted, type());
    Errno errno = found == null ? Errno.ECONNREFUSED : mistake(found);
    if (errno != null || found == null) {
      return Outcome.failed(errno == null ? Errno.ECONNREFUSED : errno);
    }
    join(found);
    return Outcome.done(0);
  }

  @Override
  public Outcome shutDown(int directions) {
    enter(Routine.SOCKET_CONNECT);
    close(directions);
    return Outcome.done(0);
  }

  @Override
  public Outcome send(Outgoing message, Waiting waiting) {
    enter(Routine.SOCKET_SEND);
    if ((message.flags() & Outgoing.OUT_OF_BAND) != 0) {
      return Outcome.failed(Errno.EOPNOTSUPP);
    }
    UnixSocket target = peer();
    if (message.to() != null) {
      if (!(message.to() instanceof SocketAddress.Unix wanted) || wanted.name().isEmpty()) {
        return Outcome.failed(Errno.EINVAL);
      }
      target = all().find(wanted, type());
      if (target == null) {
        return Outcome.failed(Errno.ECONNREFUSED);
      }
    }
    if (target == null) {
      return Outcome.failed(Errno.ENOTCONN);
    }
    Errno errno = refusal(message, target);
    return errno == null ? deliver(message, target, waiting) : Outcome.failed(errno);
  }

  private @Nullable Errno refusal(Outgoing message, UnixSocket target) {
    if (message.bytes().length() > options().sendBuffer() - OVERHEAD) {
      return Errno.EMSGSIZE;
    }
    if (target.isDead()) {
      if (target == peer()) {
        leavePeer();
      }
      return Errno.ECONNREFUSED;
    }
    Errno mistake = mistake(target);
    if (mistake != null) {
      return mistake;
    }
    return isClosed(SEND) || target.isClosed(RECEIVE) ? Errno.EPIPE : null;
  }

  /** Only the socket that another is joined to may send to it. */
  private @Nullable Errno mistake(UnixSocket target) {
    if (target.type() != SocketType.DATAGRAM) {
      return Errno.EPROTOTYPE;
    }
    return target.peer() != null && target.peer() != this ? Errno.EPERM : null;
  }

  private Outcome deliver(Outgoing message, UnixSocket target, Waiting waiting) {
    if (isFull(target)) {
      return waiting.on(target.toWrite());
    }
    int length = message.bytes().length();
    target.queue(new UnixMessage(memory(), message, 0, length, localAddress()));
    return Outcome.done(length);
  }

  private boolean isFull(UnixSocket target) {
    return target != this && target.messages().size() > LONGEST_QUEUE;
  }

  @Override
  public int unsent() {
    return 0;
  }

  @Override
  boolean hasRoom() {
    return peer() == null || !isFull(peer());
  }

  @Override
  public List<WaitQueue> readinessQueues() {
    return peer() == null
        ? super.readinessQueues()
        : List.of(toRead(), toWrite(), peer().toWrite());
  }

  @Override
  public Outcome receive(Incoming room, Waiting waiting) {
    enter(Routine.SOCKET_RECEIVE);
    if (room.asks(Incoming.OUT_OF_BAND)) {
      return Outcome.failed(Errno.EOPNOTSUPP);
    }
    if (messages().isEmpty()) {
      return isClosed(RECEIVE) ? Outcome.done(0) : waiting.on(toRead());
    }
    return take(this, room);
  }

  /** Takes one message; what does not fit is lost. */
  static Outcome take(UnixSocket socket, Incoming room) {
    UnixMessage message = socket.messages().getFirst();
    int length = message.left();
    int copied = Math.min(length, room.bytes().length());
    try {
      message.copy(room, 0, copied);
    } catch (BadAddress bad) {
      forget(socket, room);
      throw bad; // the message is lost, as on Linux
    }
    message.tell(room);
    if (copied < length) {
      room.answer(Incoming.TRUNCATED);
    }
    forget(socket, room);
    return Outcome.done(room.asks(Incoming.TRUNCATED) ? length : copied);
  }

  /** The first message has been read, unless somebody only looked. */
  private static void forget(UnixSocket socket, Incoming room) {
    if (!room.asks(Incoming.PEEK)) {
      socket.unqueue();
      socket.wakeWriters();
      if (socket.peer() != null) {
        socket.peer().wakeWriters();
      }
    }
  }

  @Override
  protected void closed() {
    super.closed();
    leavePeer();
  }
}
