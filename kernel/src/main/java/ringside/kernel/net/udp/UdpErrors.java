package ringside.kernel.net.udp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.net.ip.IcmpError;
import ringside.kernel.net.ip.SixOptions;
import ringside.kernel.net.socket.Ancillary;
import ringside.kernel.net.socket.Incoming;
import ringside.kernel.net.socket.SocketAddress;
import ringside.kernel.wait.Outcome;

/** What the network has said of a socket's messages (ip(7): IP_RECVERR, MSG_ERRQUEUE). */
final class UdpErrors {
  private static final int IP = 0;
  private static final int RECEIVE_ERRORS = 11;
  private static final int ORIGIN_ICMP = 2;
  private static final int ORIGIN_ICMP_SIX = 3;

  private final Deque<IcmpError> errors = new ArrayDeque<>();
  private int bytes;

  boolean isEmpty() {
    return errors.isEmpty();
  }

  /** Bytes of the packets that are kept. */
  int bytes() {
    return bytes;
  }

  /** Keeps what the network has said, with its packet. */
  void add(IcmpError error) {
    errors.addLast(error);
    bytes += error.packet().length();
  }

  /** What the next one says, or null. */
  @Nullable Errno next() {
    IcmpError first = errors.peekFirst();
    return first == null ? null : first.errno();
  }

  /** Receives the message that could not be delivered, with struct sock_extended_err. */
  Outcome receive(Incoming room, boolean six) {
    IcmpError error = errors.pollFirst();
    if (error == null) {
      return Outcome.failed(Errno.EAGAIN);
    }
    bytes -= error.packet().length();
    try {
      int copied = Math.min(error.quotedBytes(), room.bytes().length());
      error.packet().buffer().drain(room.bytes(), 0, error.quoted(), copied);
      room.setFrom(error.to());
      room.setAncillary(List.of(six ? extendedSix(error) : extended(error)));
      room.answer(Incoming.ERROR_QUEUE);
      if (copied < error.quotedBytes()) {
        room.answer(Incoming.TRUNCATED);
      }
      return Outcome.done(copied);
    } finally {
      error.packet().release();
    }
  }

  /** struct sock_extended_err, and behind it who says so, as struct sockaddr_in. */
  private static Ancillary extended(IcmpError error) {
    int kind = ORIGIN_ICMP | error.type() << 8 | error.code() << 16;
    int offender = Integer.reverseBytes(error.offender().four());
    List<Integer> words =
        List.of(error.errno().number(), kind, 0, 0, SocketAddress.INTERNET, offender, 0, 0);
    return Ancillary.of(IP, RECEIVE_ERRORS, words);
  }

  /** The same for a socket of AF_INET6, with struct sockaddr_in6. */
  private static Ancillary extendedSix(IcmpError error) {
    int origin = error.isSix() ? ORIGIN_ICMP_SIX : ORIGIN_ICMP;
    int kind = origin | error.type() << 8 | error.code() << 16;
    List<Integer> words =
        new ArrayList<>(List.of(error.errno().number(), kind, 0, 0, SocketAddress.INTERNET_SIX, 0));
    words.addAll(SixAncillary.words(error.offender()));
    words.add(0);
    return Ancillary.of(SixOptions.LEVEL, SixOptions.RECEIVE_ERRORS, words);
  }

  /** Forgets all of it. */
  void drop() {
    errors.forEach(error -> error.packet().release());
    errors.clear();
    bytes = 0;
  }
}
