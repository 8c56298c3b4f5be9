package ringside.tests.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ringside.kernel.config.Preset;
import ringside.mmu.ledger.SwitchCounts;
import ringside.mmu.ledger.SwitchKind;
import ringside.tests.GuestResult;
import ringside.tests.GuestRun;

/** What switch-cost prints is what the machine has counted, and shows what it is there to show. */
final class SwitchCostTest {
  private static final int WAYS_IN_AND_OUT = 98;

  private static final Pattern ROW =
      Pattern.compile(
          " +(\\d+) +(\\d+) +\\d+  (threads|processes) +(\\d+) +(\\d+) +(-?\\d+) +(\\d+) +(\\d+) +(\\d+).*");

  private static final Pattern SUM =
      Pattern.compile(
          "counted in all: (\\w+) switches (\\d+), direct (\\d+), TLB (\\d+), cache (\\d+)");

  private record Row(
      int workers,
      int pages,
      SwitchKind kind,
      int alone,
      int turn,
      int difference,
      int direct,
      int tlb,
      int cache) {
    static Row of(Matcher row) {
      return new Row(
          number(row, 1),
          number(row, 2),
          row.group(3).equals("threads") ? SwitchKind.THREAD : SwitchKind.PROCESS,
          number(row, 4),
          number(row, 5),
          number(row, 6),
          number(row, 7),
          number(row, 8),
          number(row, 9));
    }

    int indirect() {
      return tlb + cache;
    }
  }

  @ParameterizedTest
  @EnumSource(Preset.class)
  void itsSumsAreThoseOfTheStatistics(Preset preset) {
    GuestResult result = GuestRun.of("switch-cost").on(preset).with("memory", "64MiB").run();
    SwitchCounts counts = result.computer().hart().mmu().meter().switches();
    for (SwitchKind kind : new SwitchKind[] {SwitchKind.PROCESS, SwitchKind.THREAD}) {
      Matcher sum = sum(result, kind);
      assertThat(number(sum, 2)).isEqualTo((int) counts.count(kind));
      assertThat(number(sum, 3)).isEqualTo((int) counts.directCycles(kind));
      // What is missed after the program has read its counters is in the statistics alone.
      assertThat(counts.indirectTlbCycles(kind) - number(sum, 4)).isBetween(0L, 2000L);
      assertThat(counts.indirectCacheCycles(kind) - number(sum, 5)).isBetween(0L, 10_000L);
    }
  }

  /** Of the difference of two turns, the direct cost without the ways in and out is the rest. */
  @Test
  void theDifferenceOfTurnsIsWhatWasCounted() {
    List<Row> rows = rows(GuestRun.of("switch-cost"));
    assertThat(rows).hasSize(12);
    for (Row row : rows) {
      assertThat(row.difference).isEqualTo(row.turn - row.alone);
      int counted = row.direct - WAYS_IN_AND_OUT + row.indirect();
      assertThat(row.difference).as(row.toString()).isBetween(counted - 10, counted + 30);
    }
  }

  @Test
  void threadsAreFlatAndProcessesRiseWithThePages() {
    List<Row> rows = rows(GuestRun.of("switch-cost"));
    assertThat(differences(rows, 2, SwitchKind.THREAD))
        .allMatch(cycles -> cycles > 60 && cycles < 70);
    assertThat(differences(rows, 2, SwitchKind.PROCESS)).isSorted();
    assertThat(rows).allMatch(row -> row.kind == SwitchKind.PROCESS || row.indirect() == 0);
    Row last = find(rows, 2, 16, SwitchKind.PROCESS);
    assertThat(last.difference).isGreaterThan(5 * find(rows, 2, 16, SwitchKind.THREAD).difference);
  }

  @Test
  void identifiersHelpWherePagesFitIntoTheTlbAndNotWhereTheyDoNot() {
    List<Row> without = rows(GuestRun.of("switch-cost").with("asid", "off"));
    List<Row> with = rows(GuestRun.of("switch-cost").with("asid", "on"));
    Row fits = find(with, 2, 8, SwitchKind.PROCESS);
    assertThat(fits.tlb).isZero();
    assertThat(fits.difference).isLessThan(find(without, 2, 8, SwitchKind.PROCESS).difference / 3);
    assertThat(find(with, 4, 16, SwitchKind.PROCESS).difference)
        .isGreaterThan(find(without, 4, 16, SwitchKind.PROCESS).difference * 9 / 10);
  }

  @Test
  void itTakesWorkersPagesAndTurnsFromItsArguments() {
    List<Row> rows =
        rows(GuestRun.of("switch-cost").arguments(List.of("processes", "3", "5", "7")));
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).workers).isEqualTo(3);
    assertThat(rows.get(0).pages).isEqualTo(5);
  }

  /** What one page more costs in a turn: a line in L1, then a walk as well, then a line of L2. */
  @Test
  void morePagesShowTheReachOfTheTlbAndOfTheFirstCache() {
    int within = cyclesOfOneMore(8, 16);
    int behindTheTlb = cyclesOfOneMore(32, 64);
    int behindTheFirstCache = cyclesOfOneMore(256, 512);
    assertThat(behindTheTlb).isGreaterThanOrEqualTo(within + 12);
    assertThat(behindTheFirstCache).isGreaterThan(2 * behindTheTlb);
  }

  /** Eight times 512 lines are all that L2 has, and the page tables want room as well. */
  @Test
  void theProcessesOfManyPagesDriveEachOtherOutOfTheSecondCache() {
    int two = only("processes", 2, 512).difference;
    assertThat(only("processes", 8, 512).difference).isGreaterThan(5 * two);
  }

  private static int cyclesOfOneMore(int pages, int more) {
    return (only("threads", 2, more).alone - only("threads", 2, pages).alone) / (more - pages);
  }

  private static Row only(String kind, int workers, int pages) {
    List<String> arguments = List.of(kind, "" + workers, "" + pages, "4");
    List<Row> rows = rows(GuestRun.of("switch-cost").arguments(arguments));
    assertThat(rows).hasSize(1).allMatch(row -> row.pages == pages);
    return rows.get(0);
  }

  private static List<Integer> differences(List<Row> rows, int workers, SwitchKind kind) {
    return rows.stream()
        .filter(row -> row.workers == workers && row.kind == kind)
        .map(Row::difference)
        .toList();
  }

  private static Row find(List<Row> rows, int workers, int pages, SwitchKind kind) {
    return rows.stream()
        .filter(row -> row.workers == workers && row.pages == pages && row.kind == kind)
        .findFirst()
        .orElseThrow();
  }

  private static List<Row> rows(GuestRun run) {
    return lines(run.run(), ROW).map(Row::of).toList();
  }

  private static Matcher sum(GuestResult result, SwitchKind kind) {
    return lines(result, SUM)
        .filter(line -> line.group(1).equalsIgnoreCase(kind.name()))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Matcher> lines(GuestResult result, Pattern pattern) {
    return result.output().lines().map(pattern::matcher).filter(Matcher::matches);
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
