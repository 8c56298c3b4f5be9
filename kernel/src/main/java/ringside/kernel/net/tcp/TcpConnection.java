package ringside.kernel.net.tcp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.net.ip.Internet;
import ringside.kernel.net.ip.Ipv4;
import ringside.kernel.net.ip.Ipv6;
import ringside.kernel.net.ip.Marks;
import ringside.kernel.net.ip.Packet;
import ringside.kernel.net.ip.Transport;
import ringside.kernel.net.socket.SocketAddress;
import ringside.kernel.text.Routine;

/**
 * A TCP connection (RFC 9293), a kernel object of its own: it may outlive its user. What arrives
 * goes to {@link TcpInput}; {@link TcpSender} and {@link TcpReceiver} are its two directions.
 */
public final class TcpConnection {
  /** The longest segment that is sent and taken, where packets may be longer: an Ethernet's. */
  private static final int SEGMENT = 1460;

  private static final int OBJECT_BYTES = 256;
  private static final int SEND_WORD = 0;
  private static final int RECEIVE_WORD = 4;
  private static final int STATE_WORD = 8;
  private static final int TIMERS = 64;
  private static final int TIMER_BYTES = 32;

  private final Internet internet;
  private final Tcp tcp;
  private final SocketAddress.Internet local;
  private final SocketAddress.Internet remote;
  private final int object;
  private final int mtu;
  private final int longest;
  private final TcpSender sender;
  private final TcpReceiver receiver;
  private final TcpInput input;
  private final TcpExtensions extensions;
  private final TcpClock end;
  private final TcpKeepAlive keepAlive;
  private @Nullable TcpUser user;
  private @Nullable TcpListener listener;
  private Marks marks = Marks.DEFAULT;
  private TcpState state = TcpState.CLOSED;

  TcpConnection(
      Internet internet,
      Tcp tcp,
      SocketAddress.Internet local,
      SocketAddress.Internet remote,
      int most) {
    this.internet = internet;
    this.tcp = tcp;
    this.local = local;
    this.remote = remote;
    internet.code().run(Routine.TCP_CONNECT);
    this.object = internet.memory().heap().allocate(OBJECT_BYTES);
    this.mtu = internet.routes().mtu(remote.address());
    int headers = (remote.address().isFour() ? Ipv4.BYTES : Ipv6.BYTES) + TcpHeader.BYTES;
    this.longest = Math.min(most, Math.min(SEGMENT, mtu - headers));
    this.extensions = new TcpExtensions(internet);
    this.sender = new TcpSender(internet, this, longest, tcp.initialSequence());
    this.receiver = new TcpReceiver(internet, this, longest);
    this.input = new TcpInput(this);
    this.end = new TcpClock(internet, timerField(TcpTimer.END), this::destroy, () -> false);
    this.keepAlive = new TcpKeepAlive(internet, this);
  }

  /** The timers of a connection. */
  enum TcpTimer {
    RETRANSMISSION,
    PROBE,
    DELAYED_ACKNOWLEDGEMENT,
    KEEP_ALIVE,
    END
  }

  /** Address of a timer's place in the timer queue. */
  int timerField(TcpTimer timer) {
    return object + TIMERS + timer.ordinal() * TIMER_BYTES;
  }

  SocketAddress.Internet local() {
    return local;
  }

  SocketAddress.Internet remote() {
    return remote;
  }

  /** What of its life it is in (RFC 9293, 3.3.2). */
  public TcpState state() {
    return state;
  }

  /** What both sides have agreed on. */
  TcpExtensions extensions() {
    return extensions;
  }

  /** Bytes of the longest packet on its way. */
  int mtu() {
    return mtu;
  }

  /** Bytes of the longest segment that it takes. */
  int longest() {
    return longest;
  }

  /** Cycles that bytes may stay unacknowledged, 0 for what retries take. */
  long patience() {
    return user == null ? 0 : user.patience();
  }

  /** Its sending half. */
  public TcpSender sender() {
    return sender;
  }

