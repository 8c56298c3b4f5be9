package ringside.lab.learn.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.kernel.event.FrameChange;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.Session;
import ringside.lab.session.Stop;
import ringside.lab.session.StopReason;

/** What each birth of the program births took, from the call of its function to the next. */
final class Births implements EventSink {
  private static final List<String> PLACES =
      List.of("one_thread", "one_process", "one_program", "all_made");

  private long inUse;
  private long most;

  private Births() {}

  /**
   * What it took to make one and to see its end.
   *
   * @param cycles in between, of all
   * @param frames in use at once, more than before
   */
  record Birth(long cycles, long frames) {}

  /**
   * The births of a thread, of a process, and of a process with another program; of the last round,
   * for the first one warms up.
   *
   * @param pages that the parent has written
   */
  static List<Birth> of(int pages, Machine machine) {
    Births counter = new Births();
    Guest guest = Guest.of("births").args(String.valueOf(pages));
    List<Birth> births = new ArrayList<>();
    try (Session session = Session.of(guest).on(machine).sink(counter).build()) {
      Stop[] stops = PLACES.stream().map(Stop::at).toArray(Stop[]::new);
      long before = 0;
      while (session.runUntil(stops) instanceof StopReason.Breakpoint) {
        births.add(new Birth(session.cycle() - before, counter.most));
        before = session.cycle();
        counter.most = 0;
        counter.inUse = 0;
      }
    }
    return births.subList(births.size() - PLACES.size() + 1, births.size());
  }

  @Override
  public Set<EventKind> kinds() {
    return Set.of(EventKind.FRAME);
  }

  @Override
  public void event(Event event) {
    if (event instanceof Event.FrameChanged changed) {
      boolean freed = changed.change() == FrameChange.RELEASED && changed.users() == 0;
      inUse += changed.change() == FrameChange.TAKEN ? 1 : freed ? -1 : 0;
      most = Math.max(most, inUse);
    }
  }
}
