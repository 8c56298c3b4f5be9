package ringside.kernel.net;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.memory.UserVectors;
import ringside.kernel.text.Routine;

/**
 * A TCP connection (RFC 9293), a kernel object of its own: it may outlive its user. What arrives
 * goes to {@link TcpInput}; here is what is sent.
 */
final class TcpConnection {
  /** The longest segment that is sent and taken, where packets may be longer: an Ethernet's. */
  private static final int SEGMENT = 1460;

  private static final int DEFAULT_SEGMENT = 536;
  private static final int LARGEST_WINDOW = 65535;
  private static final int OBJECT_BYTES = 256;
  private static final int SEND_WORD = 0;
  private static final int RECEIVE_WORD = 4;
  private static final int STATE_WORD = 8;
  private static final int DELAY_MILLIS = 40;
  private static final int QUICK_ACKNOWLEDGEMENTS = 16;
  private static final int MOST_RETRIES = 15;

  private final Internet internet;
  private final Tcp tcp;
  private final SocketAddress.Internet local;
  private final SocketAddress.Internet remote;
  private final int object;
  private final TcpSendQueue sendQueue;
  private final TcpReceiveQueue receiveQueue;
  private final TcpRate rate;
  private final TcpClock retransmission;
  private final TcpClock probe;
  private final TcpClock delayed;
  private final TcpClock end;
  private @Nullable TcpUser user;
  private @Nullable TcpSocket listener;
  private TcpState state = TcpState.CLOSED;
  private int unacknowledged;
  private int next;
  private int highest;
  private int peerWindow;
  private int expected;
  private final int longest;
  private int segment = DEFAULT_SEGMENT;
  private int retries;
  private boolean finWanted;
  private int measuredUpTo;
  private long measuredSince;
  private boolean measuring;
  private int bufferLimit = SocketOptions.DEFAULT_BUFFER;
  private int owed;
  private int quick = QUICK_ACKNOWLEDGEMENTS;
  private int edge;
  private boolean finSent;
  private int finSequence;
  private boolean peerFinSeen;
  private int peerFinSequence;
  private final TcpInput input = new TcpInput(this);

  TcpConnection(
      Internet internet, Tcp tcp, SocketAddress.Internet local, SocketAddress.Internet remote) {
    this.internet = internet;
    this.tcp = tcp;
    this.local = local;
    this.remote = remote;
    internet.code().run(Routine.TCP_CONNECT);
    this.object = internet.memory().heap().allocate(OBJECT_BYTES);
    this.sendQueue = new TcpSendQueue(internet.memory());
    this.receiveQueue = new TcpReceiveQueue(internet.code());
    int mtu = internet.mtu(remote.address());
    this.longest = Math.min(SEGMENT, mtu - Ipv4.BYTES - TcpHeader.BYTES);
    this.rate = new TcpRate(internet.settings().cyclesPerMilli(), longest);
    this.retransmission = new TcpClock(internet, this::retransmit, () -> true);
    this.probe = new TcpClock(internet, this::probeWindow, this::mayHaveOpened);
    this.delayed = new TcpClock(internet, this::acknowledge, () -> true);
    this.end = new TcpClock(internet, this::destroy, () -> false);
    this.unacknowledged = tcp.initialSequence();
    this.next = unacknowledged;
    this.highest = unacknowledged;
  }

  SocketAddress.Internet local() {
    return local;
  }

  SocketAddress.Internet remote() {
    return remote;
  }

  TcpState state() {
    return state;
  }

  /** Whether somebody still uses it. */
  boolean isUsed() {
    return user != null;
  }

  void setUser(@Nullable TcpUser owner) {
    user = owner;
  }

  @Nullable TcpSocket listener() {
    return listener;
  }

  TcpReceiveQueue received() {
    return receiveQueue;
  }

  /** Bytes that the peer has not acknowledged. */
  int unsent() {
    return sendQueue.length();
  }

  int expected() {
    return expected;
  }