  /** Its receiving half. */
  public TcpReceiver receiver() {
    return receiver;
  }

  /** The bytes that have come and not been read. */
  public TcpReceiveQueue received() {
    return receiver.queue();
  }

  /** Whether somebody still uses it. */
  boolean isUsed() {
    return user != null;
  }

  /** Sets who is told what happens; null for nobody. */
  public void setUser(@Nullable TcpUser owner) {
    marks = user == null ? marks : user.marks(remote.address()); // as its last user has left them
    user = owner;
    keepAlive.update();
  }

  /** What the user wants has changed. */
  void optionsChanged() {
    keepAlive.update();
  }

  @Nullable KeepAlive keepAliveOfUser() {
    return user == null ? null : user.keepAlive();
  }

  boolean corks() {
    return user != null && user.corks();
  }

  /** Whether urgent data stays in its place (SO_OOBINLINE). */
  boolean keepsUrgentInline() {
    return user != null && user.keepsUrgentInline();
  }

  /** The peer has said that something is urgent. */
  void urgentAnnounced() {
    if (user != null) {
      user.urgentAnnounced();
    }
  }

  @Nullable TcpListener listener() {
    return listener;
  }

  void enter(TcpState newState) {
    state = newState;
    internet.code().store(object + STATE_WORD, newState.ordinal());
  }

  void lookAtSending() {
    internet.code().load(object + SEND_WORD);
  }

  void noteSending(int sequence) {
    internet.code().store(object + SEND_WORD, sequence);
  }

  void noteReceiving(int sequence) {
    internet.code().store(object + RECEIVE_WORD, sequence);
  }

  boolean noDelay() {
    return user != null && user.noDelay();
  }

  int synRetries() {
    return user == null ? TcpUser.SYN_RETRIES : user.synRetries();
  }

  /** Bytes that may wait to be read. */
  int receiveBuffer(int otherwise) {
    return user == null ? otherwise : user.receiveBuffer();
  }

  /** A segment has come: says whether its packet was kept. */
  boolean receive(Packet packet, TcpHeader header, int length) {
    keepAlive.heard();
    return input.receive(packet, header, length);
  }

  /** Both sides have sent SYN at once. */
  void crossed() {
    enter(TcpState.SYN_RECEIVED);
    sender.sendSyn(TcpHeader.SYN | TcpHeader.ACK);
  }

  /** A segment acknowledges what was never sent. */
  void refuse(TcpHeader header) {
    tcp.refuse(header, 0, local, remote);
  }

  /** The peer has sent all it will send. */
  void peerFinished() {
    receiver.expect(receiver.expected() + 1);
    switch (state) {
      case ESTABLISHED -> enter(TcpState.CLOSE_WAIT);
      case FIN_WAIT_1 -> enter(TcpState.CLOSING);
      case FIN_WAIT_2 -> waitForStrays();
      default -> {}
    }
    if (user != null) {
      user.peerFinished();
    }
  }

  void wakeReader() {
    if (user != null) {
      user.received();
    }
  }

  /** The peer has acknowledged something. */
  void roomMade() {
    if (user != null) {
      user.roomMade();
    }
  }

  /** Sends SYN. */
  public void open() {
    enter(TcpState.SYN_SENT);
    sender.open(TcpHeader.SYN);
  }

  /** Answers SYN with SYN and ACK; whoever listens gets the connection when it stands. */
  void openFrom(TcpHeader syn, TcpListener from) {
    listener = from;
    marks = from.marks(remote.address());
    receiver.limit(from.receiveBuffer());
    enter(TcpState.SYN_RECEIVED);
    learn(syn);
    sender.open(TcpHeader.SYN | TcpHeader.ACK);
  }

  /** Takes from a SYN where the peer begins and how long its segments may be. */
  void learn(TcpHeader syn) {
    extensions.learn(syn);
    receiver.learn(syn);
    sender.learn(syn);
  }

