package ringside.kernel.net.unix;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.net.socket.Incoming;
import ringside.kernel.net.socket.Outgoing;
import ringside.kernel.net.socket.PeerCredentials;
import ringside.kernel.net.socket.Socket;
import ringside.kernel.net.socket.SocketAddress;
import ringside.kernel.net.socket.SocketType;
import ringside.kernel.net.socket.Waiting;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.Readiness;
import ringside.kernel.wait.Wakeups;

/**
 * A Unix socket with a peer: SOCK_STREAM, and SOCK_SEQPACKET, which keeps the bounds of messages.
 */
final class UnixStream extends UnixSocket {
  /** The most bytes of a stream that go in one piece. */
  private static final int PIECE = 32768;

  private static final int URGENT_INLINE = 10;

  private enum State {
    IDLE,
    LISTENING,
    JOINED
  }

  private final Deque<UnixStream> arrivals = new ArrayDeque<>();
  private final UnixUrgent urgent = new UnixUrgent();
  private State state = State.IDLE;
  private int backlog;

  UnixStream(KernelMemory memory, Wakeups wakeups, SocketType type, UnixSockets all) {
    super(memory, wakeups, type, all);
  }

  @Override
  public Outcome connect(SocketAddress address, PeerCredentials who, Waiting waiting) {
    enter(Routine.SOCKET_CONNECT);
    if (!(address instanceof SocketAddress.Unix wanted) || wanted.name().isEmpty()) {
      return Outcome.failed(Errno.EINVAL);
    }
    UnixSocket found = all().find(wanted, type());
    if (found == null) {
      return Outcome.failed(Errno.ECONNREFUSED);
    }
    if (found.type() != type()) {
      return Outcome.failed(Errno.EPROTOTYPE);
    }
    UnixStream listener = (UnixStream) found;
    if (listener.state != State.LISTENING || listener.isClosed(RECEIVE)) {
      return Outcome.failed(Errno.ECONNREFUSED);
    }
    if (listener.arrivals.size() > listener.backlog) {
      return waiting.on(listener.toWrite());
    }
    if (state != State.IDLE) {
      return Outcome.failed(state == State.JOINED ? Errno.EISCONN : Errno.EINVAL);
    }
    arriveAt(listener, who);
    return Outcome.done(0);
  }

  /** Makes the other end, which waits at the listener to be accepted. */
  private void arriveAt(UnixStream listener, PeerCredentials who) {
    UnixStream end = (UnixStream) all().create(type());
    end.takeName(listener.localAddress());
    end.setPeerCredentials(who);
    setPeerCredentials(listener.peerCredentials());
    end.join(this);
    join(end);
    listener.arrivals.addLast(end);
    listener.noteQueue(listener.arrivals.size());
    listener.wakeReaders();
  }

  @Override
  void joined() {
    state = State.JOINED;
  }

  @Override
  public Outcome listen(int wanted, PeerCredentials who) {
    enter(Routine.SOCKET_CONNECT);
    if (!isNamed() || state == State.JOINED) {
      return Outcome.failed(Errno.EINVAL);
    }
    state = State.LISTENING;
    backlog = wanted < 0 || wanted > LONGEST_BACKLOG ? LONGEST_BACKLOG : wanted;
    setPeerCredentials(who);
    wakeWriters();
    return Outcome.done(0);
  }

  @Override
  public boolean listens() {
    return state == State.LISTENING;
  }

  @Override
  public Outcome accept(Waiting waiting, Function<Socket, Outcome> install) {
    enter(Routine.SOCKET_RECEIVE);
    if (state != State.LISTENING) {
      return Outcome.failed(Errno.EINVAL);
    }
    UnixStream first = arrivals.pollFirst();
    if (first == null) {
      return isClosed(RECEIVE) ? Outcome.failed(Errno.EINVAL) : waiting.on(toRead());
    }
    noteQueue(arrivals.size());
    wakeWriters();
    return install.apply(first);
  }

  @Override
  public Outcome shutDown(int directions) {
    enter(Routine.SOCKET_CONNECT);
    close(directions);
    if (peer() instanceof UnixStream other) {
      int theirs = (directions & RECEIVE) != 0 ? SEND : 0;
      other.close(theirs | ((directions & SEND) != 0 ? RECEIVE : 0));
    }
    return Outcome.done(0);
  }

  @Override
  public Outcome send(Outgoing message, Waiting waiting) {
    enter(Routine.SOCKET_SEND);
    Errno refusal = refusal(message);
    UnixSocket other = peer();
    if (refusal != null || other == null) {
      return Outcome.failed(refusal == null ? Errno.ENOTCONN : refusal);
    }
    return type() == SocketType.STREAM
        ? sendBytes(message, (UnixStream) other, waiting)
        : sendMessage(message, (UnixStream) other, waiting);
  }

