package ringside.kernel.net.tcp;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.net.socket.Incoming;
import ringside.kernel.net.socket.Outgoing;
import ringside.kernel.net.socket.Socket;
import ringside.kernel.net.socket.Waiting;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.Readiness;

/** Bytes between a program and the connection of its socket, and what to answer where none go. */
final class TcpTransfer {
  private final TcpSocket socket;

  TcpTransfer(TcpSocket socket) {
    this.socket = socket;
  }

  /** Sends what fits now of a message; the rest when there is room (send(2)). */
  Outcome send(@Nullable TcpConnection current, Outgoing message, Waiting waiting) {
    int sent = waiting.progress();
    if (socket.state().isOpening()) {
      return waiting.on(socket.toWrite(), sent, Errno.EAGAIN);
    }
    if (current == null
        || socket.hasError()
        || socket.isClosed(Socket.SEND)
        || !socket.state().sends()) {
      return sent > 0 ? Outcome.done(sent) : Outcome.failed(socket.takeErrorOr(Errno.EPIPE));
    }
    int length = message.bytes().length();
    int part = Math.min(length - sent, socket.options().sendBuffer() - current.sender().unsent());
    if (part > 0) {
      try {
        int taken = current.sender().send(message.bytes(), sent, part, mood(message, sent + part));
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
    return sent == length ? Outcome.done(sent) : waiting.on(socket.toWrite(), sent, Errno.EAGAIN);
  }

  private static TcpNagle.Mood mood(Outgoing message, int sent) {
    if (message.asks(Outgoing.OUT_OF_BAND)) {
      return TcpNagle.Mood.URGENT;
    }
    boolean more = message.asks(Outgoing.MORE) && sent == message.bytes().length();
    return more ? TcpNagle.Mood.HOLD : TcpNagle.Mood.USUAL;
  }

  /** Receives what is there, or waits for it (recv(2)). */
  Outcome receive(@Nullable TcpConnection current, Incoming room, Waiting waiting) {
    if (room.asks(Incoming.ERROR_QUEUE)) {
      return Outcome.failed(Errno.EAGAIN);
    }
    if (socket.listens()) {
      return Outcome.failed(Errno.ENOTCONN);
    }
    if (room.asks(Incoming.OUT_OF_BAND)) {
      return current == null ? Outcome.failed(Errno.EINVAL) : takeUrgent(current, room);
    }
    if (current == null || current.received().length() == 0) {
      return onEmpty(room, waiting);
    }
    return take(current, room, waiting);
  }

  private Outcome onEmpty(Incoming room, Waiting waiting) {
    int done = waiting.progress();
    if (done > 0 && (socket.hasError() || socket.isClosed(Socket.RECEIVE))) {
      return Outcome.done(done);
    }
    if (socket.hasError()) {
      return Outcome.failed(socket.takeErrorOr(Errno.ECONNRESET));
    }
    if (socket.isClosed(Socket.RECEIVE)) {
      return Outcome.done(done);
    }
    if (socket.state() == TcpState.CLOSED) {
      return Outcome.failed(Errno.ENOTCONN);
    }
    boolean nothing = room.bytes().length() == 0;
    return nothing ? Outcome.done(0) : waiting.on(socket.toRead(), done, Errno.EAGAIN);
  }

  /** The urgent byte, apart from the others (Linux: tcp_recv_urg). */
  private Outcome takeUrgent(TcpConnection current, Incoming room) {
    TcpUrgent urgent = current.receiver().urgent();
    boolean apart = urgent.isMarked() && !socket.keepsUrgentInline();
    if (!apart || urgent.isRead()) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (!urgent.isThere()) {
      boolean over = socket.state() == TcpState.CLOSED || socket.isClosed(Socket.RECEIVE);
      return over ? Outcome.done(0) : Outcome.failed(Errno.EAGAIN);
    }
    if (!room.asks(Incoming.PEEK)) {
      urgent.read();
    }
    room.answer(Incoming.OUT_OF_BAND);
    if (room.bytes().length() == 0) {
      room.answer(Incoming.TRUNCATED);
      return Outcome.done(0);
    }
    if (!room.asks(Incoming.TRUNCATED)) {
      room.bytes().store(0, new byte[] {(byte) urgent.value()});
    }
    return Outcome.done(1);
  }

  /** Bytes that can be read before the mark of urgent data, where there is one (FIONREAD). */
  int readableUpToMark(TcpConnection current) {
    int length = current.received().length();
    TcpUrgent urgent = current.receiver().urgent();
    if (!urgent.isMarked() || socket.keepsUrgentInline()) {
      return length;
    }
    return Math.min(length, urgent.distance(current.receiver().nextRead()));
  }

  /** What of the socket's readiness is about bytes that have come (Linux: tcp_poll). */
  int readiness(TcpConnection current) {
    boolean skips = current.receiver().atMark() && !socket.keepsUrgentInline();
    int bits = current.receiver().urgent().isThere() ? Readiness.PRI : 0;
    return bits | (current.received().length() > (skips ? 1 : 0) ? Readiness.IN : 0);
  }

  private Outcome take(TcpConnection current, Incoming room, Waiting waiting) {
    int done = waiting.progress();
    int wanted = room.bytes().length() - done;
    int skipped = 0;
    boolean stops = false;
    TcpUrgent urgent = current.receiver().urgent();
    if (urgent.isMarked()) {
      int distance = urgent.distance(current.receiver().nextRead());
      if (distance == 0 && done > 0) {
        return Outcome.done(done);
      }
      skipped = distance == 0 && wanted > 0 && !socket.keepsUrgentInline() ? 1 : 0;
      stops = distance > 0 && distance < wanted;
      wanted = stops ? distance : wanted;
    }
    int bytes = Math.min(wanted, current.received().length() - skipped);
    if (!room.asks(Incoming.TRUNCATED)) {
      int copied = current.received().copy(room, done, skipped, bytes);
      wanted = copied < bytes ? copied : wanted;
      bytes = copied;
    }
    if (room.asks(Incoming.PEEK)) {
      return bytes == 0 && wanted > 0 ? onEmpty(room, waiting) : Outcome.done(bytes);
    }
    current.received().take(bytes + skipped);
    urgent.passed(current.receiver().nextRead());
    current.receiver().hasRead();
    if (bytes == 0 && wanted > 0) {
      return onEmpty(room, waiting);
    }
    boolean more = bytes < wanted && room.asks(Incoming.WAIT_ALL);
    return more && !stops && !socket.isClosed(Socket.RECEIVE) && !socket.hasError()
        ? waiting.on(socket.toRead(), done + bytes, Errno.EAGAIN)
        : Outcome.done(done + bytes);
  }
}
