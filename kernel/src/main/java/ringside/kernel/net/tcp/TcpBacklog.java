package ringside.kernel.net.tcp;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import ringside.kernel.net.socket.Socket;

/** Connections that stand and wait to be accepted (listen(2)). */
final class TcpBacklog {
  private final Deque<TcpConnection> arrivals = new ArrayDeque<>();
  private int most;

  /** Sets how many may wait, as listen was asked; a negative number stands for as many as can. */
  void limit(int wanted) {
    most = wanted < 0 || wanted > Socket.LONGEST_BACKLOG ? Socket.LONGEST_BACKLOG : wanted;
  }

  /** Whether one more may wait. */
  boolean hasRoom() {
    return arrivals.size() <= most;
  }

  void add(TcpConnection fresh) {
    arrivals.addLast(fresh);
  }

  /** Takes the first, or null where none waits. */
  @Nullable TcpConnection take() {
    return arrivals.pollFirst();
  }

  int size() {
    return arrivals.size();
  }

  /** Nobody will accept them: tells their peers. */
  void reset() {
    while (!arrivals.isEmpty()) {
      TcpConnection waiting = arrivals.removeFirst();
      waiting.received().release();
      waiting.reset();
    }
  }
}
