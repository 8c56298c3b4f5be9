package ringside.lab.learn.threads;

import java.util.Set;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.kernel.event.FrameChange;
import ringside.kernel.statistics.RunStatistics;
import ringside.lab.session.Guest;
import ringside.lab.session.Session;
import ringside.mmu.ledger.Cause;

/** What the program webserver needs for some requests, of which the first is slow. */
final class Serving implements EventSink {
  private static final int PORT = 8080;

  /** As many as it serves at a time. */
  static final int REQUESTS = 8;

  private final RunStatistics run;
  private final int before;
  private long copied;

  /**
   * Runs it.
   *
   * @param how alone, processes or threads
   */
  Serving(String how) {
    Browser browser = new Browser(PORT, REQUESTS);
    Guest guest = Guest.of("webserver").args(String.valueOf(PORT), String.valueOf(REQUESTS), how);
    try (Session session = Session.of(guest).joined(browser).sink(this).build()) {
      run = session.runToEnd().statistics();
    }
    before = browser.answered().indexOf(1);
    if (browser.answered().size() != REQUESTS) {
      throw new IllegalStateException("answered: " + browser.answered());
    }
  }

  /** Cycles for a request in which the processor was at work. */
  long cyclesOfEach() {
    return (run.cycles() - run.ledger().sum(key -> true, Cause.IDLE)) / REQUESTS;
  }

  /** The most frames in use at once. */
  int frames() {
    return run.memory().peakFrames();
  }

  /** Frames that were copied since two processes could not share them any longer. */
  long copied() {
    return copied;
  }

  /** Requests that had been answered when the slow one was. */
  int before() {
    return before;
  }

  @Override
  public Set<EventKind> kinds() {
    return Set.of(EventKind.FRAME);
  }

  @Override
  public void event(Event event) {
    boolean copies =
        event instanceof Event.FrameChanged changed && changed.change() == FrameChange.COPIED;
    copied += copies ? 1 : 0;
  }
}
