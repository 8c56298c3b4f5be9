package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import ringside.kernel.config.Setting;
import ringside.kernel.ipc.FutexTable;
import ringside.lab.compare.Difference;
import ringside.lab.compare.RunFigures;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.trial.Trial;
import ringside.lab.trial.TwoRuns;
import ringside.lab.trial.UnknownCost;
import ringside.lab.trial.WhatIf;
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
  @CsvSource({
    "pipe, tlb",
    "pipe, cache",
    "pipe, switch",
    "race, tlb",
    "race, cache",
    "race, switch",
    "mutex, tlb",
    "mutex, cache",
    "mutex, switch"
  })
  void withoutACostTheRestStays(String program, String cost) {
    Trial whole = trial(Guest.of(program), Machine.classic().with(Setting.QUANTUM, 3000));
    TwoRuns runs = TwoRuns.withSameTurns(whole, whole.without(WhatIf.of(cost).orElseThrow()));
    Trial.Outcome a = runs.first();
    Trial.Outcome b = runs.second();
    assertThat(runs.departures()).isEmpty();
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

  @ParameterizedTest
  @CsvSource({"mutex, lock", "deadlock, lock_b", "prodcons, full"})
  void aLockThatIsFreeCostsTheKernelNothing(String program, String symbol) throws UnknownCost {
    Machine machine = Machine.classic().with(Setting.QUANTUM, 3000);
    Trial plain = trial(Guest.of(program), machine);
    WhatIf.TwoTrials trials = WhatIf.on(plain, "lock:" + symbol);
    TwoRuns runs = TwoRuns.withSameTurns(trials.whole(), trials.without());
    long spent = ofLock(runs.first());
    assertThat(runs.departures()).isEmpty();
    assertThat(spent).isPositive();
    assertThat(ofLock(runs.second())).isZero();
    assertThat(runs.first().statistics().cycles()).isEqualTo(plain.run().statistics().cycles());
    assertThat(runs.second().output()).isEqualTo(runs.first().output());
    assertThat(sum(runs.difference().doings())).isEqualTo(runs.difference().change());
    assertThat(ownChange(runs.difference())).isEqualTo(-spent);
  }

  private static long ofLock(Trial.Outcome run) {
    return run.statistics().ledger().sum(key -> key.what().endsWith(FutexTable.OF_LOCK));
  }

  private static long ownChange(Difference difference) {
    return sum(
        difference.doings().stream()
            .filter(row -> row.name().endsWith(FutexTable.OF_LOCK))
            .toList());
  }

  @Test
  void whatNobodyWaitsForIsFreeAlready() throws UnknownCost {
    WhatIf.TwoTrials trials =
        WhatIf.on(trial(Guest.of("spinlock"), Machine.classic()), "lock:lock");
    assertThat(TwoRuns.withSameTurns(trials.whole(), trials.without()).difference().change())
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({"lok, did you mean 'lock'?", "main, it has these: counter", "'', it has these"})
  void anUnknownLockIsRefused(String symbol, String says) {
    assertThatThrownBy(
            () -> WhatIf.on(trial(Guest.of("mutex"), Machine.classic()), "lock:" + symbol))
        .isInstanceOf(UnknownCost.class)
        .hasMessageContaining(says);
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

  /** What dies with the bad tab is what shares its memory. */
  @ParameterizedTest
  @CsvSource({"process, as processes", "thread, as threads"})
  void tabsAreProcessesOrThreads(String as, String says) {
    List<String> arguments = Parameter.arguments("tabs", List.of(), Map.of("as", as));
    Trial.Outcome run = trial(Guest.of("tabs").args(arguments), Machine.classic()).run();
    String output = new String(run.output(), StandardCharsets.UTF_8);
    assertThat(output).startsWith(says);
    assertThat(output.contains("finished with result")).isEqualTo(as.equals("process"));
    assertThat(trial(Guest.of("tabs").args("x"), Machine.classic()).run().status()).isEqualTo(2);
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