  int unacknowledged() {
    return unacknowledged;
  }

  int highest() {
    return highest;
  }

  void enter(TcpState newState) {
    state = newState;
    internet.code().store(object + STATE_WORD, newState.ordinal());
  }

  /** Whether the peer may send a segment that begins so far behind what is expected. */
  boolean mayStartAt(int distance) {
    return distance < edge - expected;
  }

  int peerWindow() {
    return peerWindow;
  }

  /** A segment has come: says whether its packet was kept. */
  boolean receive(Packet packet, TcpHeader header, int length) {
    return input.receive(packet, header, length);
  }

  /** Both sides have sent SYN at once. */
  void crossed() {
    enter(TcpState.SYN_RECEIVED);
    sendSyn(TcpHeader.SYN | TcpHeader.ACK);
  }

  /** A segment acknowledges what was never sent. */
  void refuse(TcpHeader header) {
    tcp.refuse(header, 0, local, remote);
  }

  /** Where the peer's bytes end. */
  void finAt(int sequence) {
    peerFinSeen = true;
    peerFinSequence = sequence;
  }

  /** Whether all bytes before the peer's FIN are there. */
  boolean reachedFin() {
    return peerFinSeen && expected - peerFinSequence == 0;
  }

  /** Whether the peer will send no more. */
  boolean reachedEnd() {
    return peerFinSeen && expected - (peerFinSequence + 1) == 0;
  }

