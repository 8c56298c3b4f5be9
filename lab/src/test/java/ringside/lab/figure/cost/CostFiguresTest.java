package ringside.lab.figure.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.kernel.statistics.RunStatistics;
import ringside.lab.figure.FigureTable;
import ringside.lab.figure.Figures;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;
import ringside.lab.session.Guest;
import ringside.lab.session.Session;

/** The figures of cycles say what the books say. */
final class CostFiguresTest {
  private static final RunStatistics RUN = run("threads");

  private static RunStatistics run(String program) {
    try (Session session = Session.of(Guest.of(program)).build()) {
      return session.runToEnd().statistics();
    }
  }

  private static Texts texts(String language) {
    return new Texts(language.equals("ko") ? Locale.KOREAN : Locale.ENGLISH);
  }

  @Test
  void everyPartIsTheSumOfItsParts() {
    Part all = LedgerParts.of(texts("en"), RUN.ledger());
    assertThat(all.amount()).isEqualTo(RUN.cycles());
    checkSums(all);
  }

  private static void checkSums(Part part) {
    if (!part.parts().isEmpty()) {
      assertThat(part.parts().stream().mapToLong(Part::amount).sum()).isEqualTo(part.amount());
      part.parts().forEach(CostFiguresTest::checkSums);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ko"})
  void bothKeepTheRulesOfFigures(String language) {
    Texts texts = texts(language);
    Figures.check(new IcicleFigure(texts, "ledger", LedgerParts.of(texts, RUN.ledger())));
    Figures.check(new SwitchFigure(texts, RUN.processSwitches(), RUN.threadSwitches()));
  }

  @Test
  void theTableOfSwitchesHasTheirCycles() {
    SwitchFigure figure =
        new SwitchFigure(texts("en"), RUN.processSwitches(), RUN.threadSwitches());
    FigureTable.Row all =
        figure.table().rows().stream()
            .filter(row -> row.id().equals("switch-thread-all"))
            .findFirst()
            .orElseThrow();
    assertThat(RUN.threadSwitches().count()).isPositive();
    assertThat(all.cells()).endsWith(Numbers.grouped(RUN.threadSwitches().cycles()));
  }

  @Test
  void whereNothingWasSwitchedThatIsSaid() {
    RunStatistics run = run("hello");
    SwitchFigure figure =
        new SwitchFigure(texts("en"), run.processSwitches(), run.threadSwitches());
    Figures.check(figure);
    assertThat(run.threadSwitches().count()).isZero();
    assertThat(figure.summary()).contains("There was no thread switch.");
  }

  @Test
  void aNameIsShownWholeOrInItsBriefForm() {
    Part small = Part.of("an instruction each", "ISSUE", "user", 60);
    Part large = Part.of("data from memory", "L1D", "user", 940);
    Part all = Part.sum("all", "all", List.of(small, large));
    String svg = new IcicleDrawing("x", "t", "d", all).draw().finished();
    assertThat(svg).contains(">ISSUE</text>", ">data from memory</text>");
  }
}