  private @Nullable Errno refusal(Outgoing message) {
    if (message.asks(Outgoing.OUT_OF_BAND) && !mayBeUrgent(message)) {
      return state != State.JOINED && type() != SocketType.STREAM
          ? Errno.ENOTCONN
          : Errno.EOPNOTSUPP;
    }
    if (type() == SocketType.STREAM && message.to() != null) {
      return state == State.JOINED ? Errno.EISCONN : Errno.EOPNOTSUPP;
    }
    if (state != State.JOINED) {
      return Errno.ENOTCONN;
    }
    return isClosed(SEND) ? Errno.EPIPE : null;
  }

  private boolean mayBeUrgent(Outgoing message) {
    return type() == SocketType.STREAM && message.bytes().length() > 0;
  }

  private Outcome sendBytes(Outgoing message, UnixStream other, Waiting waiting) {
    int length = message.bytes().length();
    int sent = waiting.progress();
    while (sent < length) {
      if (other.isDead() || other.isClosed(RECEIVE)) {
        return sent > 0 ? Outcome.done(sent) : Outcome.failed(Errno.EPIPE);
      }
      int room = options().sendBuffer() - unsent();
      if (room <= 0) {
        return waiting.on(toWrite(), sent, Errno.EAGAIN);
      }
      int part = Math.min(Math.min(length - sent, room), PIECE);
      boolean oob = message.asks(Outgoing.OUT_OF_BAND);
      part = oob && part > 1 && sent + part == length ? part - 1 : part;
      try {
        UnixMessage piece = new UnixMessage(memory(), message, sent, part, localAddress());
        if (oob && sent + part == length) {
          other.urgent.set(piece);
          other.tellUrgent();
        }
        other.queue(piece);
      } catch (BadAddress bad) {
        if (sent > 0) {
          return Outcome.done(sent);
        }
        throw bad;
      }
      sent += part;
    }
    return Outcome.done(length);
  }

  private Outcome sendMessage(Outgoing message, UnixStream other, Waiting waiting) {
    int length = message.bytes().length();
    if (length > options().sendBuffer() - UnixDatagram.OVERHEAD) {
      return Outcome.failed(Errno.EMSGSIZE);
    }
    if (other.isDead() || other.isClosed(RECEIVE)) {
      return Outcome.failed(Errno.EPIPE);
    }
    if (options().sendBuffer() - unsent() < length) {
      return waiting.on(toWrite());
    }
    other.queue(new UnixMessage(memory(), message, 0, length, localAddress()));
    return Outcome.done(length);
  }

  @Override
  public int unsent() {
    return peer() == null ? 0 : peer().messages().stream().mapToInt(UnixMessage::left).sum();
  }

  @Override
  public Outcome receive(Incoming room, Waiting waiting) {
    enter(Routine.SOCKET_RECEIVE);
    if (state != State.JOINED) {
      return Outcome.failed(type() == SocketType.STREAM ? Errno.EINVAL : Errno.ENOTCONN);
    }
    if (room.asks(Incoming.OUT_OF_BAND)) {
      return type() == SocketType.STREAM ? takeUrgent(room) : Outcome.failed(Errno.EOPNOTSUPP);
    }
    if (messages().isEmpty()) {
      return onEmpty(room, waiting);
    }
    return type() == SocketType.STREAM ? takeBytes(room, waiting) : UnixDatagram.take(this, room);
  }

  private boolean keepsUrgentInline() {
    return options().value(URGENT_INLINE) != 0;
  }

  /** The urgent byte, apart from the others (Linux: unix_stream_recv_urg). */
  private Outcome takeUrgent(Incoming room) {
    UnixMessage mark = urgent.mark();
    if (mark == null || keepsUrgentInline()) {
      return Outcome.failed(Errno.EINVAL);
    }
    int copied = Math.min(1, room.bytes().length());
    mark.copy(room, 0, copied);
    if (!room.asks(Incoming.PEEK)) {
      dropPlaceBefore(mark);
      urgent.forget(mark);
      mark.takeUrgent();
    }
    room.answer(Incoming.OUT_OF_BAND);
    return Outcome.done(1);
  }

  /** Of empty places in a row only the last stays. */
  private void dropPlaceBefore(UnixMessage mark) {
    UnixMessage before = null;
    for (UnixMessage message : messages()) {
      code().run(Routine.MESSAGE_MATCH);
      if (message == mark) {
        break;
      }
      before = message;
    }
    if (before != null && before.wasUrgent()) {
      unqueue(before);
    }
  }

