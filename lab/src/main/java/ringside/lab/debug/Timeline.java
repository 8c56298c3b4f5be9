package ringside.lab.debug;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import ringside.kernel.Alteration;
import ringside.kernel.event.Event;

/**
 * A run in which one can go anywhere, forth and back. What stands at the present is one of several
 * runs that are all alike: to go forward it goes on; to go back another one comes from an earlier
 * cycle, from the start if need be. Stopping and looking change no cycle, no event and no byte.
 * Memory is bounded: there is no recording. Belongs to one thread of the host at a time.
 */
public final class Timeline {
  private static final long FAR = Long.MAX_VALUE / 4;

  private final Focus focus = new Focus();
  private final Twins twins;
  private final Footsteps footsteps;
  private final Forwards forwards;
  private final Backwards backwards;
  private final LastWrites lastWrites;
  private final Branches branches;
  private final BooleanSupplier interrupted;
  private final List<Long> starts;
  private BooleanSupplier tending = () -> false;
  private Twin present;

  /** Steps from where it stands on to where the present does; empty where that is the same. */
  private List<Footstep> undone = List.of();

  /**
   * A timeline that stands at the start of its run.
   *
   * @param recipe of the run
   * @param interrupted asked now and then, also by another thread's doing, whether to stop anywhere
   * @throws ringside.lab.session.GuestException where the guest can't be started
   */
  public Timeline(Recipe recipe, BooleanSupplier interrupted) {
    this.interrupted = () -> interrupted.getAsBoolean() || tending.getAsBoolean();
    this.twins = new Twins(recipe, focus, this.interrupted);
    this.present = twins.atStart();
    this.starts = present.views().stream().map(View::cycle).toList();
    this.footsteps = new Footsteps(this, twins);
    this.forwards = new Forwards(this, twins, this.interrupted);
    this.backwards = new Backwards(this, twins, this.interrupted);
    this.lastWrites = new LastWrites(twins, focus);
    this.branches = new Branches(this);
    look(recipe.looked());
  }

  /** Where it stands. */
  public Position position() {
    return undone.isEmpty() ? present.view().position() : undone.get(0).place();
  }

  /** What can be seen there, until it goes elsewhere. */
  public View view() {
    return present().view();
  }

  /** What can be seen there that needs no run at the very place, until it goes elsewhere. */
  public Nearby nearby() {
    return new Nearby(present.view(), undone);
  }

  /** The clock there. */
  public long cycle() {
    return undone.isEmpty() ? present.cycle() : undone.get(0).place().cycle();
  }

  /**
   * Stands at a place of the thread that goes on here, before this one, for those who ask for what
   * is {@link #nearby} alone: whatever else is asked takes a run there.
   */
  public Stopped glance(Position before) {
    long retired = present.view().computer().hart().retired();
    List<Footstep> steps = footsteps.between(before, present.view().position(), retired);
    if (steps.isEmpty()) {
      return go(before.cycle());
    }
    branches.moved();
    undone = steps;
    return Stopped.at(Stopped.Why.THERE, before);
  }

  /** The run that stands where the timeline does. */
  private Twin present() {
    if (!undone.isEmpty()) {
      long cycle = cycle();
      undone = List.of();
      Twin old = present;
      present = twins.takeBefore(cycle);
      present.goTo(cycle);
      twins.park(old, cycle);
    }
    return present;
  }

  /** The clock at the start of the run: the kernel has booted and loaded the program by then. */
  public long start() {
    return starts.get(focus.computer() - 1);
  }

  /** The number of the computer that is looked at, from 1: its clock is the timeline's. */
  public int computer() {
    return focus.computer();
  }

  /** What can be seen of all computers there, by their numbers, until it goes elsewhere. */
  public List<View> computers() {
    return List.copyOf(present().views());
  }

  /**
   * Looks at another computer, where all stand: each at its first place at the cycle that the run
   * has come to, or behind it.
   *
   * @param number from 1
   * @throws IndexOutOfBoundsException where there is no such computer
   */
  public void look(int number) {
    Objects.checkIndex(number - 1, starts.size());
    if (number != focus.computer()) {
      present();
      focus.on(number);
      twins.look();
      footsteps.forget();
      lastWrites.forget();
      branches.moved();
    }
  }

