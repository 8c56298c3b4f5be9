package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringside.kernel.choice.Choices;
import ringside.kernel.choice.Departure;
import ringside.kernel.choice.Turn;
import ringside.kernel.choice.TurnEnd;
import ringside.kernel.choice.TurnFollower;
import ringside.kernel.choice.TurnLog;
import ringside.kernel.config.Setting;
import ringside.kernel.trap.Kernel;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.trial.Trial;
import ringside.lab.trial.WhatIf;
import ringside.programs.Catalogue;
import ringside.programs.GuestProgram;

/** A run that follows another one's turns has them to the instruction, whatever time it takes. */
final class SameTurnsTest {
  private static final long FAR = 30_000_000;

  /** They print how long something took, which is other work where it took another time. */
  private static final Set<String> LOOK_AT_THE_TIME =
      Set.of("switch-cost", "ipc-cost", "ipc-race", "creation-cost", "ping-tcp", "remote-echo");

  /** Short turns, so that many end in the middle of work. */
  private static final Machine MACHINE = Machine.classic().with(Setting.QUANTUM, 3000);

  private record Pair(List<Turn> then, List<Turn> now, List<Departure> departures) {
    static Pair of(Trial first, Trial second) {
      TurnLog log = new TurnLog();
      first.by(log.record(Choices.ORDINARY)).run();
      return following(log, second);
    }

    static Pair following(TurnLog log, Trial second) {
      TurnFollower follower = new TurnFollower(log);
      TurnLog again = new TurnLog();
      second.by(again.record(follower)).run();
      return new Pair(log.turns(), again.turns(), follower.departures());
    }
  }

  static Stream<GuestProgram> programs() {
    return Catalogue.all().stream();
  }

  /** What a run may be changed in without being other work. */
  private static Map<String, Trial> changes(Guest guest) {
    Trial whole = new Trial(guest, MACHINE, FAR);
    return Map.of(
        "asid", new Trial(guest, MACHINE.with(Setting.ASID, "on"), FAR),
        "dtlb", new Trial(guest, MACHINE.with(Setting.DTLB_ENTRIES, 8), FAR),
        "l1d", new Trial(guest, MACHINE.with(Setting.L1D_BYTES, "4KiB"), FAR),
        "lottery", new Trial(guest, MACHINE.with(Setting.SCHED, "lottery"), FAR),
        "tlb", whole.without(WhatIf.of("tlb").orElseThrow()),
        "cache", whole.without(WhatIf.of("cache").orElseThrow()),
        "switch", whole.without(WhatIf.of("switch").orElseThrow()));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void theTurnsAreThoseOfTheFirstRun(GuestProgram program) {
    Guest guest = Guest.inCatalogue(program);
    TurnLog log = new TurnLog();
    Trial.Outcome first = new Trial(guest, MACHINE, FAR).by(log.record(Choices.ORDINARY)).run();
    changes(guest)
        .forEach(
            (name, second) -> {
              Pair pair = Pair.following(log, second);
              if (pair.departures.isEmpty()) {
                assertThat(pair.now).as(name).isEqualTo(pair.then);
              } else if (first.end() == Kernel.End.EXITED) {
                assertThat(LOOK_AT_THE_TIME).as(name + pair.departures).contains(program.name());
              }
            });
  }

  /** Who prints the time does other work; the workers do not. */
  @Test
  void whoDoesNotLookAtTheTimeHasTheVeryTurns() {
    Guest guest = Guest.of("switch-cost").args("both", "2", "4", "20");
    Trial second = new Trial(guest, MACHINE, FAR).without(WhatIf.of("tlb").orElseThrow());
    Pair pair = Pair.of(new Trial(guest, MACHINE, FAR), second);
    Set<Integer> printing =
        pair.departures.stream().map(Departure::tid).collect(Collectors.toSet());
    assertThat(printing).hasSize(1);
    assertThat(pair.departures).allMatch(each -> each.kind() == Departure.Kind.OTHER_WORK);
    assertThat(pair.now)
        .extracting(Turn::tid)
        .isEqualTo(pair.then.stream().map(Turn::tid).toList());
    assertThat(workers(pair.now, printing)).isNotEmpty().isEqualTo(workers(pair.then, printing));
  }

  private static List<Turn> workers(List<Turn> turns, Set<Integer> others) {
    return turns.stream().filter(turn -> !others.contains(turn.tid())).toList();
  }

  /** Guards the tests above: by the clock, the turns are others. */
  @Test
  void byTheClockTheyWouldBeOthers() {
    Guest guest = Guest.of("race");
    TurnLog whole = new TurnLog();
    TurnLog free = new TurnLog();
    Trial trial = new Trial(guest, MACHINE, FAR);
    trial.by(whole.record(Choices.ORDINARY)).run();
    trial.without(WhatIf.of("cache").orElseThrow()).by(free.record(Choices.ORDINARY)).run();
    assertThat(whole.turns()).extracting(Turn::end).contains(TurnEnd.PREEMPTED);
    assertThat(free.turns()).isNotEqualTo(whole.turns());
  }

  /** A program that waits elsewhere can't be followed, and both runs still come to their ends. */
  @Test
  void whereItCannotBeFollowedItSaysSoAndGoesOn() {
    Trial pipe = new Trial(Guest.of("pipeline"), MACHINE, FAR);
    TurnLog log = new TurnLog();
    new Trial(Guest.of("mutex"), MACHINE, FAR).by(log.record(Choices.ORDINARY)).run();
    TurnFollower follower = new TurnFollower(log);
    Trial.Outcome outcome = pipe.by(follower).run();
    assertThat(follower.isLost()).isTrue();
    Departure last = follower.departures().get(follower.departures().size() - 1);
    assertThat(last.cycle()).isPositive();
    assertThat(last.tid()).isPositive();
    assertThat(outcome.output()).isEqualTo(pipe.run().output());
  }
}
