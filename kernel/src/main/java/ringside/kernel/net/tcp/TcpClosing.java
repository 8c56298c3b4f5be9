package ringside.kernel.net.tcp;

import org.jspecify.annotations.Nullable;
import ringside.kernel.net.socket.Socket;
import ringside.kernel.net.socket.SocketOptions;
import ringside.kernel.wait.WaitQueue;

/** How a socket and its connection part when nobody uses the socket any more (close(2)). */
final class TcpClosing {
  private final TcpSocket socket;

  TcpClosing(TcpSocket socket) {
    this.socket = socket;
  }

  /**
   * Where close waits until what was sent has arrived (SO_LINGER); sends FIN for that.
   *
   * @return null where it does not wait
   */
  @Nullable WaitQueue linger(TcpConnection left) {
    SocketOptions.Linger linger = socket.options().linger();
    boolean wanted = linger.on() && linger.seconds() > 0;
    if (!wanted || left.received().length() > 0) {
      return null;
    }
    if (left.state().sends()) {
      socket.close(Socket.BOTH);
      left.finish();
    }
    boolean arrived = left.state() == TcpState.CLOSED || left.sender().finAcknowledged();
    return arrived ? null : socket.toWrite();
  }

  /** The connection goes on without its socket, or ends at once where bytes were not read. */
  void leave(TcpConnection left) {
    boolean unread = left.received().length() > 0;
    SocketOptions.Linger linger = socket.options().linger();
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
