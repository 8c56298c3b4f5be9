package ringside.kernel.net.tcp;

import ringside.isa.abi.Errno;
import ringside.kernel.memory.UserVectors;
import ringside.kernel.net.ip.Internet;
import ringside.kernel.net.ip.Packet;
import ringside.kernel.text.Routine;

/** A connection's sending half: bytes that wait, are on their way, or must go once more. */
public final class TcpSender {
  private static final int DEFAULT_SEGMENT = 536;
  private static final int MOST_RETRIES = 15;
  private static final int FARTHEST_URGENT = 65535;
  private static final long NEVER = -1;

  private final Internet internet;
  private final TcpConnection connection;
  private final TcpSendQueue queue;
  private final TcpRate rate;
  private final TcpNagle nagle;
  private final TcpRecovery recovery;
  private final TcpClock retransmission;
  private final TcpClock probe;
  private final int longest;
  private int segment = DEFAULT_SEGMENT;
  private int unacknowledged;
  private int next;
  private int highest;
  private int peerWindow;
  private int peerShift;
  private int retries;
  private int repeated;
  private long inVainSince;
  private long closedSince = NEVER;
  private int deferredRetries;
  private boolean synAcknowledged;
  private boolean finWanted;
  private boolean finSent;
  private int finSequence;
  private int urgentUpTo;
  private boolean urgent;
  private int measuredUpTo;
  private long measuredSince;
  private boolean measuring;

  /**
   * Nothing to send.
   *
   * @param longest bytes of the longest segment that goes to the peer whole
   * @param first sequence number of SYN
   */
  TcpSender(Internet internet, TcpConnection connection, int longest, int first) {
    this.internet = internet;
    this.connection = connection;
    this.longest = longest;
    this.queue = new TcpSendQueue(internet.memory());
    this.nagle = new TcpNagle(connection);
    this.rate = new TcpRate(internet.settings().cyclesPerMilli(), longest);
    this.recovery = new TcpRecovery(connection, this, internet.code());
    this.retransmission =
        new TcpClock(
            internet,
            connection.timerField(TcpConnection.TcpTimer.RETRANSMISSION),
            this::retransmit,
            () -> true);
    this.probe =
        new TcpClock(
            internet,
            connection.timerField(TcpConnection.TcpTimer.PROBE),
            this::probeWindow,
            () -> connection.patience() > 0 || connection.mayHaveOpened());
    this.unacknowledged = first;
    this.next = first;
    this.highest = first;
  }

  /** Bytes that the peer has not acknowledged. */
  public int unsent() {
    return queue.length();
  }

  /** What it does about gaps. */
  TcpRecovery recovery() {
    return recovery;
  }

  int next() {
    return next;
  }

  int unacknowledged() {
    return unacknowledged;
  }

  int highest() {
    return highest;
  }

  int peerWindow() {
    return peerWindow;
  }

  TcpRate rate() {
    return rate;
  }

  /** How often what is on its way has been sent again in vain. */
  int retries() {
    return retries;
  }

  /** Segments sent again so far. */
  int repeated() {
    return repeated;
  }

  /** By how many bits the peer's windows are divided. */
  int peerShift() {
    return peerShift;
  }

  /** Bytes sent that are not acknowledged. */
  int onTheWay() {
    return next - unacknowledged;
  }

  /** Bytes of the longest segment that is sent. */
  int segment() {
    return segment;
  }

  /** Takes from the peer's SYN how long its segments may be, and how many bytes it has room for. */
  void learn(TcpHeader syn) {
    int maximum = syn.options().maximum();
    segment = Math.min(longest, maximum == 0 ? DEFAULT_SEGMENT : maximum);
    segment -= connection.extensions().bytes();
    rate.setSegment(segment);
    peerShift = Math.max(0, syn.options().shift());
    peerWindow = syn.window();
  }

  /** Bytes that the peer has room for, as a segment of it says that is no SYN. */
  int windowOf(TcpHeader header) {
    return header.window() << peerShift;
  }

  /** Sends SYN for the first time, with ACK or without. */
  void open(int flags) {
    highest = next + 1;
    sendSyn(flags);
  }