  /** Does something while another computer is looked at. */
  <T> T lookingAt(int number, Supplier<T> what) {
    int before = focus.computer();
    look(number);
    try {
      return what.get();
    } finally {
      look(before);
    }
  }

  /** The recipe of the run, or of the branch that it is in. */
  public Recipe recipe() {
    return twins.recipe();
  }

  /** What comes of changes. */
  public Branches branches() {
    return branches;
  }

  /**
   * What can be seen in another branch, at the first place at a cycle or behind it, or at its end.
   */
  public View elsewhere(Branch branch, long cycle) {
    Twin twin = twins.other(branch.changes(), UnaryOperator.identity());
    twin.goTo(cycle);
    return twin.view();
  }

  /** The same place in a run that goes no further: whoever looks there may change it. */
  public View aside() {
    Twin twin = twins.takeBefore(cycle());
    twin.goTo(cycle());
    return twin.view();
  }

  /** Runs two branches to their ends, side by side. */
  public SideBySide compare(Branch one, Branch other) {
    return SideBySide.of(twins, one, other);
  }

  /**
   * Makes the last of some changes here, where the run can go on, and stands behind it then.
   *
   * @throws Alteration.Refused where it can't be made; everything is as it was
   */
  void alter(List<Change> changes) {
    long cycle = present().cycle();
    try {
      if (!present().follow(changes)) {
        throw new Alteration.Refused(Alteration.Obstacle.OVER);
      }
    } catch (Alteration.Refused refused) {
      if (refused.obstacle() != Alteration.Obstacle.OVER) {
        present = twins.takeBefore(cycle);
        present.goTo(cycle);
      }
      throw refused;
    }
    change(changes);
  }

  /** Is in another branch from now on, somewhere before where it was or there. */
  void follow(List<Change> changes) {
    if (!changes.equals(twins.changes())) {
      Twin old = present();
      boolean suits = old.follow(changes);
      change(changes);
      present = suits ? old : twins.takeBefore(old.cycle());
    }
  }

  private void change(List<Change> changes) {
    twins.follow(changes);
    forwards.forget();
    footsteps.forget();
    lastWrites.forget();
  }

  /** Goes to the first place at a cycle or behind it. */
  public Stopped go(long cycle) {
    branches.moved();
    undone = List.of();
    if (cycle < present.cycle()) {
      back(cycle);
    } else {
      Twin ahead = twins.takeBetween(present().cycle() + 1, cycle);
      if (ahead != null) {
        change(ahead);
      }
    }
    return present().goTo(cycle) ? arrived(cycle) : ended();
  }

  private Stopped arrived(long cycle) {
    boolean before = cycle < start() && present().cycle() == start();
    return Stopped.at(before ? Stopped.Why.START : Stopped.Why.THERE, position());
  }

  /** Lets a run that stands at a cycle, or before it, be the present. */
  private void back(long cycle) {
    change(twins.takeBefore(cycle));
  }

  private void change(Twin other) {
    Twin old = present;
    undone = List.of();
    present = other;
    twins.park(old, present.cycle());
  }

  /** Goes to the start of the run. */
  public Stopped goStart() {
    return go(start()).because(Stopped.Why.START);
  }

  /** Goes to the end of the run, or to its limit. */
  public Stopped goEnd() {
    return go(FAR);
  }

  /**
   * Goes to the first place where so many instructions have been retired, the kernel's included.
   */
  public Stopped goRetired(long count) {
    return goCounted(count, () -> present().view().computer().hart().retired());
  }

  /**
   * Goes to the first place where programs have executed so many instructions, in a run that
   * follows a schedule, where they are counted.
   */
  public Stopped goExecuted(long count) {
    return goCounted(count, () -> present().executed());
  }

  private Stopped goCounted(long count, LongSupplier counter) {
    if (counter.getAsLong() > count) {
      goStart();
    }
    // No instruction takes less than a cycle: so many cycles are never too many instructions.
    long left = count - counter.getAsLong();
    Stopped stopped = Stopped.at(Stopped.Why.THERE, position());
    while (left > 0 && stopped.why() == Stopped.Why.THERE) {
      stopped = go(cycle() + left);
      left = count - counter.getAsLong();
    }
    return stopped;
  }

