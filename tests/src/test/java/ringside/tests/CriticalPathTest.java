package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.kernel.config.Setting;
import ringside.kernel.event.WaitTarget;
import ringside.lab.path.CriticalPath;
import ringside.lab.path.PathBook;
import ringside.lab.path.Slice;
import ringside.lab.report.PathRows;
import ringside.lab.report.Texts;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.trial.Trial;
import ringside.lab.trial.TwoRuns;
import ringside.lab.trial.UnknownCost;
import ringside.lab.trial.WhatIf;
import ringside.mmu.ledger.Exemption;
import ringside.programs.Catalogue;
import ringside.programs.GuestProgram;

/** The critical path covers a run, and its slices are what the threads did. */
final class CriticalPathTest {
  private static final long FAR = 30_000_000;
  private static final Machine MACHINE = Machine.classic().with(Setting.QUANTUM, 3000);

  /** The cost that every cycle is. */
  private static final Exemption ALL = (key, cause) -> true;

  private record Run(CriticalPath path, Trial.Outcome outcome) {
    static Run of(Guest guest, Exemption cost) {
      PathBook book = new PathBook(cost);
      Trial.Outcome outcome = new Trial(guest, MACHINE, FAR).run(book);
      return new Run(book.path(outcome.statistics().cycles()).orElseThrow(), outcome);
    }
  }

  static Stream<GuestProgram> programs() {
    return Catalogue.all().stream();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void slicesCoverTheRunWithoutAGap(GuestProgram program) {
    Run run = Run.of(Guest.inCatalogue(program), ALL);
    long cycle = 0;
    for (Slice slice : run.path.slices()) {
      assertThat(slice.from()).isEqualTo(cycle);
      assertThat(slice.cycles()).isPositive().isEqualTo(slice.spent());
      cycle = slice.to();
    }
    long clock = run.outcome.statistics().cycles();
    assertThat(cycle).isEqualTo(clock);
    assertThat(sum(run.path.by(Slice::tid).values().stream())).isEqualTo(clock);
    assertThat(sum(run.path.by(Slice::kind).values().stream())).isEqualTo(clock);
  }

  /** The figure's rows are the whole path, and all of the cost, however few there are. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 1000})
  void theRowsOfThePathAreAllOfIt(int most) {
    Run run = Run.of(Guest.inCatalogue(Catalogue.find("prodcons").orElseThrow()), ALL);
    List<PathRows.Row> rows = new PathRows(new Texts(Locale.ENGLISH)).of(run.path, most);
    assertThat(rows).hasSizeBetween(2, most + 1);
    long clock = run.outcome.statistics().cycles();
    assertThat(rows.stream().mapToLong(PathRows.Row::cycles).sum()).isEqualTo(clock);
    assertThat(rows.stream().mapToLong(PathRows.Row::spent).sum()).isEqualTo(clock);
  }

  private static long sum(Stream<Long> cycles) {
    return cycles.mapToLong(Long::longValue).sum();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void watchingChangesNoCycle(GuestProgram program) {
    Trial trial = new Trial(Guest.inCatalogue(program), MACHINE, FAR);
    assertThat(trial.run(new PathBook(ALL)).statistics().cycles())
        .isEqualTo(trial.run().statistics().cycles());
  }

  /** Where nobody waits for time, every cycle of a cost lies on the path, and is saved. */
  @ParameterizedTest
  @ValueSource(strings = {"pipe", "race", "mutex", "pipeline", "fork", "prodcons", "shared-memory"})
  void whatLiesOnThePathIsWhatIsSaved(String program) {
    TwoRuns runs = withoutWalks(program);
    CriticalPath path = runs.path().orElseThrow();
    assertThat(runs.departures()).isEmpty();
    assertThat(path.spent(slice -> true)).isEqualTo(path.spent(CriticalPath::counts)).isPositive();
    assertThat(-runs.difference().change()).isEqualTo(path.spent(CriticalPath::counts));
  }

  /** The chain is as long without the cost as it was, less what lay on it. */
  @ParameterizedTest
  @ValueSource(strings = {"sleep", "signals", "priorities", "spy"})
  void noMoreIsSavedThanLiesOnThePath(String program) {
    TwoRuns runs = withoutWalks(program);
    CriticalPath path = runs.path().orElseThrow();
    assertThat(runs.departures()).isEmpty();
    assertThat(path.cycles(slice -> !CriticalPath.counts(slice))).isPositive();
    assertThat(-runs.difference().change()).isBetween(1L, path.spent(CriticalPath::counts));
  }

  private static TwoRuns withoutWalks(String program) {
    Trial whole = new Trial(Guest.of(program), MACHINE, 2 * FAR);
    try {
      WhatIf.TwoTrials trials = WhatIf.on(whole, "tlb");
      return TwoRuns.withSameTurns(trials.whole(), trials.without());
    } catch (UnknownCost none) {
      throw new AssertionError(none);
    }
  }

  @Test
  void aSleepIsWaitedForOnThePath() {
    CriticalPath path = Run.of(Guest.of("sleep"), ALL).path;
    assertThat(path.slices())
        .anyMatch(
            slice -> slice.target() != null && slice.target().kind() == WaitTarget.Kind.SLEEP);
    assertThat(path.cycles(slice -> !CriticalPath.counts(slice)))
        .isGreaterThan(path.cycles(CriticalPath::counts));
  }

  /** The reader of a pipe waits for the writer: the path goes over to it. */
  @Test
  void aWakeUpLeadsToTheWaker() {
    CriticalPath path = Run.of(Guest.of("pipeline"), ALL).path;
    assertThat(path.links().keySet())
        .extracting(WaitTarget::kind)
        .contains(WaitTarget.Kind.PIPE_WRITTEN);
    assertThat(path.by(Slice::tid)).hasSizeGreaterThan(2);
    assertThat(path.cycles(slice -> slice.kind() == Slice.Kind.WAITING)).isZero();
  }

  @Test
  void aReadyThreadWaitsForWhoRuns() {
    CriticalPath path = Run.of(Guest.of("race"), ALL).path;
    List<Slice> ready =
        path.slices().stream().filter(slice -> slice.kind() == Slice.Kind.READY).toList();
    assertThat(ready).isNotEmpty().allMatch(slice -> slice.other() != slice.tid());
    assertThat(ready).extracting(Slice::other).contains(0).hasSizeGreaterThan(10);
  }
}
