package ringside.kernel.net;

import java.util.ArrayDeque;
import java.util.Deque;
import ringside.isa.abi.Errno;
import ringside.kernel.memory.KernelBuffer;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.net.ip.Internet;
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
 * A socket by which the kernel itself talks (netlink(7)): it answers questions about interfaces and
 * their addresses (rtnetlink(7)), and carries what mq_notify(3) has to say to a thread.
 */
public final class NetlinkSocket extends Socket {
  /** AF_NETLINK. */
  public static final int FAMILY = 16;

  private static final int LONGEST_QUEUE = 64;
  private static final int HEADER_BYTES = 16;

  /** A header, and the family of struct rtgenmsg. */
  private static final int SHORTEST_REQUEST = HEADER_BYTES + 1;

  private final InterfaceMessages answers;
  private final Deque<KernelBuffer> messages = new ArrayDeque<>();
  private boolean over;

  NetlinkSocket(KernelMemory memory, Wakeups wakeups, Internet internet) {
    super(memory, wakeups, SocketType.DATAGRAM);
    this.answers = new InterfaceMessages(internet);
  }

  @Override
  public int family() {
    return FAMILY;
  }

  @Override
  public int protocol() {
    return 0;
  }

  @Override
  public Outcome bind(SocketAddress address, PeerCredentials who) {
    return address.family() == FAMILY ? Outcome.done(0) : Outcome.failed(Errno.EINVAL);
  }

  @Override
  public Outcome connect(SocketAddress address, PeerCredentials who, Waiting waiting) {
    boolean leaves = address.family() == SocketAddress.UNSPECIFIED;
    return leaves ? Outcome.done(0) : bind(address, who);
  }

  @Override
  public SocketAddress localAddress() {
    return new SocketAddress.Other(FAMILY);
  }

  @Override
  public SocketAddress peerAddress() {
    return new SocketAddress.Other(FAMILY);
  }

  @Override
  public Outcome shutDown(int directions) {
    return Outcome.failed(Errno.EOPNOTSUPP);
  }

  /** A question to the kernel, whose answer can be received at once. */
  @Override
  public Outcome send(Outgoing message, Waiting waiting) {
    enter(Routine.SOCKET_SEND);
    int length = message.bytes().length();
    if (length < SHORTEST_REQUEST) {
      return Outcome.done(length);
    }
    KernelBuffer request = new KernelBuffer(memory(), SHORTEST_REQUEST);
    try {
      request.fill(message.bytes(), 0, 0, SHORTEST_REQUEST);
      for (byte[] answer : answers.to(request)) {
        KernelBuffer buffer = new KernelBuffer(memory(), answer.length);
        buffer.deviceFill(answer, 0);
        deliver(buffer);
      }
    } finally {
      request.release();
    }
    return Outcome.done(length);
  }

  /** Puts a message where it can be received; where there is no room or no reader, it is lost. */
  public void deliver(KernelBuffer message) {
    if (over || messages.size() == LONGEST_QUEUE) {
      message.release();
      return;
    }
    messages.addLast(message);
    noteQueue(messages.size());
    wakeReaders();
  }

  @Override
  public Outcome receive(Incoming room, Waiting waiting) {
    enter(Routine.SOCKET_RECEIVE);
    KernelBuffer message = messages.peekFirst();
    if (message == null) {
      return waiting.on(toRead());
    }
    int copied = Math.min(message.length(), room.bytes().length());
    message.drain(room.bytes(), 0, 0, copied);
    room.setFrom(peerAddress());
    if (copied < message.length()) {
      room.answer(Incoming.TRUNCATED);
    }
    int told = room.asks(Incoming.TRUNCATED) ? message.length() : copied;
    if (!room.asks(Incoming.PEEK)) {
      messages.removeFirst().release();
      noteQueue(messages.size());
    }
    return Outcome.done(told);
  }

  @Override
  public int unsent() {
    return 0;
  }

  @Override
  public int readable() {
    KernelBuffer message = messages.peekFirst();
    return message == null ? 0 : message.length();
  }

  @Override
  public int readiness() {
    return Readiness.OUT | (messages.isEmpty() ? 0 : Readiness.IN);
  }

  @Override
  protected void closed() {
    over = true;
    messages.forEach(KernelBuffer::release);
    messages.clear();
    super.closed();
  }
}