  /**
   * Goes to the place behind something that happens.
   *
   * @param count which time, from 1, counted from the start of the run
   */
  public Stopped goEvent(Predicate<Event> what, long count) {
    long[] left = {count};
    change(twins.atStart());
    return forward(List.of(new Point.Happened(event -> what.test(event) && --left[0] == 0)));
  }

  /** Goes to the place behind the write to standard output that holds a byte, from 1. */
  public Stopped goOutput(long number) {
    long[] left = {number};
    return goEvent(
        event ->
            event instanceof Event.ConsoleWritten written
                && !written.error()
                && left[0] > 0
                && (left[0] -= written.bytes().length) <= 0,
        1);
  }

  /** Goes forward to the next point. */
  public Stopped forward(List<Point> points) {
    branches.moved();
    return forwards.next(points, FAR).orElseGet(this::ended);
  }

  /** Goes forward to the next point before a cycle; empty where there is none. */
  Optional<Stopped> seekTo(List<Point> points, long bound) {
    branches.moved();
    return forwards.next(points, bound);
  }

  /** The present goes on to the next point before a cycle, or to that cycle where there is none. */
  Optional<Stopped> seekHere(List<Point> points, long bound) {
    return present().seek(points, present().cycle() + 1, bound);
  }

  /** Whether the present can go no further. */
  boolean isOver() {
    return present().end() != null;
  }

  /** Goes to a place that a run was found at which is not the present any more. */
  void stand(Position place) {
    look(place.computer());
    present = twins.takeBefore(place.cycle());
    present.goTo(place.cycle());
  }

  /** Goes back to the last point before the present; to the start where there is none. */
  public Stopped backward(List<Point> points) {
    Optional<Stopped> found = lastBefore(points, cycle());
    if (found.isPresent()) {
      look(found.get().position().computer());
      go(found.get().position().cycle());
      return found.get();
    }
    return interrupted.getAsBoolean() ? ended() : goStart();
  }

  /** The last place before a cycle where a point matches; the present stays where it is. */
  Optional<Stopped> lastBefore(List<Point> points, long end) {
    return backwards.lastBefore(points, end);
  }

  /** Parks a run that has been used, unless the present stands there already. */
  void park(Twin twin) {
    if (twin.cycle() != present.cycle()) {
      twins.park(twin, cycle());
    }
  }

  private Stopped ended() {
    Stopped.Why end = present().end();
    return Stopped.at(end == null ? Stopped.Why.INTERRUPTED : end, position());
  }

  /** The place before this one at which a thread stood; empty where it has not run before. */
  public Optional<Position> before(int tid, long cycle) {
    return footsteps.before(tid, cycle);
  }

  /**
   * The last writes to a word before the place at a cycle, the last first; what was changed by hand
   * at a place was changed before it.
   *
   * @param physical address of the word, a multiple of 4
   */
  public List<Write> writes(int physical, long before) {
    return writes(focus.computer(), physical, before);
  }

  /**
   * The same of another computer, by its number from 1: every cycle counts that is before one by
   * its own clock.
   */
  public List<Write> writes(int computer, int physical, long before) {
    return lastWrites.of(computer, physical, before);
  }

  /**
   * Where a byte comes from: the last write to it, and where that was the kernel's, who has copied
   * it, the last write to the byte that was copied, and so on.
   *
   * @param physical address of the byte
   */
  public List<Write> origin(int physical, long before) {
    return lastWrites.origin(physical, before, interrupted);
  }

  /**
   * Uses time that nobody else wants: parks one more run behind the present, so that going back
   * takes less.
   *
   * @param enough asked now and then whether to leave it
   * @return whether there was anything to do
   */
  public boolean tend(BooleanSupplier enough) {
    tending = enough;
    try {
      return twins.parkOne(cycle());
    } finally {
      tending = () -> false;
    }
  }

  /** How many runs are parked. */
  public int parked() {
    return twins.parked();
  }
}