  /** Sends SYN. */
  void sendSyn(int flags) {
    // An answer to SYN speaks of scaling where the SYN did (RFC 7323, 2.2).
    boolean first = (flags & TcpHeader.ACK) == 0;
    int shift = first ? TcpReceiver.SHIFT : connection.receiver().shift();
    connection.transmit(unacknowledged, 0, flags, new TcpOptions(longest, shift));
    next = unacknowledged + 1;
    armRetransmission();
  }

  /**
   * Appends bytes and sends what may be sent; tells how many it could read.
   *
   * @param mood whether what follows is to go along, or the last byte is urgent
   */
  int send(UserVectors bytes, int offset, int length, TcpNagle.Mood mood) {
    int appended = queue.append(bytes, offset, length);
    if (mood == TcpNagle.Mood.URGENT) {
      urgent = true;
      urgentUpTo = unacknowledged + queue.length();
    }
    nagle.with(mood, this::output);
    return appended;
  }

  /** How far behind a byte the urgent data ends that the peer has not acknowledged, or 0. */
  int urgentFrom(int sequence) {
    int distance = urgentUpTo - sequence;
    return urgent && distance > 0 ? Math.min(distance, FARTHEST_URGENT) : 0;
  }

  /**
   * What waits to be sent with more may go now.
   *
   * @param all whether small segments need not even wait for an acknowledgement
   */
  void push(boolean all) {
    if (connection.state().sends() && queue.length() > next - unacknowledged) {
      nagle.with(all ? TcpNagle.Mood.PUSH : TcpNagle.Mood.USUAL, this::output);
    }
  }

  /** Appends bytes of the host's and sends what may be sent. */
  public void send(byte[] bytes) {
    queue.append(bytes);
    output();
  }

  /** Ends what is sent with FIN. */
  void finish() {
    finWanted = true;
    output();
  }

  /** Whether everything, FIN included, has been acknowledged. */
  boolean finAcknowledged() {
    return finSent && unacknowledged - (finSequence + 1) == 0;
  }

  /** Sends as much as both windows and Nagle's rule allow. */
  public void output() {
    internet.code().run(Routine.TCP_OUTPUT);
    connection.lookAtSending();
    while (!connection.state().isOpening() && connection.state() != TcpState.CLOSED) {
      next = recovery.missingFrom(next);
      int onTheWay = next - unacknowledged;
      int unsent = queue.length() - onTheWay;
      int gap = recovery.gapAt(next);
      int room = Math.min(peerWindow, rate.window()) - onTheWay;
      int length = Math.max(0, Math.min(Math.min(Math.min(segment, gap), unsent), room));
      boolean fin = finWanted && !finAcknowledged() && unsent >= 0 && length == unsent;
      if (length == 0 && !fin
          || !fin && !urgent && length < gap && nagle.waits(length, segment, unsent, onTheWay)) {
        break;
      }
      sendPart(length, unsent, fin);
    }
    armTimers();
  }

  private void sendPart(int length, int unsent, boolean fin) {
    connection.receiver().answered();
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
    connection.transmit(next, length, flags, TcpOptions.NONE);
    next += length + (fin ? 1 : 0);
    if (next - highest > 0) {
      highest = next;
    }
    connection.noteSending(next);
  }

  private void armTimers() {
    if (next - unacknowledged > 0) {
      probe.stop();
      if (!retransmission.isArmed()) {
        armRetransmission();
      }
    } else if (queue.length() > 0 && !probe.isArmed()) {
      retransmission.stop();
      probe.arm(peerWindow > 0 ? rate.longestHold() : probeTimeout());
    }
  }

  private void armRetransmission() {
    retransmission.arm(timeout());
  }

  /** Copies bytes from a sequence number on into a packet. */
  void copy(int sequence, int length, Packet packet, int offset) {
    queue.copy(sequence - unacknowledged, length, packet, offset);
  }

  void setPeerWindow(int bytes) {
    if (bytes > 0) {
      probe.stop();
      closedSince = NEVER;
    }
    peerWindow = bytes;
  }

  /** A segment has acknowledged up to a byte. */
  void acknowledged(TcpHeader header) {
    long trip = measuring ? -1 : connection.extensions().roundTrip(header);
    if (trip > 0) {
      rate.measured(trip);
    }
    acknowledged(header.acknowledgement());
    recovery.acknowledged();
  }

