package ringside.lab.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import ringside.isa.elf.ElfImage;
import ringside.kernel.event.Event;
import ringside.kernel.event.ThreadState;
import ringside.lab.explain.Backtrace;

/**
 * Steps of one thread, forth and back: by instruction, source line and function. Other threads run
 * meanwhile, as they do in the run; a point that is met on the way ends the step there.
 */
public final class Steps {
  private static final int MOST_INSTRUCTIONS = 1_000_000;

  private final Timeline timeline;
  private final List<Point> points;
  private final int tid;

  /**
   * Steps of a thread.
   *
   * @param points at which a step ends early
   */
  public Steps(Timeline timeline, List<Point> points, int tid) {
    this.timeline = timeline;
    this.points = List.copyOf(points);
    this.tid = tid;
  }

  /** To the thread's next instruction. */
  public Stopped instruction() {
    boolean runs = timeline.position().tid() == tid;
    Stopped stopped = runs ? one() : untilItRuns();
    while (stopped.why() == Stopped.Why.THERE && timeline.position().tid() != tid) {
      stopped = untilItRuns();
    }
    return stopped;
  }

  /** Any point in the kernel's stay between two instructions counts, too. */
  private Stopped one() {
    long next = timeline.cycle() + 1;
    Optional<Stopped> met = timeline.seekTo(points, next);
    return met.orElseGet(() -> timeline.go(next));
  }

  private Stopped untilItRuns() {
    Predicate<Event> runs =
        event ->
            event instanceof Event.StateChanged changed
                && changed.at().tid() == tid
                && (changed.to() == ThreadState.RUNNING || changed.to() == ThreadState.TERMINATED);
    Stopped stopped = timeline.forward(with(new Point.Happened(runs)));
    boolean own = stopped.event().filter(runs).isPresent();
    boolean ended = timeline.view().thread(tid) == null;
    return own && !ended ? stopped.because(Stopped.Why.THERE) : stopped;
  }

  /** Back to the thread's last instruction. */
  public Stopped backInstruction() {
    Optional<Position> before = timeline.before(tid, timeline.cycle());
    return before.map(place -> timeline.go(place.cycle())).orElseGet(this::nowhere);
  }

  /** To the thread's next source line; into functions, or over those that it calls. */
  public Stopped line(boolean over) {
    String line = line(timeline.position());
    Stopped stopped = Stopped.at(Stopped.Why.THERE, timeline.position());
    for (int count = 0; stopped.why() == Stopped.Why.THERE && count < MOST_INSTRUCTIONS; count++) {
      stopped = over ? overCall() : instruction();
      String now = line(timeline.position());
      if (!now.equals(line) && !now.isEmpty()) {
        return stopped;
      }
    }
    return stopped;
  }

  /** To the thread's next instruction, behind the function where this one calls one. */
  public Stopped overCall() {
    Position here = timeline.position();
    return here.tid() == tid && here.isCall()
        ? until(here.pc() + 4, sp -> sp == here.sp())
        : instruction();
  }

  /** Back to the beginning of the line, or of the one before. */
  public Stopped backLine(boolean over) {
    Optional<Position> place = before(timeline.position(), over);
    if (place.isEmpty()) {
      return nowhere();
    }
    Position first = place.get();
    String line = line(first);
    Optional<Position> next = before(first, over);
    for (int count = 0; next.isPresent() && count < MOST_INSTRUCTIONS; count++) {
      if (!line(next.get()).equals(line)) {
        break;
      }
      first = next.get();
      next = before(first, over);
    }
    return timeline.go(first.cycle());
  }

  /** Back to the thread's last instruction, or to the call from which it has come back. */
  public Stopped backOverCall() {
    return before(timeline.position(), true)
        .map(place -> timeline.go(place.cycle()))
        .orElseGet(this::nowhere);
  }

  private Optional<Position> before(Position place, boolean over) {
    Optional<Position> before = timeline.before(tid, place.cycle());
    if (!over || before.isEmpty() || !before.get().isReturn()) {
      return before;
    }
    return callBefore(place).or(() -> before);
  }

  /** The call behind which a place is. */
  private Optional<Position> callBefore(Position place) {
    Point call = code(place.pc() - 4, sp -> sp == place.sp());
    return timeline.lastBefore(List.of(call), place.cycle()).map(Stopped::position);
  }

  /** Out of the function that the thread is in, to behind its call. */
  public Stopped finish() {
    Optional<Backtrace.Caller> caller = timeline.view().caller(tid);
    return caller
        .map(to -> until(to.pc(), sp -> Integer.compareUnsigned(sp, to.sp()) >= 0))
        .orElseGet(this::nowhere);
  }

  /** Back to the call of the function that the thread is in. */
  public Stopped backFinish() {
    Optional<Backtrace.Caller> caller = timeline.view().caller(tid);
    if (caller.isEmpty()) {
      return nowhere();
    }
    int sp = caller.get().sp();
    Point call = code(caller.get().pc() - 4, at -> at == sp);
    Optional<Stopped> last = timeline.lastBefore(List.of(call), timeline.cycle());
    return last.map(found -> timeline.go(found.position().cycle())).orElseGet(this::nowhere);
  }

  private Stopped until(int pc, Predicate<Integer> stack) {
    Point there = code(pc, stack);
    Stopped stopped = timeline.forward(with(there));
    return stopped.point().filter(there::equals).isPresent()
        ? stopped.because(Stopped.Why.THERE)
        : stopped;
  }

  private Point code(int pc, Predicate<Integer> stack) {
    Predicate<View> own =
        view -> {
          Position here = view.position();
          return here.tid() == tid && stack.test(here.sp());
        };
    return new Point.Code(Set.of(pc), own);
  }

  private List<Point> with(Point own) {
    List<Point> all = new ArrayList<>(points);
    all.add(own);
    return all;
  }

  private Stopped nowhere() {
    return Stopped.at(Stopped.Why.NOWHERE, timeline.position());
  }

  /** Source file and line of a place; empty where they are not known. */
  private String line(Position place) {
    ElfImage image = timeline.view().image(tid);
    return image.lines().find(place.pc()).map(Object::toString).orElse("");
  }

  /**
   * Back to the instruction that wrote a register of the thread last; of a0 a system call does,
   * too.
   *
   * @param register its number
   */
  public Stopped backToWrite(int register) {
    return backToWrite(register, 0);
  }

  /**
   * The same where it has been written since a cycle.
   *
   * @param since the first cycle that counts
   */
  public Stopped backToWrite(int register, long since) {
    Optional<Position> place = timeline.before(tid, timeline.cycle());
    for (int count = 0; isSince(place, since) && count < MOST_INSTRUCTIONS; count++) {
      if (place.get().writes(register)) {
        return timeline.go(place.get().cycle());
      }
      place = timeline.before(tid, place.get().cycle());
    }
    return nowhere();
  }

  private static boolean isSince(Optional<Position> place, long since) {
    return place.filter(known -> known.cycle() >= since).isPresent();
  }
}
