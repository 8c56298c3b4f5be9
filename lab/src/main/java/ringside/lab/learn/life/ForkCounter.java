package ringside.lab.learn.life;

import java.util.ArrayList;
import java.util.List;
import ringside.kernel.Computer;
import ringside.kernel.event.Birth;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.FrameChange;
import ringside.lab.learn.experiment.Onlooker;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;

/** Counts what happened to frames in each fork of a run, and from then on to the next clone. */
final class ForkCounter {
  private final List<Fork> forks = new ArrayList<>();
  private Fork now = new Fork();
  private boolean inClone;

  private ForkCounter() {}

  /** A fork, and the time until the next. */
  static final class Fork {
    private int pages;
    private int shared;
    private int copied;
    private int copiedLater;
    private long cycles;

    /** Pages in memory that the parent had. */
    int pages() {
      return pages;
    }

    /** Frames that got one more user in the call. */
    int shared() {
      return shared;
    }

    /** Frames copied in the call. */
    int copied() {
      return copied;
    }

    /** Frames copied afterwards, by whoever wrote first. */
    int copiedLater() {
      return copiedLater;
    }

    /** Cycles of the call. */
    long cycles() {
      return cycles;
    }
  }

  /** The forks of a run, in order; clones of threads are not among them. */
  static List<Fork> of(Guest guest, Machine machine) {
    ForkCounter counter = new ForkCounter();
    Onlooker.watch(
        guest, machine, counter::see, EventKind.CALL, EventKind.FRAME, EventKind.PROCESS);
    return counter.forks;
  }

  private void see(Event event, Computer computer) {
    if (event instanceof Event.Called call && call.title().equals("clone")) {
      now = new Fork();
      inClone = true;
    } else if (event instanceof Event.Returned call && call.title().equals("clone")) {
      now.cycles = Math.max(now.cycles, call.cycles());
      inClone = false;
    } else if (event instanceof Event.Born born && born.how() == Birth.FORK) {
      now.pages = Onlooker.process(computer, born.at().pid()).space().use().presentPages();
      forks.add(now);
    } else if (event instanceof Event.FrameChanged frame) {
      count(frame.change());
    }
  }

  private void count(FrameChange change) {
    now.shared += inClone && change == FrameChange.SHARED ? 1 : 0;
    if (change == FrameChange.COPIED) {
      now.copied += inClone ? 1 : 0;
      now.copiedLater += inClone ? 0 : 1;
    }
  }
}
