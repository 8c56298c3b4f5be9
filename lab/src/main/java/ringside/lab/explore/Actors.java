package ringside.lab.explore;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.kernel.event.Event;
import ringside.kernel.event.ThreadState;

/**
 * The threads and handlers of a run, and what orders their steps whatever the schedule: births,
 * wake-ups, signals.
 */
final class Actors {
  private final Position position;
  private final Map<Integer, Actor> threads = new HashMap<>();
  private final Map<Integer, Actor> handlers = new HashMap<>();
  private final Map<Long, Sent> signals = new HashMap<>();
  private int slots;
  private @Nullable Actor last;
  private int lastTid;

  /** A signal on its way. */
  private record Sent(Actor by, Moment moment, long at) {}

  Actors(Position position) {
    this.position = position;
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
    } else if (event instanceof Event.StateChanged change
        && change.to() == ThreadState.READY
        && change.from() != ThreadState.RUNNING
        && change.by() != 0
        && change.by() == position.running()) {
      order(running(), thread(change.at().tid()));
    } else if (event instanceof Event.SignalSent sent && position.running() != 0) {
      signals.put(
          key(sent.at().pid(), sent.signal()),
          new Sent(running(), position.moment(), position.at()));
    } else if (event instanceof Event.SignalDelivered delivered) {
      handle(delivered);
    } else if (event instanceof Event.SignalReturned returned) {
      handlers.remove(returned.at().tid());
      last = null;
    }
  }

  private void handle(Event.SignalDelivered delivered) {
    int tid = delivered.at().tid();
    Sent sent = signals.get(key(delivered.at().pid(), delivered.signal()));
    if (sent != null && sent.by != thread(tid)) {
      Actor handler = new Actor(slots++, sent.by.tid(), sent.moment, sent.at);
      handler.see(sent.by, sent.at, sent.by.seen());
      handlers.put(tid, handler);
      last = null;
    }
  }

  /** The next step of one comes after the present one of another. */
  private void order(Actor first, Actor then) {
    then.see(first, position.at(), first.seen());
  }

  private static long key(int pid, int signal) {
    return ((long) pid << 8) | signal;
  }
}
