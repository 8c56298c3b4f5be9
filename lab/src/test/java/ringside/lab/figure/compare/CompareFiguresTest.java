package ringside.lab.figure.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.lab.compare.Difference;
import ringside.lab.figure.Figures;
import ringside.lab.figure.Recorded;
import ringside.lab.report.Texts;

/** The figures that know no run say what they are fed. */
final class CompareFiguresTest {
  private static final DifferenceFigure.Words TWO =
      new DifferenceFigure.Words("asid", "What does it change?", "off", "on", "cycles");

  private static DifferenceFigure difference(Texts texts) {
    return new DifferenceFigure(
        texts,
        TWO,
        List.of(
            new Difference.Row("same", 500, 500),
            new Difference.Row("walks", 90_000, 12_000),
            new Difference.Row("nothing", 0, 0),
            new Difference.Row("more", 0, 1_500)));
  }

  private static SweepFigure sweep(Texts texts, int series, boolean logarithmic) {
    List<SweepFigure.Series> all = new ArrayList<>();
    for (int i = 0; i < series; i++) {
      List<SweepFigure.Point> points = new ArrayList<>();
      for (long x = 4; x <= 64; x *= 2) {
        points.add(new SweepFigure.Point(x, i % 2 == 0 ? 100 * x : 3_000 + i));
      }
      all.add(new SweepFigure.Series("series " + i, points));
    }
    return new SweepFigure(
        texts,
        new SweepFigure.Words("sweep", "What if?", "dtlb.entries", "cycles", logarithmic),
        all);
  }

  private static MatrixFigure matrix(Texts texts) {
    return new MatrixFigure(
        texts,
        new MatrixFigure.Words("blame", "Who missed because of whom?", "whose miss", "whose fault"),
        List.of("cold", "itself", "switch"),
        List.of(
            new MatrixFigure.Row("2 shell", List.of(12L, 0L, 400L)),
            new MatrixFigure.Row("3 cat", List.of(7L, 90L, 31L))));
  }

  private static SourceHeatFigure heat(Texts texts) {
    Map<String, Long> causes = new LinkedHashMap<>();
    causes.put("ISSUE", 1_000L);
    causes.put("DTLB", 20_000L);
    return new SourceHeatFigure(
        texts,
        "heat",
        "chase.s",
        List.of(
            new SourceHeatFigure.Line(10, "loop:", Map.of()),
            new SourceHeatFigure.Line(
                11, "\tlw a0, 0(a0) # <follow> & go on" + ".".repeat(90), causes),
            new SourceHeatFigure.Line(12, "    bnez a0, loop", Map.of("CONTROL", 3_000L))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ko"})
  void allKeepTheRulesOfFigures(String language) {
    Texts texts = Recorded.texts(language);
    Figures.check(difference(texts));
    Figures.check(sweep(texts, 2, true));
    Figures.check(sweep(texts, 2, false));
    Figures.check(sweep(texts, 7, true));
    List<SweepFigure.Point> hill =
        List.of(
            new SweepFigure.Point(1, 5),
            new SweepFigure.Point(2, 70_000),
            new SweepFigure.Point(3, 6));
    SweepFigure.Words words = new SweepFigure.Words("hill", "What if?", "kib", "cycles", false);
    SweepFigure peak = new SweepFigure(texts, words, List.of(new SweepFigure.Series("one", hill)));
    assertThat(peak.summary()).contains("70,000", "kib 2");
    Figures.check(matrix(texts));
    Figures.check(heat(texts));
  }

  @Test
  void whatExplainsMostComesFirst() {
    DifferenceFigure figure = difference(Recorded.texts("en"));
    assertThat(figure.table().rows())
        .extracting(row -> row.cells().get(0) + " " + row.cells().get(3))
        .containsExactly("walks -78,000", "more +1,500", "same 0", "total -76,500");
    assertThat(figure.summary()).contains("What explains most: walks, -78,000.");
  }

  @Test
  void aCrossingIsToldWithItsValue() {
    SweepFigure figure = sweep(Recorded.texts("en"), 2, true);
    assertThat(figure.summary()).contains("series 0 and series 1 cross at dtlb.entries 30.");
    assertThat(figure.drawings().get(0).svg()).contains(">30</text>");
  }

  @Test
  void manySeriesBecomeSmallMultiplesOnTheSameAxes() {
    SweepFigure figure = sweep(Recorded.texts("en"), 7, true);
    assertThat(figure.drawings())
        .hasSize(7)
        .allSatisfy(one -> assertThat(one.svg()).contains(">6,000</text>"));
  }

  @Test
  void aMatrixIsDarkWhereMuchIs() {
    assertThat(matrix(Recorded.texts("en")).text())
        .containsExactly(
            "  2 shell                        |.   # |",
            "  3 cat                          |. . . |");
  }

  @Test
  void theHottestLineIsTold() {
    SourceHeatFigure figure = heat(Recorded.texts("en"));
    assertThat(figure.summary()).contains("Line 11 took most: 21,000 (87.5%).");
    assertThat(figure.text().get(1)).startsWith("       21,000 ################    11  ");
  }
}
