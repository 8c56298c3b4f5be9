package ringside.lab.debug;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ringside.kernel.event.Event;
import ringside.kernel.statistics.RunStatistics;
import ringside.lab.session.Session;
import ringside.lab.session.SessionBuilder;
import ringside.lab.session.Stop;
import ringside.lab.session.StopReason;

/** One of the runs of a timeline, all alike: it goes forward, and stands somewhere. */
final class Twin {
  private final Session session;
  private final View view;
  private final Spy spy = new Spy();
  private final BooleanSupplier isStuck;
  private final Stop enough;
  private final Recipe.Described described;

  /** Those that have been made, or will be when their cycle comes. */
  private List<Change> changes;

  private Stopped.@Nullable Why end;

  /**
   * A run that stands at its start.
   *
   * @param recipe of the run without changes
   * @param changes that are made in it, in order
   * @param more says more of it before it is built
   * @param interrupted asked now and then whether to stop anywhere
   */
  Twin(
      Recipe recipe,
      List<Change> changes,
      UnaryOperator<SessionBuilder> more,
      BooleanSupplier interrupted) {
    this.described = recipe.with(changes).describe();
    this.changes = changes;
    this.session = more.apply(described.session().sink(spy)).build();
    this.view = new View(session.station());
    this.isStuck = described.isStuck();
    this.enough = Stop.asked(() -> isStuck.getAsBoolean() || interrupted.getAsBoolean());
  }

  View view() {
    return view;
  }

  /**
   * Lets it be a run with other changes from now on.
   *
   * @return false where that can't be, for it is beyond where the two differ
   * @throws ringside.kernel.Alteration.Refused where one can't be made here; the run is spoilt then
   */
  boolean follow(List<Change> others) {
    int made = (int) changes.stream().filter(change -> change.cycle() <= cycle()).count();
    boolean same =
        end == null
            && made <= others.size()
            && changes.subList(0, made).equals(others.subList(0, made));
    List<Change> left = same ? others.subList(made, others.size()) : List.of();
    if (!same || left.stream().anyMatch(change -> change.cycle() < cycle())) {
      return false;
    }
    changes = others;
    session.forgetDeeds();
    left.forEach(change -> session.at(change.cycle(), described.making(change)));
    return true;
  }

  /** Instructions of programs up to here, where somebody counts them. */
  long executed() {
    return described.executed().getAsLong();
  }

  long cycle() {
    return session.cycle();
  }

  /** Its figures; it can't go on any more then. */
  RunStatistics statistics() {
    return session.result().statistics();
  }

  /** Why it can't go on, or null. */
  Stopped.@Nullable Why end() {
    return end;
  }

  /** Goes on to the first place at a cycle or behind it; whether it has come there. */
  boolean goTo(long cycle) {
    if (cycle > cycle() && end == null) {
      note(session.runUntil(Stop.atCycle(cycle), enough), cycle);
    }
    return cycle() >= cycle;
  }

  /**
   * Goes on to the next place where a point matches.
   *
   * @param from the first cycle that counts
   * @param bound where it ends at the latest, at the first place at this cycle or behind it
   * @return empty where none does
   */
  Optional<Stopped> seek(List<Point> points, long from, long bound) {
    Stop[] stops = stops(points, bound);
    boolean over = false;
    while (!over && cycle() < bound && end == null) {
      spy.want(points);
      StopReason reason = session.runUntil(stops);
      Spy.Heard heard = spy.take();
      Stopped found = cycle() < from ? null : match(points, reason, heard);
      if (found != null) {
        return Optional.of(found);
      }
      boolean asked = heard != null && reason instanceof StopReason.Asked;
      over = !asked && note(reason, bound);
    }
    return Optional.empty();
  }

  private Stop[] stops(List<Point> points, long bound) {
    List<Stop> stops = new ArrayList<>(List.of(Stop.atCycle(bound), enough));
    Set<Word> written = new HashSet<>();
    Set<Word> read = new HashSet<>();
    for (Point point : points) {
      if (point instanceof Point.Code code) {
        code.addresses().forEach(address -> stops.add(Stop.at(address)));
      } else if (point instanceof Point.Written own) {
        written.add(own.word());
      } else if (point instanceof Point.Read own) {
        read.add(own.word());
      } else {
        stops.add(Stop.asked(spy::isHit));
      }
    }
    if (!written.isEmpty() || !read.isEmpty()) {
      stops.add(
          Stop.whenMemoryUsed(
              Stream.concat(written.stream(), read.stream()).map(Word::address).toList(),
              physical -> written.stream().anyMatch(word -> word.isAt(physical, view)),
              physical -> read.stream().anyMatch(word -> word.isAt(physical, view))));
    }
    return stops.toArray(Stop[]::new);
  }

  private @Nullable Stopped match(
      List<Point> points, StopReason reason, Spy.@Nullable Heard heard) {
    if (heard != null) {
      return stopped(heard.point(), Optional.empty(), Optional.of(heard.event()));
    }
    for (Point point : points) {
      if (point instanceof Point.Code code && reason instanceof StopReason.Breakpoint at) {
        if (code.addresses().contains(at.pc()) && code.when().test(view)) {
          return stopped(point, Optional.empty(), Optional.empty());
        }
      } else if (point instanceof Point.Written word && reason instanceof StopReason.Written now) {
        if (isOf(word.word(), now.address()) && word.when().test(view)) {
          return stopped(point, Optional.of(now), Optional.empty());
        }
      } else if (point instanceof Point.Read word && reason instanceof StopReason.Accessed now) {
        if (isOf(word.word(), now.address()) && word.when().test(view)) {
          return stopped(point, Optional.empty(), Optional.empty());
        }
      }
    }
    return null;
  }

  /** Several words may be watched; of addresses only the offset in the page tells them apart. */
  private boolean isOf(Word word, int address) {
    return ((word.physical(view) ^ address) & 0xffc) == 0;
  }

  private Stopped stopped(
      Point point, Optional<StopReason.Written> written, Optional<Event> event) {
    return new Stopped(Stopped.Why.POINT, view.position(), Optional.of(point), written, event);
  }

  /** Keeps why it can't go on; whether it is to go on no further. */
  private boolean note(StopReason reason, long bound) {
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
    return reason instanceof StopReason.CycleReached || end != null;
  }
}