  private void acknowledged(int upTo) {
    internet.code().run(Routine.TCP_ACKNOWLEDGE);
    int acked = upTo - unacknowledged;
    if (measuring && upTo - measuredUpTo >= 0) {
      measuring = false;
      rate.measured(internet.now() - measuredSince);
    }
    rate.acknowledged(acked);
    // SYN has a number of its own, but no place in the queue; neither has FIN, at its end.
    int bytes = synAcknowledged ? acked : acked - 1;
    synAcknowledged = true;
    queue.drop(Math.min(bytes, queue.length()));
    unacknowledged = upTo;
    urgent = urgent && urgentUpTo - unacknowledged > 0;
    if (next - unacknowledged < 0) {
      next = unacknowledged;
    }
    retries = 0;
    retransmission.stop();
    if (next - unacknowledged > 0) {
      armRetransmission();
    }
    connection.noteSending(next);
    connection.roomMade();
  }

  /** Sends bytes again, and FIN where it follows them. */
  void repeat(int from, int wanted) {
    repeated++;
    int left = queue.length() - (from - unacknowledged);
    int length = Math.min(wanted, left);
    boolean fin = finSent && length == left;
    measuring = false;
    connection.transmit(from, length, TcpHeader.ACK | (fin ? TcpHeader.FIN : 0), TcpOptions.NONE);
    armRetransmission();
  }

  /** Whether anything waits for an acknowledgement. */
  boolean isWaiting() {
    return highest - unacknowledged > 0;
  }

  private void retransmit() {
    if (retries == 0) {
      inVainSince = internet.now() - rate.timeout(0);
    }
    retries++;
    repeated++;
    measuring = false;
    if (retries > mostRetries() || isOverdue()) {
      connection.fail(Errno.ETIMEDOUT);
      return;
    }
    TcpState state = connection.state();
    if (state.isOpening()) {
      openAgain(state);
      return;
    }
    recovery.stop();
    rate.lostAll(next - unacknowledged);
    next = unacknowledged;
    output();
    if (!retransmission.isArmed() && isWaiting()) {
      armRetransmission();
    }
  }

  private void openAgain(TcpState state) {
    if (retries < deferredRetries) {
      armRetransmission(); // The peer has answered already (Linux: syn_ack_recalc).
    } else {
      sendSyn(state == TcpState.SYN_SENT ? TcpHeader.SYN : TcpHeader.SYN | TcpHeader.ACK);
    }
  }

  /** The peer has answered to SYN, but the listener waits for its first bytes. */
  void deferUntil(int wantedRetries) {
    deferredRetries = wantedRetries;
  }

  /** Whether the program does not want to wait any longer (TCP_USER_TIMEOUT). */
  private boolean isOverdue() {
    long patience = connection.patience();
    return patience > 0 && internet.now() - inVainSince >= patience;
  }

  /** Cycles until the next try; not beyond what the program wants to wait. */
  private long timeout() {
    long usual = rate.timeout(retries);
    long patience = connection.patience();
    return patience == 0 || retries == 0
        ? usual
        : Math.max(1, Math.min(usual, inVainSince + patience - internet.now()));
  }

  private int mostRetries() {
    return connection.state().isOpening()
        ? Math.max(deferredRetries, connection.synRetries())
        : MOST_RETRIES;
  }

  private void probeWindow() {
    if (peerWindow > 0) {
      push(true); // It was only held back, and long enough.
      return;
    }
    long now = internet.now();
    long patience = connection.patience();
    closedSince = closedSince == NEVER ? now : closedSince;
    if (patience > 0 && now - closedSince >= patience) {
      connection.fail(Errno.ETIMEDOUT);
      return;
    }
    retries = Math.min(retries + 1, MOST_RETRIES);
    connection.ask();
    probe.arm(probeTimeout());
  }

  /** Cycles until the next look at a closed window; not beyond what the program wants to wait. */
  private long probeTimeout() {
    long usual = rate.timeout(retries);
    long patience = connection.patience();
    return patience == 0 || closedSince == NEVER
        ? usual
        : Math.max(1, Math.min(usual, closedSince + patience - internet.now()));
  }

  /** Nothing is sent again by itself. */
  void stop() {
    retransmission.stop();
    probe.stop();
  }

  /** Gives everything back. */
  void release() {
    queue.release();
  }
}
