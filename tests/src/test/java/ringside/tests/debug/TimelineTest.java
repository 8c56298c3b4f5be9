package ringside.tests.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import ringside.kernel.event.Event;
import ringside.lab.debug.Point;
import ringside.lab.debug.Position;
import ringside.lab.debug.Recipe;
import ringside.lab.debug.Steps;
import ringside.lab.debug.Stopped;
import ringside.lab.debug.Timeline;
import ringside.lab.debug.Word;
import ringside.lab.debug.Write;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.trial.Trial;
import ringside.programs.Catalogue;

/** Going forth and back in small runs of which everything is known. */
final class TimelineTest {
  private static final long LIMIT = 10_000_000;

  private static final Guest COUNTS =
      Guest.assemble(
          "counts",
          """
          .globl main
          main:
            addi sp, sp, -16
            sw ra, 12(sp)
            li s0, 3
          again:
            jal up
            addi s0, s0, -1
            bnez s0, again
            li a0, 5
            lw ra, 12(sp)
            addi sp, sp, 16
            ret
          up:
            la t0, count
            lw t2, (t0)
            addi t2, t2, 1
          here:
            sw t2, (t0)
            ret
          .data
          count: .word 0
          """);

  private static Timeline timeline(Guest guest) {
    return new Timeline(Recipe.of(new Trial(guest, Machine.classic(), LIMIT)), () -> false);
  }

  private static int address(String symbol) {
    return COUNTS.image().symbol(symbol).orElseThrow().value();
  }

  private static Point at(String symbol) {
    return new Point.Code(Set.of(address(symbol)), view -> true);
  }

  private static int count(Timeline timeline) {
    return timeline.view().word(timeline.position().pid(), address("count")).orElseThrow();
  }

  @Test
  void aBreakpointIsMetForthAndBack() {
    Timeline timeline = timeline(COUNTS);
    for (int seen = 0; seen < 3; seen++) {
      assertThat(timeline.forward(List.of(at("here"))).why()).isEqualTo(Stopped.Why.POINT);
      assertThat(count(timeline)).isEqualTo(seen);
    }
    Position last = timeline.position();
    assertThat(timeline.forward(List.of(at("here"))).why()).isEqualTo(Stopped.Why.ENDED);
    for (int seen = 2; seen >= 0; seen--) {
      assertThat(timeline.backward(List.of(at("here"))).why()).isEqualTo(Stopped.Why.POINT);
      assertThat(count(timeline)).isEqualTo(seen);
      assertThat(timeline.position().pc()).isEqualTo(last.pc());
    }
    assertThat(timeline.backward(List.of(at("here"))).why()).isEqualTo(Stopped.Why.START);
    assertThat(timeline.cycle()).isEqualTo(timeline.start());
  }

  @Test
  void aWatchedWordIsMetForthAndBack() {
    Timeline timeline = timeline(COUNTS);
    timeline.forward(List.of(at("main")));
    Point point =
        new Point.Written(
            new Word.Virtual(timeline.position().pid(), address("count")), view -> true);
    for (int seen = 1; seen <= 3; seen++) {
      Stopped stopped = timeline.forward(List.of(point));
      assertThat(stopped.written().orElseThrow().after()).isEqualTo(seen);
      assertThat(count(timeline)).isEqualTo(seen);
    }
    for (int seen = 2; seen >= 1; seen--) {
      assertThat(timeline.backward(List.of(point)).why()).isEqualTo(Stopped.Why.POINT);
      assertThat(count(timeline)).isEqualTo(seen);
    }
  }

  @Test
  void aStoreThatIsNotAlignedWritesTwoWords() {
    Guest guest =
        Guest.assemble(
            "misaligned",
            """
            .globl main
            main:
              la t0, pair
              li t1, -1
            here:
              sw t1, 2(t0)
              li a0, 0
              ret
            .data
            .balign 8
            pair: .word 0, 0
            """);
    int pair = guest.image().symbol("pair").orElseThrow().value();
    Timeline timeline = timeline(guest);
    int pid = timeline.view().firstThread();
    for (int word : List.of(pair, pair + 4)) {
      timeline.goStart();
      Stopped stopped =
          timeline.forward(List.of(new Point.Written(new Word.Virtual(pid, word), view -> true)));
      assertThat(stopped.written().orElseThrow().after())
          .isEqualTo(word == pair ? 0xffff_0000 : 0xffff);
    }
  }

  /** However long the kernel is at work between two places, none is left out. */
  @Test
  void aStepBackOverALongCallStandsBeforeIt() {
    Guest guest = Guest.inCatalogue(Catalogue.find("files").orElseThrow());
    Timeline timeline = timeline(guest);
    Position before = timeline.position();
    int tid = timeline.view().firstThread();
    long longest = 0;
    for (int i = 0; i < 3_000; i++) {
      timeline.go(timeline.cycle() + 1);
      Position here = timeline.position();
      if (before.tid() == tid && here.tid() == tid && here.cycle() - before.cycle() > 4_000) {
        assertThat(fresh(guest, here.cycle()).before(tid, here.cycle())).hasValue(before);
        longest = Math.max(longest, here.cycle() - before.cycle());
      }
      before = here;
    }
    assertThat(longest).isGreaterThan(4_000);
  }

