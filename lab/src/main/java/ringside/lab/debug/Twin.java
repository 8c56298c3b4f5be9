package ringside.lab.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import ringside.kernel.statistics.RunStatistics;
import ringside.lab.session.Session;
import ringside.lab.session.SessionBuilder;
import ringside.lab.session.Station;
import ringside.lab.session.Stop;
import ringside.lab.session.StopReason;

/** One of the runs of a timeline, all alike: it goes forward, and stands somewhere. */
final class Twin {
  private final Session session;
  private final Focus focus;
  private final List<View> views = new ArrayList<>();
  private final Lookout lookout;
  private final BooleanSupplier isStuck;
  private final Stop enough;
  private final Recipe.Described described;

  /** Those that have been made, or will be when their cycle comes. */
  private List<Change> changes;

  private Stopped.@Nullable Why end;

  /** A cycle that all computers have come to. */
  private long reached;

  /** The cycle up to which one of several computers may have gone without the others. */
  private long ahead;

  /**
   * A run that stands at its start.
   *
   * @param recipe of the run without changes
   * @param changes that are made in it, in order
   * @param more says more of the computer that is looked at, before it is built
   * @param focus which one that is
   * @param interrupted asked now and then whether to stop anywhere
   */
  Twin(
      Recipe recipe,
      List<Change> changes,
      UnaryOperator<SessionBuilder> more,
      Focus focus,
      BooleanSupplier interrupted) {
    this.described = recipe.with(changes).describe();
    this.changes = changes;
    this.focus = focus;
    SessionBuilder builder = described.session();
    List<Spy> spies = new ArrayList<>();
    for (int number = 1; number <= builder.computers(); number++) {
      spies.add(new Spy(number));
      builder.of(number).sink(spies.get(number - 1));
    }
    this.session = more.apply(builder.of(focus.computer())).build();
    session.stations().forEach(station -> views.add(new View(station, () -> reached)));
    this.lookout = new Lookout(views, spies, focus);
    this.isStuck = described.isStuck();
    this.enough = Stop.asked(() -> isStuck.getAsBoolean() || interrupted.getAsBoolean());
  }

  /** The computer that is looked at. */
  View view() {
    return view(focus.computer());
  }

  /** A computer, by its number from 1. */
  View view(int number) {
    return views.get(number - 1);
  }

  /** All computers, by their numbers. */
  List<View> views() {
    return views;
  }

  /** The clock of the computer that has come farthest. */
  long farthest() {
    return session.stations().stream().mapToLong(Station::cycle).max().orElse(0);
  }

  /** Whether all computers stand where they are to stand together. */
  boolean isTogether() {
    return views.size() == 1 || reached >= ahead;
  }

  /**
   * Lets it be a run with other changes from now on.
   *
   * @return false where that can't be, for it is beyond where the two differ
   * @throws ringside.kernel.Alteration.Refused where one can't be made here; the run is spoilt then
   */
  boolean follow(List<Change> others) {
    long now = standing();
    int made = (int) changes.stream().filter(change -> change.cycle() <= now).count();
    boolean same =
        end == null
            && made <= others.size()
            && changes.subList(0, made).equals(others.subList(0, made));
    List<Change> left = same ? others.subList(made, others.size()) : List.of();
    if (!same || left.stream().anyMatch(change -> change.cycle() < now)) {
      return false;
    }
    changes = others;
    session.forgetDeeds();
    left.forEach(change -> session.at(change.cycle(), change.computer(), described.making(change)));
    return true;
  }

  /** Instructions of programs up to here, where somebody counts them. */
  long executed() {
    return described.executed().getAsLong();
  }

  /** The clock of the computer that is looked at. */
  long cycle() {
    return view().cycle();
  }

  /** Its figures; it can't go on any more then. */
  RunStatistics statistics() {
    return session.result(focus.computer()).statistics();
  }

  /** Why it can't go on, or null. */
  Stopped.@Nullable Why end() {
    return end;
  }

  /** Goes on to the first place at a cycle or behind it; whether it has come there. */
  boolean goTo(long cycle) {
    return goTo(focus.computer(), cycle);
  }

  /** The same by the clock of a computer. */
  boolean goTo(int number, long cycle) {
    View clock = view(number);
    if (cycle > standing() && end == null) {
      run(cycle);
    }
    if (clock.cycle() > standing() && end == null) {
      run(clock.cycle()); // its last instruction took longer: the others come as far
    }
    return clock.cycle() >= cycle;
  }

  /** The cycle that all have come to. */
  private long standing() {
    return views.size() == 1 ? cycle() : reached;
  }

  private void run(long cycle) {
    ahead = Math.max(ahead, cycle);
    note(session.runUntil(Stop.atCycle(cycle), enough), cycle);
  }

  /**
   * Goes on to the next place where a point matches. Where there are several computers, the others
   * may be anywhere then.
   *
   * @param from the first cycle that counts
   * @param bound where it ends at the latest, at the first place at this cycle or behind it
   * @return empty where none does
   */
  Optional<Stopped> seek(List<Point> points, long from, long bound) {
    List<Stop> stops = lookout.stops(points);
    stops.addAll(List.of(Stop.atCycle(bound), enough));
    ahead = Math.max(ahead, bound);
    boolean over = false;
    while (!over && standing() < bound && end == null) {
      lookout.want(points);
      StopReason reason = session.runUntil(stops.toArray(Stop[]::new));
      Optional<Stopped> heard = lookout.heard();
      Optional<Stopped> found = heard.or(() -> lookout.match(points, reason, from));
      if (found.filter(stopped -> stopped.position().cycle() >= from).isPresent()) {
        return found;
      }
      boolean asked = heard.isPresent() && reason instanceof StopReason.Asked;
      over = !asked && note(reason, bound);
    }
    return Optional.empty();
  }

  /** Keeps why it can't go on; whether it is to go on no further. */
  private boolean note(StopReason reason, long bound) {
    if (reason instanceof StopReason.CycleReached come) {
      reached = Math.max(reached, come.cycle());
    }
    if (reason instanceof StopReason.Ended) {
      end = Stopped.Why.ENDED;
    } else if (reason instanceof StopReason.Deadlock) {
      end = Stopped.Why.DEADLOCK;
    } else if (isStuck.getAsBoolean()) {
      end = Stopped.Why.STUCK;
    } else if (reason instanceof StopReason.CycleReached && cycle() < bound) {
      end = Stopped.Why.LIMIT;
    } else if (reason instanceof StopReason.Asked) {
      return true;
    }
    if (end != null && views.size() > 1) {
      reached = Math.max(reached, farthest()); // nothing comes any more
    }
    return reason instanceof StopReason.CycleReached || end != null;
  }
}
