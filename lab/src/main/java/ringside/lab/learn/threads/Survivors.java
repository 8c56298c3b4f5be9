package ringside.lab.learn.threads;

import java.util.Set;
import java.util.TreeSet;
import ringside.kernel.config.Setting;
import ringside.kernel.event.Birth;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.Session;

/**
 * Who of the browser and its tabs was there when one of them made a mistake, and who of these went
 * on. Turns are short and drawn, so that all of them are at work by then.
 */
final class Survivors implements EventSink {
  private final boolean threads;
  private final Set<Integer> living = new TreeSet<>();
  private final Set<Integer> killed = new TreeSet<>();
  private final Set<Integer> finished = new TreeSet<>();
  private int alive;
  private int faultyPid;
  private int signal;

  private Survivors(boolean threads) {
    this.threads = threads;
    Machine machine =
        Machine.classic().with(Setting.SCHED, "lottery").with(Setting.QUANTUM, 1000).seed(1);
    Guest guest = Guest.of("tabs").args(threads ? "threads" : "processes");
    try (Session session = Session.of(guest).on(machine).sink(this).build()) {
      session.runToEnd();
    }
  }

  /** Runs the tabs as processes of their own. */
  static Survivors ofProcesses() {
    return new Survivors(false);
  }

  /** Runs them as threads of the browser's process, for whose end the first process only waits. */
  static Survivors ofThreads() {
    return new Survivors(true);
  }

  /** Threads of the browser and its tabs that there were at the fault. */
  int alive() {
    return alive;
  }

  /** Of these, how many ended with the process that was at fault. */
  int killed() {
    return killed.size();
  }

  /** Of these, how many went on, and came to an end of their own. */
  int finished() {
    return finished.size();
  }

  /** The signal that ended a process. */
  int signal() {
    return signal;
  }

  @Override
  public Set<EventKind> kinds() {
    return Set.of(EventKind.PROCESS, EventKind.CRASH);
  }

  @Override
  public void event(Event event) {
    if (event instanceof Event.Born born && !(threads && born.how() == Birth.FIRST)) {
      living.add(born.tid());
    } else if (event instanceof Event.Crashed crashed) {
      alive = living.size();
      faultyPid = crashed.at().pid();
    } else if (event instanceof Event.ThreadEnded end && living.remove(end.at().tid())) {
      if (alive > 0) {
        (end.at().pid() == faultyPid ? killed : finished).add(end.at().tid());
      }
    } else if (event instanceof Event.ProcessEnded end && end.signalled()) {
      signal = end.status();
    }
  }
}