  @Override
  public boolean atMark() {
    Iterator<UnixMessage> each = messages().iterator();
    UnixMessage first = each.hasNext() ? each.next() : null;
    UnixMessage second = each.hasNext() ? each.next() : null;
    UnixMessage mark = urgent.mark();
    return first != null
        && (first == mark || first.wasUrgent() && (mark == null || second == mark));
  }

  private Outcome onEmpty(Incoming room, Waiting waiting) {
    int done = waiting.progress();
    if (done == 0 && hasError()) {
      return Outcome.failed(takeErrorOr(Errno.ECONNRESET));
    }
    boolean nothingWanted = room.bytes().length() == 0 && type() == SocketType.STREAM;
    return isClosed(RECEIVE) || nothingWanted
        ? Outcome.done(done)
        : waiting.on(toRead(), done, Errno.EAGAIN);
  }

  /** Copies first, so that a bad address loses nothing; takes up to the files of one message. */
  private Outcome takeBytes(Incoming room, Waiting waiting) {
    int wanted = room.bytes().length() - waiting.progress();
    int copied = 0;
    boolean rights = false;
    boolean stopped = false;
    Iterator<UnixMessage> each = messages().iterator();
    while (each.hasNext() && copied < wanted && !rights) {
      UnixMessage message = each.next();
      boolean some = copied + waiting.progress() > 0;
      UnixUrgent.Step step = urgent.at(message, some, keepsUrgentInline());
      if (step == UnixUrgent.Step.SKIP) {
        continue;
      }
      stopped = step == UnixUrgent.Step.STOP;
      if (stopped) {
        break;
      }
      int part = Math.min(message.left(), wanted - copied);
      try {
        message.copy(room, waiting.progress() + copied, part);
      } catch (BadAddress bad) {
        if (copied + waiting.progress() == 0) {
          throw bad;
        }
        wanted = copied; // what has been copied counts
        break;
      }
      copied += part;
      rights = message.hasRights();
    }
    tellAndTake(room, copied, waiting.progress());
    if (copied == 0 && wanted > 0 && !stopped) {
      return onEmpty(room, waiting);
    }
    int total = waiting.progress() + copied;
    boolean all = copied == wanted || stopped || rights || room.asks(Incoming.PEEK);
    return all || !room.asks(Incoming.WAIT_ALL) ? Outcome.done(total) : onShort(total, waiting);
  }

  /** MSG_WAITALL: there is room for more. */
  private Outcome onShort(int total, Waiting waiting) {
    return isClosed(RECEIVE) ? Outcome.done(total) : waiting.on(toRead(), total, Errno.EAGAIN);
  }

  private void tellAndTake(Incoming room, int copied, int before) {
    boolean peek = room.asks(Incoming.PEEK);
    int left = copied;
    boolean told = false;
    for (UnixMessage message : messages().toArray(UnixMessage[]::new)) {
      UnixUrgent.Step step = urgent.at(message, left < copied + before, keepsUrgentInline());
      if (step == UnixUrgent.Step.SKIP) {
        skip(message, peek);
        continue;
      }
      if (step == UnixUrgent.Step.STOP || told && left == 0) {
        break;
      }
      told = true;
      int part = Math.min(message.left(), left);
      message.tell(room);
      left -= part;
      if (!peek) {
        message.take(part);
        if (message.left() == 0) {
          urgent.forget(message);
          unqueue();
        }
      }
      if (left == 0) {
        break;
      }
    }
    if (!peek && peer() != null) {
      peer().wakeWriters();
    }
  }

  private void skip(UnixMessage message, boolean peek) {
    if (!peek) {
      urgent.forget(message);
      unqueue(message);
    }
  }

  @Override
  public int readiness() {
    int bits = super.readiness() | (urgent.mark() == null ? 0 : Readiness.PRI);
    if (state == State.LISTENING) {
      bits &= ~(Readiness.OUT | Readiness.WRBAND);
      return arrivals.isEmpty() ? bits : bits | Readiness.IN;
    }
    return state == State.IDLE ? bits | Readiness.HUP : bits;
  }

  @Override
  protected void closed() {
    boolean unread = messages().stream().anyMatch(message -> !message.wasUrgent());
    UnixSocket other = peer();
    super.closed();
    while (!arrivals.isEmpty()) {
      arrivals.removeFirst().refuse();
    }
    if (other != null) {
      if (unread) {
        other.setError(Errno.ECONNRESET);
      }
      other.close(BOTH);
    }
    leavePeer();
  }

  /** Nobody will accept it any more. */
  private void refuse() {
    UnixSocket other = peer();
    if (other != null) {
      other.setError(Errno.ECONNRESET);
    }
    discard();
  }
}
