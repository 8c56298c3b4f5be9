package ringside.kernel.syscall.net;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.net.ip.InternetSocket;
import ringside.kernel.net.ip.SixOptions;
import ringside.kernel.net.socket.PeerCredentials;
import ringside.kernel.net.socket.Socket;
import ringside.kernel.net.socket.SocketAddress;
import ringside.kernel.net.socket.SocketOptions;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Support;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.Words;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.Outcome;

/** Sockets: setsockopt and getsockopt (socket(7), tcp(7), ip(7)). */
public final class SocketOptionCalls {
  private static final int SOCKET_LEVEL = 1;
  private static final int IP_LEVEL = 0;
  private static final int TYPE = 3;
  private static final int ERROR = 4;
  private static final int SEND_BUFFER = 7;
  private static final int RECEIVE_BUFFER = 8;
  private static final int LINGER = 13;
  private static final int PEER_CREDENTIALS = 17;
  private static final int LOW_WATER = 18;
  private static final int SEND_LOW_WATER = 19;
  private static final int RECEIVE_TIMEOUT_OLD = 20;
  private static final int SEND_TIMEOUT_OLD = 21;
  private static final int LISTENS = 30;
  private static final int PROTOCOL = 38;
  private static final int DOMAIN = 39;
  private static final int RECEIVE_TIMEOUT = 66;
  private static final int SEND_TIMEOUT = 67;

  /**
   * SO_DEBUG, REUSEADDR, DONTROUTE, BROADCAST, KEEPALIVE, OOBINLINE, NO_CHECK, BSDCOMPAT,
   * REUSEPORT, PASSCRED: on or off.
   */
  private static final Set<Integer> SWITCHES = Set.of(1, 2, 5, 6, 9, 10, 11, 14, 15, 16);

  /** SO_PRIORITY, MARK, BUSY_POLL: kept, and of no effect. */
  private static final Set<Integer> NUMBERS = Set.of(12, 36, 46);

  private static final Set<Integer> READ_ONLY =
      Set.of(TYPE, ERROR, PEER_CREDENTIALS, LISTENS, PROTOCOL, DOMAIN, SEND_LOW_WATER);

  private final KernelCode code;
  private final GuestClock clock;

  public SocketOptionCalls(KernelCode code, GuestClock clock) {
    this.code = code;
    this.clock = clock;
  }

  public void register(SyscallTable table) {
    Support some =
        Support.partial(
            "without SO_PEERPIDFD, SO_PEERSEC, SO_BINDTODEVICE, SO_PEEK_OFF and filters,"
                + " TCP_FASTOPEN, TCP_CONGESTION and TCP_MD5SIG, source filters of groups; TCP_INFO"
                + " tells what is measured");
    table.add(Syscall.SETSOCKOPT, "diipu", some, this::set);
    table.add(Syscall.GETSOCKOPT, "diipp", some, this::get);
  }

