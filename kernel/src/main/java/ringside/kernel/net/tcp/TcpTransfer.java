package ringside.kernel.net.tcp;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.net.socket.Incoming;
import ringside.kernel.net.socket.Outgoing;
import ringside.kernel.net.socket.Socket;
import ringside.kernel.net.socket.Waiting;
import ringside.kernel.wait.Outcome;

/** Bytes between a program and the connection of its socket, and what to answer where none go. */
final class TcpTransfer {
  private final TcpSocket socket;

  TcpTransfer(TcpSocket socket) {
    this.socket = socket;
  }

  /** Sends what fits now of a message; the rest when there is room (send(2)). */
  Outcome send(@Nullable TcpConnection current, Outgoing message, Waiting waiting) {
    int sent = waiting.progress();
    if ((message.flags() & Outgoing.OUT_OF_BAND) != 0) {
      return Outcome.failed(Errno.EOPNOTSUPP);
    }
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
        boolean more = message.asks(Outgoing.MORE) && sent + part == length;
        int taken = current.sender().send(message.bytes(), sent, part, more);
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

  /** Receives what is there, or waits for it (recv(2)). */
  Outcome receive(@Nullable TcpConnection current, Incoming room, Waiting waiting) {
    if (room.asks(Incoming.ERROR_QUEUE)) {
      return Outcome.failed(Errno.EAGAIN);
    }
    if (room.asks(Incoming.OUT_OF_BAND)) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (socket.listens()) {
      return Outcome.failed(Errno.ENOTCONN);
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
    return more && !socket.isClosed(Socket.RECEIVE) && !socket.hasError()
        ? waiting.on(socket.toRead(), done + bytes, Errno.EAGAIN)
        : Outcome.done(done + bytes);
  }
}
