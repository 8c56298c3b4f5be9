package ringside.lab.debug;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import ringside.kernel.event.Event;
import ringside.lab.session.Stop;
import ringside.lab.session.StopReason;

/** Looks out for points in all computers of a run. */
final class Lookout {
  private final List<View> views;
  private final List<Spy> spies;
  private final Focus focus;

  /**
   * Of a run.
   *
   * @param views of its computers, by their numbers
   * @param spies who hear of their events, likewise
   */
  Lookout(List<View> views, List<Spy> spies, Focus focus) {
    this.views = views;
    this.spies = spies;
    this.focus = focus;
  }

  private View view(int number) {
    return views.get(number - 1);
  }

  /** What the run is to stop for; some of it may turn out not to be a point. */
  List<Stop> stops(List<Point> points) {
    List<Stop> stops = new ArrayList<>();
    List<IntPredicate> written = new ArrayList<>();
    List<IntPredicate> read = new ArrayList<>();
    Set<Integer> words = new HashSet<>();
    for (Point point : points) {
      View there = view(point.computer(focus.computer()));
      if (point.own() instanceof Point.Code code) {
        code.addresses().forEach(address -> stops.add(Stop.at(address)));
      } else if (point.own() instanceof Point.Written own) {
        words.add(own.word().address());
        written.add(physical -> own.word().isAt(physical, there));
      } else if (point.own() instanceof Point.Read own) {
        words.add(own.word().address());
        read.add(physical -> own.word().isAt(physical, there));
      } else {
        stops.add(Stop.asked(() -> spies.stream().anyMatch(Spy::isHit)));
      }
    }
    if (!words.isEmpty()) {
      stops.add(Stop.whenMemoryUsed(words, any(written), any(read)));
    }
    return stops;
  }

  private static IntPredicate any(List<IntPredicate> words) {
    return physical -> words.stream().anyMatch(word -> word.test(physical));
  }

  /** Wants to hear of events from now on. */
  void want(List<Point> points) {
    spies.forEach(spy -> spy.want(points, focus.computer()));
  }

  /** Whether an event was wanted that has happened; no more are. */
  Optional<Stopped> heard() {
    Optional<Stopped> first = Optional.empty();
    for (int i = 0; i < spies.size(); i++) {
      Spy.Heard heard = spies.get(i).take();
      if (heard != null && first.isEmpty()) {
        first = Optional.of(stopped(i + 1, heard.point(), null, heard.event()));
      }
    }
    return first;
  }

  /**
   * The point that a run has stopped for; empty where it is none.
   *
   * @param from the first cycle that counts: conditions are not asked before it
   */
  Optional<Stopped> match(List<Point> points, StopReason reason, long from) {
    for (Point point : points) {
      int number = point.computer(focus.computer());
      if (view(number).cycle() >= from && isMet(point.own(), number, reason)) {
        StopReason.Written written = reason instanceof StopReason.Written now ? now : null;
        return Optional.of(stopped(number, point.own(), written, null));
      }
    }
    return Optional.empty();
  }

  private boolean isMet(Point own, int number, StopReason reason) {
    View there = view(number);
    if (own instanceof Point.Code code && reason instanceof StopReason.Breakpoint at) {
      boolean here = at.computer() == number && code.addresses().contains(at.pc());
      return here && code.when().test(there);
    } else if (own instanceof Point.Written point && reason instanceof StopReason.Written now) {
      boolean here = now.computer() == number && isOf(point.word(), there, now.address());
      return here && point.when().test(there);
    } else if (own instanceof Point.Read point && reason instanceof StopReason.Accessed now) {
      boolean here = now.computer() == number && isOf(point.word(), there, now.address());
      return here && point.when().test(there);
    }
    return false;
  }

  /** Several words may be watched; of addresses only the offset in the page tells them apart. */
  private static boolean isOf(Word word, View view, int address) {
    return ((word.physical(view) ^ address) & 0xffc) == 0;
  }

  private Stopped stopped(
      int computer, Point point, StopReason.@Nullable Written written, @Nullable Event event) {
    return new Stopped(
        Stopped.Why.POINT,
        view(computer).position(),
        Optional.of(point),
        Optional.ofNullable(written),
        Optional.ofNullable(event));
  }
}
