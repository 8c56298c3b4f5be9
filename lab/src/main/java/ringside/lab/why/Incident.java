package ringside.lab.why;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import ringside.kernel.event.Event;
import ringside.lab.blame.Miss;
import ringside.lab.explain.AddressPlace;
import ringside.lab.place.Site;

/** Something that happened, with what it came from: all that a sentence about it needs. */
public sealed interface Incident {
  /** When, in cycles of the clock. */
  long cycle();

  /** The thread that it is about; 0 for none. */
  int tid();

  /** Its process; 0 for the kernel alone. */
  int pid();

  /** What of several things of a kind it is: the last of each is kept. */
  String topic();

  /**
   * A TLB or a cache missed.
   *
   * @param place what the address belongs to; null where it is not a program's address
   * @param otherAsid an address-space identifier under which the page is in this TLB, though the
   *     thread's own is another
   */
  record Missed(Miss miss, @Nullable AddressPlace place, OptionalInt otherAsid)
      implements Incident {
    @Override
    public long cycle() {
      return miss.cycle();
    }

    @Override
    public int tid() {
      return miss.tid();
    }

    @Override
    public int pid() {
      return miss.pid();
    }

    @Override
    public String topic() {
      return miss.buffer().name();
    }
  }

  /** Something that the kernel told of. */
  sealed interface Told extends Incident {
    /** What it told. */
    Event event();

    @Override
    default long cycle() {
      return event().at().cycle();
    }

    @Override
    default int tid() {
      return event().at().tid();
    }

    @Override
    default int pid() {
      return event().at().pid();
    }

    @Override
    default String topic() {
      return event().kind().name();
    }
  }

  /**
   * A page was not there, or did not allow the access.
   *
   * @param place what the address belongs to
   * @param site the instruction that trapped, or the call in which the kernel met it
   */
  record Faulted(Event.PageFaulted event, AddressPlace place, Site site) implements Told {}

  /**
   * The hart went from one thread to another.
   *
   * @param left how the thread before had left it; null where none had run
   * @param ready how the thread that runs now had become ready; null where that is not known
   * @param flushed entries of TLBs that the switch discarded
   */
  record Switched(
      Event.Switched event,
      Event.@Nullable StateChanged left,
      Event.@Nullable StateChanged ready,
      long flushed)
      implements Told {}

  /**
   * A thread went from one state to another.
   *
   * @param site where it is in its program
   * @param by where the thread is that brought it about; null where none did
   */
  record Changed(Event.StateChanged event, Site site, @Nullable Site by) implements Told {}

  /**
   * A system call, or a signal's handler, began, or a signal came.
   *
   * @param site where the thread is in its program
   */
  record Did(Event event, Site site) implements Told {}
}