  /** The peer has sent all it will send. */
  void peerFinished() {
    expect(expected + 1);
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

  /** Sends SYN. */
  void open() {
    enter(TcpState.SYN_SENT);
    highest = next + 1;
    sendSyn(TcpHeader.SYN);
  }

  /** Answers SYN with SYN and ACK; whoever listens gets the connection when it stands. */
  void openFrom(TcpHeader syn, TcpSocket from) {
    listener = from;
    bufferLimit = from.options().receiveBuffer();
    enter(TcpState.SYN_RECEIVED);
    learn(syn);
    highest = next + 1;
    sendSyn(TcpHeader.SYN | TcpHeader.ACK);
  }

  /** Takes from a SYN where the peer begins and how long its segments may be. */
  void learn(TcpHeader syn) {
    expected = syn.sequence() + 1;
    edge = expected;
    receiveQueue.startAt(expected);
    segment = Math.min(longest, syn.maximum() == 0 ? DEFAULT_SEGMENT : syn.maximum());
    rate.setSegment(segment);
    peerWindow = syn.window();
  }

  private void sendSyn(int flags) {
    transmit(unacknowledged, 0, flags, longest);
    next = unacknowledged + 1;
    armRetransmission();
  }

  /** The handshake is over. */
  void established() {
    enter(TcpState.ESTABLISHED);
    if (listener != null) {
      listener.arrived(this);
      listener = null;
    }
    if (user != null) {
      user.established();
    }
  }

  /** Appends bytes and sends what may be sent. */
  void send(UserVectors bytes, int offset, int length) {
    sendQueue.append(bytes, offset, length);
    output();
  }

  /** Appends bytes of the host's and sends what may be sent. */
  void send(byte[] bytes) {
    sendQueue.append(bytes);
    output();
  }

  /** The program will send no more. */
  void finish() {
    finWanted = true;
    enter(state == TcpState.CLOSE_WAIT ? TcpState.LAST_ACK : TcpState.FIN_WAIT_1);
    output();
  }

  /** Whether everything, FIN included, has been acknowledged. */
  boolean finAcknowledged() {
    return finSent && unacknowledged - (finSequence + 1) == 0;
  }

  /** Sends as much as both windows and Nagle's rule allow. */
  void output() {
    internet.code().run(Routine.TCP_OUTPUT);
    internet.code().load(object + SEND_WORD);
    while (!state.isOpening() && state != TcpState.CLOSED) {
      int onTheWay = next - unacknowledged;
      int unsent = sendQueue.length() - onTheWay;
      int room = Math.min(peerWindow, rate.window()) - onTheWay;
      int length = Math.max(0, Math.min(Math.min(segment, unsent), room));
      boolean fin = finWanted && !finAcknowledged() && unsent >= 0 && length == unsent;
      if (length == 0 && !fin || !fin && waits(length, unsent, onTheWay)) {
        break;
      }
      sendPart(length, unsent, fin);
    }
    armTimers();
  }

  /** Small segments wait while something is on its way (RFC 896), unless they are told not to. */
  private boolean waits(int length, int unsent, int onTheWay) {
    boolean small = length < segment;
    boolean noDelay = user != null && user.noDelay() && length == unsent;
    return small && onTheWay > 0 && !noDelay;
  }

  private void sendPart(int length, int unsent, boolean fin) {
    quick = owed > 0 ? 0 : quick;
    int flags = TcpHeader.ACK | (fin ? TcpHeader.FIN : 0);
    flags |= length > 0 && length == unsent ? TcpHeader.PSH : 0;
    if (!measuring && next - highest == 0) {
      measuring = true;
      measuredUpTo = next + length;
      measuredSince = internet.now();
    }
    if (fin) {
      finSent = true;
      finSequence = next + length;
    }
    transmit(next, length, flags, 0);
    next += length + (fin ? 1 : 0);
    if (next - highest > 0) {
      highest = next;
    }
    internet.code().store(object + SEND_WORD, next);
  }

  private void armTimers() {
    if (next - unacknowledged > 0) {
      probe.stop();
      if (!retransmission.isArmed()) {
        armRetransmission();
      }
    } else if (sendQueue.length() > 0 && !probe.isArmed()) {
      retransmission.stop();
      probe.arm(rate.timeout(retries));
    }
  }

  private void armRetransmission() {
    retransmission.arm(rate.timeout(retries));
  }

  /** Sends a segment; one for which there is no memory is as good as lost. */
  private void transmit(int sequence, int length, int flags, int maximum) {
    int window = window();
    edge = expected + window;
    TcpHeader header = TcpHeader.of(local, remote, sequence, expected, flags, window, maximum);
    Packet packet = internet.packet(header.bytes() + length);
    if (packet == null) {
      return;
    }
    if (length > 0) {
      sendQueue.copy(sequence - unacknowledged, length, packet, header.data());
    }
    tcp.transmit(packet, header, local, remote);
    if ((flags & TcpHeader.ACK) != 0) {
      owed = 0;
      delayed.stop();
    }
  }

  /** Bytes that the peer may send: what was announced once stays so. */
  int window() {
    int limit = user == null ? bufferLimit : user.receiveBuffer();
    int room = Math.min(LARGEST_WINDOW, Math.max(0, limit / 2 - receiveQueue.length()));
    int left = Math.max(0, edge - expected);
    // A window that opens by little only invites small segments (RFC 9293, 3.8.6.2.2).
    return left == 0 && room < Math.min(longest, limit / 4) ? 0 : Math.max(room, left);
  }

  /** Acknowledges at once. */
  void acknowledge() {
    transmit(next, 0, TcpHeader.ACK, 0);
  }

  /**
   * Acknowledges every second segment, or after a while (RFC 9293, 3.8.6.3); at the beginning each
   * one, as long as it does not look as if an answer would carry the acknowledgement.
   */
  void acknowledgeSoon() {
    owed++;
    quick--;
    if (owed >= 2 || quick >= 0) {
      acknowledge();
    } else if (!delayed.isArmed()) {
      delayed.arm(DELAY_MILLIS * internet.settings().cyclesPerMilli());
    }
  }

  /** The program has read: the peer is told when much has become free. */
  void hasRead() {
    int gained = window() - Math.max(0, edge - expected);
    if (state.receives() && gained >= Math.min(2 * segment, LARGEST_WINDOW / 2)) {
      acknowledge();
    }
  }

  /** The next byte expected has moved. */
  void expect(int sequence) {
    expected = sequence;
    internet.code().store(object + RECEIVE_WORD, sequence);
  }

  void setPeerWindow(int bytes) {
    if (bytes > 0) {
      probe.stop();
    }
    peerWindow = bytes;
  }

  /** The peer has acknowledged up to a byte. */
  void acknowledged(int upTo) {
    internet.code().run(Routine.TCP_ACKNOWLEDGE);
    int acked = upTo - unacknowledged;
    if (measuring && upTo - measuredUpTo >= 0) {
      measuring = false;
      rate.measured(internet.now() - measuredSince);
    }
    rate.acknowledged(acked);
    sendQueue.drop(Math.min(acked, sendQueue.length()));
    unacknowledged = upTo;
    if (next - unacknowledged < 0) {
      next = unacknowledged;
    }
    retries = 0;
    retransmission.stop();
    if (next - unacknowledged > 0) {
      armRetransmission();
    }
    internet.code().store(object + SEND_WORD, next);
    if (user != null) {
      user.roomMade();
    }
  }

  /** Sends the first unacknowledged segment again, at once. */
  void retransmitFirst() {
    rate.lostOne(next - unacknowledged);
    int length = Math.min(segment, sendQueue.length());
    boolean fin = finSent && length == sendQueue.length();
    measuring = false;
    transmit(unacknowledged, length, TcpHeader.ACK | (fin ? TcpHeader.FIN : 0), 0);
    armRetransmission();
  }

  /** Whether anything waits for an acknowledgement. */
  boolean isWaiting() {
    return highest - unacknowledged > 0;
  }

  private void retransmit() {
    retries++;
    measuring = false;
    if (retries > mostRetries()) {
      fail(Errno.ETIMEDOUT);
      return;
    }
    if (state.isOpening()) {
      sendSyn(state == TcpState.SYN_SENT ? TcpHeader.SYN : TcpHeader.SYN | TcpHeader.ACK);
      return;
    }
    rate.lostAll(next - unacknowledged);
    next = unacknowledged;
    output();
    if (!retransmission.isArmed() && isWaiting()) {
      armRetransmission();
    }
  }

  private int mostRetries() {
    if (!state.isOpening()) {
      return MOST_RETRIES;
    }
    return user == null ? TcpSocket.SYN_RETRIES : user.synRetries();
  }

  private void probeWindow() {
    retries = Math.min(retries + 1, MOST_RETRIES);
    transmit(unacknowledged - 1, 0, TcpHeader.ACK, 0);
    probe.arm(rate.timeout(retries));
  }

  /** Whether a probe could find the window open, or the peer gone. */
  private boolean mayHaveOpened() {
    Tcp there = internet.tcpAt(remote.address());
    TcpConnection peer =
        there == null ? null : there.find(/* local= */ remote, /* remote= */ local);
    return peer == null || peer.window() > 0;
  }

  /** Ends at once, as a peer that has gone wrong or does not answer makes it. */
  void fail(Errno errno) {
    TcpUser owner = user;
    destroy();
    if (owner != null) {
      owner.failed(errno);
    }
  }

  /** Tells the peer that there is no connection any more. */
  void reset() {
    if (state != TcpState.CLOSED && state != TcpState.SYN_SENT) {
      transmit(next, 0, TcpHeader.RST | TcpHeader.ACK, 0);
    }
    destroy();
  }

  /** Both directions have ended: stays for a while, in case the last ACK was lost. */
  void waitForStrays() {
    enter(TcpState.TIME_WAIT);
    retransmission.stop();
    probe.stop();
    end.arm(internet.settings().timeWait());
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
    retransmission.stop();
    probe.stop();
    delayed.stop();
    end.stop();
    sendQueue.release();
    enter(TcpState.CLOSED);
    tcp.forget(this);
    internet.memory().heap().release(object, OBJECT_BYTES);
    if (user == null) {
      receiveQueue.release();
    }
  }
}