  /** The handshake is over. */
  void established() {
    enter(TcpState.ESTABLISHED);
    if (listener != null) {
      listener.arrived(this);
      listener = null;
    }
    keepAlive.update();
    if (user != null) {
      user.established();
    }
  }

  /** The program will send no more. */
  public void finish() {
    enter(state == TcpState.CLOSE_WAIT ? TcpState.LAST_ACK : TcpState.FIN_WAIT_1);
    sender.finish();
  }

  /** Sends a segment; one for which there is no memory is as good as lost. */
  void transmit(int sequence, int length, int flags, TcpOptions options) {
    int window = receiver.announce((flags & TcpHeader.SYN) != 0);
    int expected = receiver.expected();
    boolean syn = (flags & TcpHeader.SYN) != 0;
    boolean tells = length == 0 && extensions.isSelective();
    TcpOptions all = extensions.complete(options, syn, tells ? received().ranges() : List.of());
    TcpHeader plain = TcpHeader.of(local, remote, sequence, expected, flags, window, all);
    int urgent = sender.urgentFrom(sequence);
    TcpHeader header = urgent == 0 ? plain : plain.withUrgent(urgent);
    Packet packet = internet.packet(remote.address(), header.bytes() + length);
    if (packet == null) {
      return;
    }
    if (length > 0) {
      sender.copy(sequence, length, packet, header.data(packet));
    }
    tcp.transmit(
        packet, header, local, remote, user == null ? marks : user.marks(remote.address()));
    if ((flags & TcpHeader.ACK) != 0) {
      receiver.acknowledged();
    }
  }

  /** Acknowledges at once. */
  void acknowledge() {
    transmit(sender.next(), 0, TcpHeader.ACK, TcpOptions.NONE);
  }

  /** Sends what a peer that is there must answer: an old byte's number. */
  void ask() {
    transmit(sender.unacknowledged() - 1, 0, TcpHeader.ACK, TcpOptions.NONE);
  }

  /** Whether a probe could find the window open, or the peer gone. */
  boolean mayHaveOpened() {
    TcpConnection peer = peer();
    return peer == null || peer.receiver.window() > 0;
  }

  /** Whether a probe would find nobody. */
  boolean isPeerGone() {
    return peer() == null;
  }

  private @Nullable TcpConnection peer() {
    Internet there = internet.routes().at(remote.address());
    Transport transport = there == null ? null : there.transport(Ipv4.TCP);
    return transport instanceof Tcp other
        ? other.find(/* local= */ remote, /* remote= */ local)
        : null;
  }

  /** Ends at once, as a peer that has gone wrong or does not answer makes it. */
  void fail(Errno errno) {
    TcpUser owner = user;
    destroy();
    if (owner != null) {
      owner.failed(errno);
    }
  }

  /** Ends it because of the peer, and tells the peer so. */
  void giveUp(Errno errno) {
    TcpUser owner = user;
    reset();
    if (owner != null) {
      owner.failed(errno);
    }
  }

  /** Tells the peer that there is no connection any more. */
  public void reset() {
    if (state != TcpState.CLOSED && state != TcpState.SYN_SENT) {
      transmit(sender.next(), 0, TcpHeader.RST | TcpHeader.ACK, TcpOptions.NONE);
    }
    destroy();
  }

  /** Both directions have ended: stays for a while, in case the last ACK was lost. */
  void waitForStrays() {
    enter(TcpState.TIME_WAIT);
    sender.stop();
    waitForPeer();
  }

  /** A connection that nobody owns does not wait for ever for the peer's end. */
  void waitForPeer() {
    end.arm(internet.settings().timeWait());
  }

  /** Gives everything back. */
  void destroy() {
    if (state == TcpState.CLOSED) {
      return;
    }
    sender.stop();
    receiver.stop();
    keepAlive.stop();
    end.stop();
    sender.release();
    enter(TcpState.CLOSED);
    tcp.forget(this);
    internet.memory().heap().release(object, OBJECT_BYTES);
    if (user == null) {
      received().release();
    }
  }
}
