package ringside.kernel.syscall.net;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.kernel.memory.UserVectors;
import ringside.kernel.net.socket.Ancillary;
import ringside.kernel.net.socket.Incoming;
import ringside.kernel.net.socket.Outgoing;
import ringside.kernel.net.socket.PeerCredentials;
import ringside.kernel.net.socket.Socket;
import ringside.kernel.net.socket.Waiting;
import ringside.kernel.process.PendingCall;
import ringside.kernel.signal.SignalInfo;
import ringside.kernel.signal.delivery.Signals;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.IoVectors;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.TimerQueue;

/** What all calls that send or receive over a socket do: timeouts, flags, SIGPIPE. */
public final class SocketTransfer {
  /** MSG_DONTWAIT. */
  static final int DONT_WAIT = 0x40;

  /** MSG_NOSIGNAL. */
  static final int NO_SIGNAL = 0x4000;

  private final Signals signals;
  private final GuestClock clock;

  public SocketTransfer(Signals signals, GuestClock clock) {
    this.signals = signals;
    this.clock = clock;
  }

  /** Whether and until when this call may wait; the deadline is that of its first try. */
  Waiting waiting(Call call, Socket socket, long timeout, int flags) {
    PendingCall pending = call.pending();
    long now = clock.cycles();
    if (!pending.retried()) {
      pending.setDeadline(timeout == 0 ? TimerQueue.NEVER : now + timeout);
    }
    boolean nonBlocking = socket.nonBlocking() || (flags & DONT_WAIT) != 0;
    return new Waiting(nonBlocking, pending.progress(), pending.retried(), pending.deadline(), now);
  }

  /** When a message has come, or null where nobody wants to know. */
  @Nullable Ancillary timeStamp(Socket socket, Incoming message) {
    return TimeStamps.of(socket.options(), message, clock);
  }

  public Outcome read(Call call, Socket socket) {
    return read(call, socket, plain(call));
  }

  public Outcome read(Call call, Socket socket, List<UserVectors.Part> parts) {
    return read(call, socket, new UserVectors(call.memory(), parts));
  }

  private Outcome read(Call call, Socket socket, UserVectors bytes) {
    Incoming room = new Incoming(bytes, 0);
    Outcome outcome = receive(call, socket, room, 0);
    room.giveUpRights();
    return outcome;
  }

  public Outcome write(Call call, Socket socket) {
    return send(call, socket, outgoing(call, plain(call)));
  }

  public Outcome write(Call call, Socket socket, List<UserVectors.Part> parts) {
    return send(call, socket, outgoing(call, new UserVectors(call.memory(), parts)));
  }

  Outcome receive(Call call, Socket socket, Incoming room, int flags) {
    return socket.receive(room, waiting(call, socket, socket.options().receiveTimeout(), flags));
  }

  /** Sends; a broken connection is a signal, too. */
  Outcome send(Call call, Socket socket, Outgoing message) {
    Waiting waiting = waiting(call, socket, socket.options().sendTimeout(), message.flags());
    Outcome outcome = socket.send(message, waiting);
    boolean broken = outcome instanceof Outcome.Failed failed && failed.errno() == Errno.EPIPE;
    if (broken && socket.signalsBrokenPipe() && (message.flags() & NO_SIGNAL) == 0) {
      signals.send(call.thread(), SignalInfo.kernel(Signal.SIGPIPE));
    }
    return outcome;
  }

  /** The bytes that the second and third argument name. */
  static UserVectors plain(Call call) {
    int length = call.argument(2);
    call.memory().requireUser(call.argument(1), length);
    int most = length < 0 ? IoVectors.MOST_BYTES : Math.min(length, IoVectors.MOST_BYTES);
    return UserVectors.of(call.memory(), call.argument(1), most);
  }

  private static Outgoing outgoing(Call call, UserVectors bytes) {
    return new Outgoing(bytes, null, List.of(), PeerCredentials.of(call.process()), 0);
  }
}