  private static Timeline fresh(Guest guest, long cycle) {
    Timeline timeline = timeline(guest);
    timeline.go(cycle);
    return timeline;
  }

  @Test
  void aConditionSaysWhichTimeCounts() {
    Timeline timeline = timeline(COUNTS);
    Point second =
        new Point.Code(
            Set.of(address("here")),
            view -> view.word(view.position().pid(), address("count")).orElse(-1) == 1);
    assertThat(timeline.forward(List.of(second)).why()).isEqualTo(Stopped.Why.POINT);
    assertThat(count(timeline)).isEqualTo(1);
    assertThat(timeline.forward(List.of(second)).why()).isEqualTo(Stopped.Why.ENDED);
    assertThat(timeline.backward(List.of(second)).why()).isEqualTo(Stopped.Why.POINT);
    assertThat(count(timeline)).isEqualTo(1);
  }

  @Test
  void stepsBackUndoStepsForth() {
    Timeline timeline = timeline(COUNTS);
    timeline.forward(List.of(at("again")));
    Steps steps = new Steps(timeline, List.of(), timeline.position().tid());
    List<Position> places = new ArrayList<>(List.of(timeline.position()));
    for (int i = 0; i < 20; i++) {
      steps.instruction();
      places.add(timeline.position());
    }
    for (int i = 19; i >= 0; i--) {
      steps.backInstruction();
      assertThat(timeline.position()).isEqualTo(places.get(i));
    }
  }

  @Test
  void aCallIsSteppedOverAndOutOf() {
    Timeline timeline = timeline(COUNTS);
    timeline.forward(List.of(at("again")));
    Position call = timeline.position();
    Steps steps = new Steps(timeline, List.of(), call.tid());
    assertThat(steps.line(true).position().pc()).isEqualTo(call.pc() + 4);
    assertThat(steps.backLine(true).position()).isEqualTo(call);
    assertThat(steps.line(false).position().pc()).isEqualTo(address("up"));
    steps.instruction();
    assertThat(steps.finish().position().pc()).isEqualTo(call.pc() + 4);
    assertThat(steps.backInstruction().position().isReturn()).isTrue();
    assertThat(steps.backFinish().position()).isEqualTo(call);
  }

  @Test
  void lastWritesAreFoundOneBeforeTheOther() {
    Timeline timeline = timeline(COUNTS);
    timeline.forward(List.of(at("here")));
    timeline.forward(List.of(at("here")));
    timeline.forward(List.of(at("here")));
    int physical = timeline.view().physical(timeline.position().pid(), address("count"));
    List<Write> writes = timeline.writes(physical, timeline.cycle());
    assertThat(writes.get(0).after()).isEqualTo(2);
    assertThat(writes.get(0).pc()).isEqualTo(OptionalInt.of(address("here")));
    assertThat(writes.get(0).byKernel()).isFalse();
    assertThat(writes.get(1).after()).isEqualTo(1);
    assertThat(writes.get(2).byKernel()).isTrue();
    assertThat(timeline.writes(physical, writes.get(0).cycle())).isEqualTo(writes.subList(1, 3));
  }

  @Test
  void aRegisterLeadsBackToWhatWroteIt() {
    Timeline timeline = timeline(COUNTS);
    timeline.forward(List.of(at("here")));
    Steps steps = new Steps(timeline, List.of(), timeline.position().tid());
    int here = timeline.position().pc();
    assertThat(steps.backToWrite(7).position().pc()).isEqualTo(here - 4);
    assertThat(steps.backToWrite(7).position().pc()).isEqualTo(here - 8);
    assertThat(steps.backToWrite(1).position().pc()).isEqualTo(address("again"));
  }

  @Test
  void eventsAndOutputArePlacesToGoTo() {
    Timeline timeline = timeline(Guest.of("race"));
    Stopped second = timeline.goEvent(event -> event instanceof Event.Switched, 2);
    assertThat(second.event()).isPresent();
    timeline.goEvent(event -> event instanceof Event.Switched, 1);
    assertThat(timeline.cycle()).isLessThan(second.position().cycle());
    assertThat(
            timeline
                .forward(List.of(new Point.Happened(event -> event instanceof Event.Switched)))
                .position())
        .isEqualTo(second.position());
    timeline.goOutput(1);
    assertThat(new String(timeline.view().output(), StandardCharsets.UTF_8)).startsWith("expected");
    Steps steps = new Steps(timeline, List.of(), timeline.position().tid());
    steps.backInstruction();
    assertThat(timeline.view().output()).isEmpty();
  }