  private Outcome set(Call call) {
    Socket socket = SocketCalls.socketOf(call);
    if (socket == null) {
      return Outcome.failed(SocketCalls.mistake(call));
    }
    code.run(Routine.SOCKET_OPTION);
    if (call.argument(4) < 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    Errno errno =
        call.argument(1) == SOCKET_LEVEL ? setCommon(call, socket) : setOfProtocol(call, socket);
    socket.optionSet(call.argument(1), call.argument(2));
    return errno == null ? Outcome.done(0) : Outcome.failed(errno);
  }

  private @Nullable Errno setCommon(Call call, Socket socket) {
    int option = call.argument(2);
    if (call.argument(4) < 4) {
      return Errno.EINVAL;
    }
    int value = call.memory().readWord(call.argument(3));
    SocketOptions options = socket.options();
    if (READ_ONLY.contains(option)) {
      return Errno.ENOPROTOOPT;
    }
    if (TimeStamps.knows(option)) {
      TimeStamps.set(options, option, value != 0);
      return null;
    }
    if (SWITCHES.contains(option) || NUMBERS.contains(option)) {
      options.set(option, SWITCHES.contains(option) && value != 0 ? 1 : value);
      return null;
    }
    return switch (option) {
      case SEND_BUFFER -> {
        options.setSendBuffer(value);
        yield null;
      }
      case RECEIVE_BUFFER -> {
        options.setReceiveBuffer(value);
        yield null;
      }
      case LOW_WATER -> {
        options.set(LOW_WATER, value <= 0 ? 1 : value);
        yield null;
      }
      case LINGER -> setLinger(call, options, value);
      case RECEIVE_TIMEOUT_OLD, SEND_TIMEOUT_OLD, RECEIVE_TIMEOUT, SEND_TIMEOUT ->
          setTimeout(call, options, option);
      default -> Errno.ENOPROTOOPT;
    };
  }

  private static @Nullable Errno setLinger(Call call, SocketOptions options, int on) {
    if (call.argument(4) < 8) {
      return Errno.EINVAL;
    }
    int seconds = call.memory().readWord(call.argument(3) + 4);
    options.setLinger(new SocketOptions.Linger(on != 0, seconds));
    return null;
  }

  private @Nullable Errno setTimeout(Call call, SocketOptions options, int option) {
    boolean old = option == RECEIVE_TIMEOUT_OLD || option == SEND_TIMEOUT_OLD;
    if (call.argument(4) < (old ? 8 : 16)) {
      return Errno.EINVAL;
    }
    UserMemory memory = call.memory();
    int at = call.argument(3);
    long seconds = old ? memory.readWord(at) : memory.readLong(at);
    long micros = old ? memory.readWord(at + 4) : memory.readLong(at + 8);
    if (micros < 0 || micros >= 1_000_000) {
      return Errno.EDOM;
    }
    long nanos = Math.min(Math.max(seconds, 0), 1_000_000_000L) * 1_000_000_000L + micros * 1000;
    long cycles = nanos == 0 ? 0 : Math.max(1, clock.toCycles(nanos));
    if (option == RECEIVE_TIMEOUT_OLD || option == RECEIVE_TIMEOUT) {
      options.setReceiveTimeout(seconds < 0 ? 1 : cycles);
    } else {
      options.setSendTimeout(seconds < 0 ? 1 : cycles);
    }
    return null;
  }

  private static @Nullable Errno setOfProtocol(Call call, Socket socket) {
    if (socket.family() == SocketAddress.UNIX) {
      return Errno.EOPNOTSUPP;
    }
    if (socket instanceof InternetSocket own
        && GroupCalls.knows(own, call.argument(1), call.argument(2))) {
      return GroupCalls.set(call, own);
    }
    if (!ProtocolOptions.knows(socket, call.argument(1), call.argument(2))) {
      return Errno.ENOPROTOOPT;
    }
    if (call.argument(4) < 4 && call.argument(1) != IP_LEVEL) {
      return Errno.EINVAL;
    }
    return ProtocolOptions.set(socket, call.argument(1), call.argument(2), number(call));
  }

  /** The word, or the one byte with which IP is content (ip(7)); 0 for nothing at all. */
  private static int number(Call call) {
    if (call.argument(4) >= 4) {
      boolean second =
          call.argument(1) == IP_LEVEL
              && call.argument(2) == ProtocolOptions.MULTICAST_INTERFACE
              && call.argument(4) >= 8;
      return call.memory().readWord(call.argument(3) + (second ? 4 : 0));
    }
    return call.argument(4) > 0 ? call.memory().read(call.argument(3), 1)[0] & 0xff : 0;
  }

  private Outcome get(Call call) {
    Socket socket = SocketCalls.socketOf(call);
    if (socket == null) {
      return Outcome.failed(SocketCalls.mistake(call));
    }
    code.run(Routine.SOCKET_OPTION);
    int room = call.memory().readWord(call.argument(4));
    if (room < 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    boolean common = call.argument(1) == SOCKET_LEVEL;
    if (!common && socket.family() == SocketAddress.UNIX) {
      return Outcome.failed(Errno.EOPNOTSUPP);
    }
    int[] words =
        common
            ? common(socket, call.argument(2))
            : ProtocolOptions.get(socket, call.argument(1), call.argument(2));
    if (words == null) {
      return Outcome.failed(unknown(socket, call.argument(1), call.argument(2)));
    }
    byte[] bytes = Words.bytes(words);
    boolean oneByte = call.argument(1) == IP_LEVEL && room > 0 && (words[0] & ~0xff) == 0;
    int length = room < 4 && oneByte ? 1 : Math.min(room, bytes.length);
    call.memory().write(call.argument(3), Arrays.copyOf(bytes, length));
    call.memory().writeWord(call.argument(4), length);
    return Outcome.done(0);
  }

  /** An option of another protocol's is asked of a level that the socket does not have. */
  private static Errno unknown(Socket socket, int level, int option) {
    boolean six = level == SixOptions.LEVEL && socket.family() == SocketAddress.INTERNET_SIX;
    if (six && option == SixOptions.MTU) {
      return Errno.ENOTCONN; // of no route
    }
    boolean known = six || level == SOCKET_LEVEL || level == IP_LEVEL || level == socket.protocol();
    return known ? Errno.ENOPROTOOPT : Errno.EOPNOTSUPP;
  }

  private int @Nullable [] common(Socket socket, int option) {
    SocketOptions options = socket.options();
    if (SWITCHES.contains(option) || NUMBERS.contains(option) || TimeStamps.knows(option)) {
      return new int[] {options.value(option)};
    }
    return switch (option) {
      case TYPE -> new int[] {socket.type().number()};
      case ERROR -> {
        Errno errno = socket.takeError();
        yield new int[] {errno == null ? 0 : errno.number()};
      }
      case SEND_BUFFER -> new int[] {options.sendBuffer()};
      case RECEIVE_BUFFER -> new int[] {options.receiveBuffer()};
      case LINGER -> new int[] {options.linger().on() ? 1 : 0, options.linger().seconds()};
      case PEER_CREDENTIALS -> {
        PeerCredentials who = socket.peerCredentials();
        yield new int[] {who.pid(), who.uid(), who.gid()};
      }
      case LOW_WATER -> new int[] {Math.max(1, options.value(LOW_WATER))};
      case SEND_LOW_WATER -> new int[] {1};
      case LISTENS -> new int[] {socket.listens() ? 1 : 0};
      case PROTOCOL -> new int[] {socket.protocol()};
      case DOMAIN -> new int[] {socket.family()};
      case RECEIVE_TIMEOUT_OLD, RECEIVE_TIMEOUT ->
          timeout(options.receiveTimeout(), option == RECEIVE_TIMEOUT_OLD);
      case SEND_TIMEOUT_OLD, SEND_TIMEOUT ->
          timeout(options.sendTimeout(), option == SEND_TIMEOUT_OLD);
      default -> null;
    };
  }

  private int[] timeout(long cycles, boolean old) {
    long micros = clock.toNanos(cycles) / 1000;
    long seconds = micros / 1_000_000;
    int rest = (int) (micros % 1_000_000);
    return old
        ? new int[] {(int) seconds, rest}
        : new int[] {(int) seconds, (int) (seconds >>> 32), rest, 0};
  }
}
