package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.kernel.choice.Choices;
import ringside.kernel.choice.Schedule;
import ringside.kernel.config.Setting;
import ringside.lab.compare.Difference;
import ringside.lab.compare.RunFigures;
import ringside.lab.compare.WhatIf;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.trial.Trial;
import ringside.mmu.ledger.Cause;
import ringside.programs.Catalogue;
import ringside.programs.GuestProgram;
import ringside.programs.Parameter;

/** Differences add up, and a run without a cost is the run without that cost. */
final class DifferenceTest {
  private static final long FAR = 30_000_000;

  static Stream<GuestProgram> programs() {
    return Catalogue.all().stream();
  }

  private static Trial trial(Guest guest, Machine machine) {
    return new Trial(guest, machine, FAR);
  }

  private static long sum(List<Difference.Row> rows) {
    return rows.stream().mapToLong(Difference.Row::change).sum();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void rowsAddUpToTheDifferenceOfTheClocks(GuestProgram program) {
    Guest guest = Guest.inCatalogue(program);
    Trial.Outcome off = trial(guest, Machine.classic()).run();
    Trial.Outcome on = trial(guest, Machine.classic().with(Setting.ASID, "on")).run();
    Difference difference = Difference.between(off.statistics(), on.statistics());
    assertThat(difference.before()).isEqualTo(off.statistics().cycles());
    assertThat(sum(difference.causes())).isEqualTo(difference.change());
    assertThat(sum(difference.doings())).isEqualTo(difference.change());
    assertThat(difference.counts()).allMatch(row -> row.change() != 0);
  }

  @Test
  void whatExplainsMostComesFirst() {
    Trial.Outcome a =
        trial(Guest.of("switch-cost").args("processes", "2", "8"), Machine.classic()).run();
    Trial.Outcome b =
        trial(Guest.of("switch-cost").args("threads", "2", "8"), Machine.classic()).run();
    List<Long> changes =
        Difference.between(a.statistics(), b.statistics()).causes().stream()
            .map(row -> Math.abs(row.change()))
            .toList();
    assertThat(changes).isSortedAccordingTo((x, y) -> Long.compare(y, x));
    assertThat(changes.get(0)).isPositive();
  }

  /** Where nothing depends on the time, all that is free is gone, and nothing else. */
  @ParameterizedTest
  @ValueSource(strings = {"tlb", "cache", "switch"})
  void withoutACostTheRestStays(String cost) {
    Trial whole = trial(Guest.of("pipe"), Machine.classic());
    Schedule schedule = new Schedule();
    Trial.Outcome a = whole.by(schedule.record(Choices.ORDINARY)).run();
    Trial.Outcome b = whole.without(WhatIf.of(cost).orElseThrow()).by(schedule.play()).run();
    long free =
        a.statistics().ledger().accounts().stream()
            .mapToLong(
                account ->
                    Stream.of(Cause.values())
                        .filter(cause -> WhatIf.of(cost).orElseThrow().isFree(account.key(), cause))
                        .mapToLong(account::cycles)
                        .sum())
            .sum();
    assertThat(free).isPositive();
    assertThat(b.statistics().cycles()).isEqualTo(a.statistics().cycles() - free);
    assertThat(b.output()).isEqualTo(a.output());
    assertThat(b.statistics().dataTlb()).isEqualTo(a.statistics().dataTlb());
  }

  /** What is used while no time passes has no order among itself: other lines may leave a cache. */
  @Test
  void aCallThatIsFreeTakesNoCycle() {
    Trial whole = trial(Guest.of("pipe"), Machine.classic());
    Trial.Outcome a = whole.run();
    Trial.Outcome b = whole.without(WhatIf.of("call:write").orElseThrow()).run();
    assertThat(a.statistics().ledger().sum(key -> key.what().equals("write"))).isPositive();
    assertThat(b.statistics().ledger().sum(key -> key.what().equals("write"))).isZero();
    assertThat(b.output()).isEqualTo(a.output());
  }

  @Test
  void anUnknownCostIsNone() {
    assertThat(WhatIf.of("disk")).isEmpty();
    assertThat(WhatIf.of("call:")).isEmpty();
    assertThat(WhatIf.of("call:nothing")).isEmpty();
    assertThat(WhatIf.of("call:program")).isEmpty();
  }

  @Test
  void figuresHoldWhatTheLedgerHolds() {
    Trial.Outcome run = trial(Guest.of("ipc-cost"), Machine.classic()).run();
    Map<String, Long> figures = RunFigures.of(run.statistics());
    long causes =
        Stream.of(Cause.values())
            .map(
                cause ->
                    cause.from().isEmpty() ? cause.title() : cause.title() + "." + cause.from())
            .mapToLong(name -> figures.get("cycles." + name))
            .sum();
    assertThat(causes).isEqualTo(figures.get("cycles"));
    assertThat(figures.get("cycles.user") + figures.get("cycles.kernel"))
        .isEqualTo(figures.get("cycles"));
  }

  @Test
  void parametersTakeTheirPlaces() {
    assertThat(Parameter.arguments("switch-cost", List.of(), Map.of("pages", "16")))
        .containsExactly("both", "2", "16");
    assertThat(Parameter.arguments("switch-cost", List.of("threads"), Map.of("as", "process")))
        .containsExactly("processes");
    assertThat(Parameter.arguments("hello", List.of("x"), Map.of("pages", "16")))
        .containsExactly("x");
  }
}
