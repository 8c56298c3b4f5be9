package ringside.kernel.syscall.net;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.kernel.net.socket.Ancillary;
import ringside.kernel.net.socket.Incoming;
import ringside.kernel.net.socket.SocketOptions;
import ringside.kernel.wait.GuestClock;

/** When a message has come (socket(7): SO_TIMESTAMP, SO_TIMESTAMPNS, with old and new times). */
final class TimeStamps {
  private static final int MICROS_OLD = 29;
  private static final int NANOS_OLD = 35;
  private static final int MICROS_NEW = 63;
  private static final int NANOS_NEW = 64;
  private static final Set<Integer> OPTIONS = Set.of(MICROS_OLD, NANOS_OLD, MICROS_NEW, NANOS_NEW);

  private TimeStamps() {}

  /** Whether an option is one of these. */
  static boolean knows(int option) {
    return OPTIONS.contains(option);
  }

  /** Sets one; the others are off then (Linux: sock_set_timestamp). */
  static void set(SocketOptions options, int option, boolean on) {
    OPTIONS.forEach(each -> options.set(each, on && each == option ? 1 : 0));
  }

  /** What a message tells, or null where nobody wants it, or the socket does not say. */
  static @Nullable Ancillary of(SocketOptions options, Incoming message, GuestClock clock) {
    int wanted = OPTIONS.stream().filter(each -> options.value(each) != 0).findFirst().orElse(0);
    if (wanted == 0 || message.arrival() == Incoming.NEVER) {
      return null;
    }
    long nanos = clock.realNanos() - clock.toNanos(clock.cycles() - message.arrival());
    long seconds = nanos / 1_000_000_000;
    int rest = (int) (nanos % 1_000_000_000);
    int fraction = wanted == MICROS_OLD || wanted == MICROS_NEW ? rest / 1000 : rest;
    boolean old = wanted == MICROS_OLD || wanted == NANOS_OLD;
    List<Integer> words =
        old
            ? List.of((int) seconds, fraction)
            : List.of((int) seconds, (int) (seconds >>> 32), fraction, 0);
    return Ancillary.of(ControlMessages.SOCKET_LEVEL, wanted, words);
  }
}
