package ringside.kernel.net.tcp;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.net.ip.Marks;
import ringside.kernel.net.socket.IpAddress;
import ringside.kernel.wait.Outcome;

/** What of a socket is a listener's: whether it listens, and who waits to be accepted. */
final class TcpListener {
  private final TcpSocket socket;
  private final Tcp tcp;
  private final TcpBacklog arrivals = new TcpBacklog();
  private boolean on;

  TcpListener(TcpSocket socket, Tcp tcp) {
    this.socket = socket;
    this.tcp = tcp;
  }

  /** Whether others can connect to the socket. */
  boolean isOn() {
    return on;
  }

  /**
   * Lets others connect; a second call changes the length of the queue (listen(2)).
   *
   * @param wanted connections that may wait to be accepted
   */
  Outcome listen(int wanted) {
    boolean unnamed = socket.localAddress().port() == 0;
    if (!on && (isListenedTo() || unnamed && !socket.takePort(socket.nowhere()))) {
      return Outcome.failed(Errno.EADDRINUSE);
    }
    on = true;
    arrivals.limit(wanted);
    socket.reopen();
    return Outcome.done(0);
  }

  private boolean isListenedTo() {
    return tcp.ports().at(socket.localAddress().port()).stream()
        .anyMatch(
            other ->
                other.listens()
                    && !socket.sharesPort(other)
                    && other.collides(socket, socket.localAddress()));
  }

  /** Bytes that a connection keeps until they are read, as those do that have been accepted. */
  int receiveBuffer() {
    return socket.receiveBuffer();
  }

  /** Bytes of the longest segment of its connections. */
  int longestSegment() {
    return socket.longestSegment();
  }

  /** Answers to SYN after which a connection stands that has said nothing (TCP_DEFER_ACCEPT). */
  int deferredRetries() {
    return socket.deferredRetries();
  }

  /** How its packets to an address are to be treated. */
  Marks marks(IpAddress to) {
    return socket.marks(to);
  }

  /** Whether one more may wait to be accepted. */
  boolean hasRoom() {
    return arrivals.hasRoom();
  }

  /** Whether nobody waits to be accepted. */
  boolean isEmpty() {
    return arrivals.size() == 0;
  }

  /** A connection stands that nobody has accepted. */
  void arrived(TcpConnection fresh) {
    arrivals.add(fresh);
    socket.noteQueue(arrivals.size());
    socket.wakeReaders();
  }

  /** Takes the first that has arrived, or null where none waits. */
  @Nullable TcpConnection take() {
    TcpConnection first = arrivals.take();
    if (first != null) {
      socket.noteQueue(arrivals.size());
    }
    return first;
  }

  /** Ends it: the peers of those that nobody has accepted are told. */
  void stop() {
    on = false;
    arrivals.reset();
    tcp.forgetOpening(this);
  }
}