  @Test
  void aWordIsFollowedThroughAPipeToWhereItWasMade() {
    Guest guest = Guest.of("pipe");
    Timeline timeline = timeline(guest);
    timeline.goEvent(
        event -> event instanceof Event.Returned call && call.title().equals("read"), 1);
    int buffer = guest.image().symbol("buffer").orElseThrow().value();
    int physical = timeline.view().physical(timeline.position().pid(), buffer + 4);
    List<Write> hops = timeline.origin(physical, timeline.cycle());
    assertThat(hops).extracting(Write::what).containsExactly("read", "write", "boot");
    assertThat(hops).extracting(Write::pid).containsExactly(3, 2, 0);
    assertThat(hops).extracting(Write::after).containsOnly(hops.get(0).after());
  }

  @Test
  void aCopyOnWriteIsFollowedToTheStoreBeforeTheFork() {
    Guest guest =
        Guest.assemble(
            "copies",
            """
            .globl main
            main:
              la s0, word
              li t1, 77
            made:
              sw t1, (s0)
              call fork
              bnez a0, parent
              sw zero, 4(s0)
            copied:
              li a0, 0
              li a7, 94
              ecall
            parent:
              call wait_pid
              li a0, 0
              ret
            .data
            word: .word 1, 2
            """);
    int word = guest.image().symbol("word").orElseThrow().value();
    Timeline timeline = timeline(guest);
    int copied = guest.image().symbol("copied").orElseThrow().value();
    timeline.forward(List.of(new Point.Code(Set.of(copied), view -> true)));
    int physical = timeline.view().physical(timeline.position().pid(), word);
    List<Write> hops = timeline.origin(physical, timeline.cycle());
    assertThat(hops).hasSize(2);
    assertThat(hops.get(0).byKernel()).isTrue();
    assertThat(hops.get(1).pc())
        .isEqualTo(OptionalInt.of(guest.image().symbol("made").orElseThrow().value()));
  }

  @Test
  void retiredInstructionsArePlacesToGoTo() {
    Timeline timeline = timeline(Guest.of("race"));
    timeline.goEnd();
    long half = timeline.view().computer().hart().retired() / 2;
    timeline.goRetired(half);
    assertThat(timeline.view().computer().hart().retired()).isGreaterThanOrEqualTo(half);
    Position place = timeline.position();
    assertThat(place.inProgram()).isTrue();
    timeline.go(timeline.before(place.tid(), place.cycle()).orElseThrow().cycle());
    assertThat(timeline.view().computer().hart().retired()).isLessThan(half);
  }

  @Test
  void tendingEndsAndKeepsToItsBound() {
    Timeline timeline = timeline(Guest.of("race"));
    timeline.go(3_000_000);
    int rounds = 0;
    while (timeline.tend(() -> false)) {
      rounds++;
    }
    assertThat(rounds).isBetween(5, 30);
    assertThat(timeline.parked()).isBetween(5, 20);
    assertThat(timeline.tend(() -> false)).isFalse();
  }

  @Test
  void tendingThatIsBrokenOffGoesOnLater() {
    Timeline timeline = timeline(Guest.of("race"));
    timeline.go(3_000_000);
    int breaks = 0;
    for (boolean more = true; more; ) {
      int[] asked = {0};
      more = timeline.tend(() -> ++asked[0] > 30);
      breaks += asked[0] > 30 ? 1 : 0;
    }
    assertThat(breaks).isGreaterThan(5);
    assertThat(timeline.parked()).isBetween(5, 20);
    Position here = timeline.position();
    Steps steps = new Steps(timeline, List.of(), here.tid());
    steps.backInstruction();
    assertThat(timeline.cycle()).isLessThan(here.cycle());
    assertThat(timeline.before(here.tid(), here.cycle())).hasValue(timeline.position());
  }

  @Test
  void afterAPauseStepsBackTakeRunsThatStandNearby() {
    Guest guest = Guest.inCatalogue(Catalogue.find("race").orElseThrow());
    AtomicInteger made = new AtomicInteger();
    Recipe recipe = Recipe.of(new Trial(guest, Machine.classic(), LIMIT));
    Timeline timeline =
        new Timeline(
            () -> {
              made.incrementAndGet();
              return recipe.describe();
            },
            () -> false);
    timeline.go(timeline.start() + 200_000);
    pause(timeline);
    Steps steps = new Steps(timeline, List.of(), timeline.position().tid());
    for (int step = 0; step < 20; step++) {
      int before = made.get();
      steps.backInstruction();
      assertThat(made.get()).isEqualTo(before);
      pause(timeline);
      // Those farther back have moved up: one has begun at the start for each that was taken.
      assertThat(made.get() - before).isBetween(0, 2);
    }
  }

  private static void pause(Timeline timeline) {
    boolean more = true;
    while (more) {
      more = timeline.tend(() -> false);
    }
  }

  /** What stands at the place from where a search looks is met, too. */
  @Test
  void aBreakpointWhereARunIsParkedIsMetGoingBack() {
    Timeline timeline = timeline(COUNTS);
    List<Point> points = List.of(at("here"));
    timeline.forward(points);
    Position first = timeline.position();
    timeline.forward(points);
    long second = timeline.cycle();
    timeline.go(first.cycle());
    timeline.go(second);
    assertThat(timeline.backward(points).position()).isEqualTo(first);
  }
}
