package ringside.lab.explore;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Signal;
import ringside.isa.abi.Syscall;
import ringside.kernel.event.Event;
import ringside.kernel.signal.SignalInfo;

/**
 * The threads and handlers of a run, and what orders their steps whatever the schedule: births,
 * wake-ups, signals.
 */
final class Actors {
  private static final Set<Integer> ARMING =
      Set.of(Syscall.SETITIMER.number(), Syscall.TIMER_SETTIME64.number());

  /** What setitimer(2) lets be sent. */
  private static final Set<Integer> OF_TIMERS =
      Set.of(Signal.SIGALRM.number(), Signal.SIGVTALRM.number(), Signal.SIGPROF.number());

  private final Position position;
  private final Map<Integer, Actor> threads = new HashMap<>();
  private final Map<Integer, Actor> handlers = new HashMap<>();
  private final Map<Long, Sent> signals = new HashMap<>();
  private final Map<Long, Timed> timed = new HashMap<>();
  private @Nullable Sent armed;
  private int slots;
  private @Nullable Actor last;
  private int lastTid;

  /** A signal on its way, or a timer that will send one. */
  private record Sent(Actor by, Moment moment, long at) {}

  /** One that a timer has sent, and when. */
  private record Timed(Sent armed, long at) {}

  Actors(Position position) {
    this.position = position;
  }

  /** Whether a signal is sent by a timer's end. */
  static boolean isByTimer(Event.SignalSent sent) {
    return sent.code() == SignalInfo.TIMER
        || sent.code() == SignalInfo.KERNEL && OF_TIMERS.contains(sent.signal());
  }

  /** The running thread makes a call. */
  void called(int number) {
    if (ARMING.contains(number)) {
      armed = new Sent(running(), position.moment(), position.at());
    }
  }

  /** Who executes now. */
  Actor running() {
    int tid = position.running();
    Actor known = last;
    if (known == null || tid != lastTid) {
      known = handlers.get(tid);
      known = known == null ? thread(tid) : known;
      last = known;
      lastTid = tid;
    }
    return known;
  }

  private Actor thread(int tid) {
    return threads.computeIfAbsent(tid, each -> new Actor(slots++, tid));
  }

  void event(Event event) {
    if (event instanceof Event.Born born && born.at().tid() != 0) {
      order(running(), thread(born.tid()));
    } else if (event instanceof Event.StateChanged change && position.wakes(change)) {
      order(running(), thread(change.at().tid()));
    } else if (event instanceof Event.SignalSent sent && position.running() != 0) {
      sent(sent);
    } else if (event instanceof Event.SignalDelivered delivered) {
      handle(delivered);
    } else if (event instanceof Event.SignalReturned returned) {
      handlers.remove(returned.at().tid());
      last = null;
    }
  }

  private void sent(Event.SignalSent sent) {
    long key = key(sent.at().pid(), sent.signal());
    timed.remove(key);
    signals.remove(key);
    if (!isByTimer(sent)) {
      signals.put(key, new Sent(running(), position.moment(), position.at()));
    } else if (armed != null) {
      timed.put(key, new Timed(armed, position.at()));
    }
  }

  private void handle(Event.SignalDelivered delivered) {
    int tid = delivered.at().tid();
    long key = key(delivered.at().pid(), delivered.signal());
    Sent sent = signals.get(key);
    Timed timer = timed.get(key);
    if (sent != null && sent.by != thread(tid)) {
      handles(tid, new Actor(slots++, sent.by.tid(), sent.moment, sent.at), sent);
    } else if (timer != null) {
      handles(tid, Actor.ofTimer(slots++, tid, position, timer.armed.at, timer.at), timer.armed);
    }
  }

  private void handles(int tid, Actor handler, Sent after) {
    handler.see(after.by, after.at, after.by.seen());
    handlers.put(tid, handler);
    last = null;
  }

  /** The next step of one comes after the present one of another. */
  private void order(Actor first, Actor then) {
    then.see(first, position.at(), first.seen());
  }

  private static long key(int pid, int signal) {
    return ((long) pid << 8) | signal;
  }
}
