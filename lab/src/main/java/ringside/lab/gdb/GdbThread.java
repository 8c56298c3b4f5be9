package ringside.lab.gdb;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A thread as packets name it, as in {@code p2.3}.
 *
 * @param pid of its process; 0 for any
 * @param tid its own; 0 for any, -1 for all
 */
record GdbThread(int pid, int tid) {
  /** The one of a packet; empty where it names none. */
  static Optional<GdbThread> parse(String text) {
    if (!text.startsWith("p")) {
      return id(text).map(tid -> new GdbThread(0, tid));
    }
    int point = text.indexOf('.');
    String pid = point < 0 ? text.substring(1) : text.substring(1, point);
    String tid = point < 0 ? "-1" : text.substring(point + 1);
    return id(pid).flatMap(process -> id(tid).map(thread -> new GdbThread(process, thread)));
  }

  private static Optional<Integer> id(String digits) {
    if (digits.equals("-1")) {
      return Optional.of(-1);
    }
    OptionalLong number = Hex.number(digits);
    return number.isPresent() ? Optional.of((int) number.getAsLong()) : Optional.empty();
  }

  /** As packets have it. */
  String text(boolean withProcess) {
    String own = Integer.toHexString(tid);
    return withProcess ? "p" + Integer.toHexString(pid) + "." + own : own;
  }
}
