package ringside.tests.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.kernel.event.Event;
import ringside.lab.debug.Point;
import ringside.lab.debug.Position;
import ringside.lab.debug.Recipe;
import ringside.lab.debug.Steps;
import ringside.lab.debug.Timeline;
import ringside.lab.debug.Word;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.Session;
import ringside.lab.session.Stop;
import ringside.lab.session.StopReason;
import ringside.programs.Catalogue;
import ringside.tests.Statistics;
import ringside.tests.TraceHash;

/** Wherever a timeline goes, and whatever it looks for: it is the plain run that it shows. */
final class TimelineProperties {
  private static final int WAYS = 20;
  private static final long LONGEST = 3_000_000;

  @ParameterizedTest
  @ValueSource(strings = {"hello", "fork", "pipe", "threads", "signals", "exec"})
  void anyWayShowsThePlacesOfThePlainRun(String name) {
    Guest guest = Guest.inCatalogue(Catalogue.find(name).orElseThrow());
    List<Position> plain = places(guest);
    List<TraceHash> hashes = new ArrayList<>();
    Timeline timeline = timeline(guest, hashes);
    Random random = new Random(name.hashCode());
    for (int way = 0; way < WAYS; way++) {
      Position aim = plain.get(random.nextInt(plain.size()));
      go(timeline, aim, random);
      Position here = timeline.position();
      assertThat(plain.stream().filter(place -> place.cycle() >= here.cycle()).findFirst())
          .hasValue(here);
    }
    timeline.goEnd();
    TraceHash whole = new TraceHash();
    try (Session session = Session.of(guest).accesses(meter -> whole).build()) {
      session.runUntil();
      assertThat(timeline.view().output()).isEqualTo(session.station().output());
      assertThat(Statistics.of(timeline.view().computer()))
          .isEqualTo(Statistics.of(session.station().computer()));
      assertThat(hashes).extracting(TraceHash::value).contains(whole.value());
    }
  }

  private static void go(Timeline timeline, Position aim, Random random) {
    timeline.go(aim.cycle());
    assertThat(timeline.position()).isEqualTo(aim);
    int tid = aim.tid() == 0 ? 1 : aim.tid();
    Point code = new Point.Code(Set.of(aim.pc()), view -> true);
    Point word = new Point.Written(new Word.Virtual(aim.pid(), aim.sp() & ~3), view -> true);
    Point event = new Point.Happened(happened -> happened instanceof Event.Called);
    Steps steps = new Steps(timeline, List.of(code), tid);
    switch (random.nextInt(9)) {
      case 0 -> timeline.backward(List.of(code, event));
      case 1 -> timeline.forward(List.of(word));
      case 2 -> timeline.backward(List.of(word));
      case 3 -> timeline.forward(List.of(event, code));
      case 4 -> steps.backInstruction();
      case 5 -> steps.backLine(true);
      case 6 -> steps.line(true);
      case 7 -> timeline.tend(() -> false);
      default -> steps.instruction();
    }
  }

  private static Timeline timeline(Guest guest, List<TraceHash> hashes) {
    Recipe recipe =
        () -> {
          TraceHash hash = new TraceHash();
          hashes.add(hash);
          return new Recipe.Described(Session.of(guest).accesses(meter -> hash), () -> false);
        };
    return new Timeline(recipe, () -> false);
  }

  /** All places of the plain run, in order. */
  private static List<Position> places(Guest guest) {
    List<Position> places = new ArrayList<>();
    Timeline timeline =
        new Timeline(() -> new Recipe.Described(Session.of(guest), () -> false), () -> false);
    boolean more = true;
    while (more && timeline.cycle() < LONGEST) {
      places.add(timeline.position());
      long next = timeline.cycle() + 1;
      more = timeline.go(next).position().cycle() >= next;
    }
    places.add(timeline.position());
    return places;
  }

  /** The places that a session stops at are those that a timeline shows. */
  @ParameterizedTest
  @ValueSource(strings = {"fork", "pipe"})
  void placesAreWhereASessionStops(String name) {
    Guest guest = Guest.inCatalogue(Catalogue.find(name).orElseThrow());
    try (Session session = Session.of(guest).on(Machine.classic()).build()) {
      for (Position place : places(guest)) {
        assertThat(session.cycle()).isEqualTo(place.cycle());
        if (place.inProgram()) {
          assertThat(session.thread(place.tid()).pc()).isEqualTo(place.pc());
        }
        StopReason reason = session.runUntil(Stop.atCycle(session.cycle() + 1));
        if (reason instanceof StopReason.Ended) {
          break;
        }
      }
    }
  }
}
