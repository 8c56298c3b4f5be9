package ringside.lab.figure.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.kernel.Computer;
import ringside.lab.figure.FigureTable;
import ringside.lab.figure.Figures;
import ringside.lab.figure.Recorded;
import ringside.lab.look.CacheContents;
import ringside.lab.session.RunResult;
import ringside.mmu.MissObserver.Buffer;
import ringside.mmu.cache.Cache;
import ringside.mmu.replacement.MissCounts;

/** The lines that are drawn are those of the caches. */
final class CacheFigureTest {
  @ParameterizedTest
  @CsvSource({
    "fork, 16KiB, 256KiB, en, 1",
    "prodcons, 512, 0, ko, 2",
    "threads, 64KiB, 16KiB, en, 3",
    "pipe, 1KiB, 2MiB, ko, 4"
  })
  void whatIsDrawnIsThere(String program, String first, String second, String language, long seed) {
    Map<String, String> settings =
        Map.of("l1i.bytes", first, "l1d.bytes", first, "l2.bytes", second);
    RunResult plain = Moments.of(program, settings).build().runToEnd();
    RunResult looked =
        Moments.visit(
            Moments.of(program, settings),
            plain.statistics().cycles(),
            seed,
            (session, cycle) -> {
              Computer computer = session.station().computer();
              CacheScene scene = CacheScene.of(Recorded.texts(language), computer);
              CacheFigure figure = new CacheFigure(Recorded.texts(language), scene);
              Figures.check(figure);
              assertThat(figure.drawings()).hasSize(second.equals("0") ? 2 : 3);
              assertLines(computer.hart().mmu().l1i(), scene, figure, 0);
              assertLines(computer.hart().mmu().l1d(), scene, figure, 1);
            });
    assertThat(looked.output()).isEqualTo(plain.output());
    assertThat(looked.statistics().cycles()).isEqualTo(plain.statistics().cycles());
  }

  /** Lines by owner, and again by sets, are as many as were brought in and have not gone. */
  private static void assertLines(Cache cache, CacheScene scene, CacheFigure figure, int number) {
    long valid = Arrays.stream(cache.tags).filter(tag -> tag >= 0).count();
    CacheContents contents = scene.caches().get(number);
    List<FigureTable.Row> rows =
        figure.table().rows().stream()
            .filter(row -> row.cells().get(0).equals(name(figure, number)))
            .toList();
    assertThat(sum(rows.stream().filter(row -> !row.id().isEmpty()).toList())).isEqualTo(valid);
    assertThat(sum(rows.stream().filter(row -> row.id().isEmpty()).toList())).isEqualTo(valid);
    MissCounts misses = cache.misses();
    long again = misses.evictedBySelf() + misses.evictedByOther();
    boolean droveOut = contents.rows().stream().anyMatch(row -> row.droveOut() != Cache.NOBODY);
    assertThat(again == 0 || droveOut).isTrue();
  }

  private static String name(CacheFigure figure, int number) {
    return figure.drawings().get(number).caption().split(":", -1)[0];
  }

  private static long sum(List<FigureTable.Row> rows) {
    return rows.stream()
        .mapToLong(row -> Long.parseLong(row.cells().get(4).replace(",", "")))
        .sum();
  }

  /** Of two lines in one set each has its cell, and who made room is below. */
  @Test
  void whoMadeRoomIsBelow() {
    List<CacheContents.Row> lines =
        List.of(
            new CacheContents.Row(0, 0, 0x8000_0000, true, 2, Cache.NOBODY),
            new CacheContents.Row(0, 1, 0x8000_1000, false, 3, 2));
    CacheScene scene =
        new CacheScene(
            9,
            List.of(new CacheContents(Buffer.L1D, 64, 2, lines)),
            Map.of(2, "tid 2 a", 3, "tid 3 b"));
    CacheFigure figure = new CacheFigure(Recorded.texts("en"), scene);
    Figures.check(figure);
    assertThat(figure.table().rows().get(0).cells()).endsWith("A tid 2 a", "", "1", "1");
    assertThat(figure.table().rows().get(1).cells()).endsWith("B tid 3 b", "A 1", "1", "0");
    assertThat(figure.table().rows().get(2).cells()).contains("A 1, B 1");
    assertThat(figure.text().get(1)).endsWith(" A" + ".".repeat(63));
    assertThat(figure.text().get(2)).endsWith(" B" + ".".repeat(63));
    assertThat(figure.summary()).contains("2 of 128 lines are valid; 1 of them drove out");
  }
}
