package ringside.kernel.syscall.net;

import ringside.isa.abi.Errno;
import ringside.kernel.net.socket.Socket;
import ringside.kernel.net.socket.SocketAddress;
import ringside.kernel.net.socket.SocketType;
import ringside.kernel.syscall.Call;
import ringside.kernel.wait.Outcome;

/** The ioctls about a socket itself (tcp(7), udp(7), unix(7)). */
final class SocketControl {
  private static final int SIOCATMARK = 0x8905;
  private static final int SIOCOUTQ = 0x5411;

  private SocketControl() {}

  /** Answers a question, or ENOTTY where it is none of these. */
  static Outcome ask(Call call) {
    Socket socket = SocketCalls.socketOf(call);
    if (socket == null) {
      return Outcome.failed(SocketCalls.mistake(call));
    }
    return switch (call.argument(1)) {
      case SIOCATMARK -> {
        boolean marks = socket.family() == SocketAddress.UNIX || socket.type() == SocketType.STREAM;
        yield marks ? answer(call, socket.atMark() ? 1 : 0) : Outcome.failed(Errno.ENOTTY);
      }
      case SIOCOUTQ ->
          socket.listens() ? Outcome.failed(Errno.EINVAL) : answer(call, socket.unsent());
      default -> Outcome.failed(Errno.ENOTTY);
    };
  }

  private static Outcome answer(Call call, int value) {
    call.memory().writeWord(call.argument(2), value);
    return Outcome.done(0);
  }
}
