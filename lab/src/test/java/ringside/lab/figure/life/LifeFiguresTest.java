package ringside.lab.figure.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.kernel.event.Birth;
import ringside.kernel.event.Reason;
import ringside.kernel.event.ThreadState;
import ringside.lab.figure.Figures;
import ringside.lab.figure.Recorded;
import ringside.lab.record.ProcessLife;
import ringside.lab.report.Texts;

/** States and lives are told as they were. */
final class LifeFiguresTest {
  private static FamilyFigure family(Texts texts, Recorded run) {
    return new FamilyFigure(
        texts, run.names(), run.recording().processes(), 0, run.recording().end());
  }

  @ParameterizedTest
  @CsvSource({"hello, en", "fork, ko", "threads, en", "signals, ko", "orphan, en", "exec, en"})
  void bothKeepTheRulesOfFigures(String program, String language) {
    Recorded run = Recorded.of(program);
    Texts texts = Recorded.texts(language);
    Figures.check(new StatesFigure(texts, Step.of(run.recording().transitions())));
    Figures.check(family(texts, run));
  }

  @Test
  void underPressureAllStatesAreReached() {
    Recorded run = Recorded.of("pressure", Map.of("memory", "2MiB"));
    List<Step> steps = Step.of(run.recording().transitions());
    assertThat(steps.stream().map(Step::to))
        .contains(
            ThreadState.READY,
            ThreadState.RUNNING,
            ThreadState.BLOCKED,
            ThreadState.READY_SUSPENDED,
            ThreadState.BLOCKED_SUSPENDED,
            ThreadState.TERMINATED);
    assertThat(steps.stream().mapToLong(Step::count).sum())
        .isEqualTo(run.recording().states().count());
  }

  @Test
  void arrowsNotTakenAreDrawnGrey() {
    Step step = new Step(ThreadState.CREATED, ThreadState.READY, Map.of(Reason.CREATED, 12L));
    StatesFigure figure = new StatesFigure(Recorded.texts("en"), List.of(step));
    Figures.check(figure);
    String svg = figure.drawings().get(0).svg();
    assertThat(svg.split("way untaken", -1)).hasSize(11);
    assertThat(svg.split("way taken", -1)).hasSize(2);
    assertThat(svg).contains(">12</text>");
    assertThat(figure.text()).singleElement().asString().startsWith("  created -> ready ");
  }

  @Test
  void childrenStandBelowTheirParents() {
    FamilyFigure figure = family(Recorded.texts("en"), Recorded.of("fork"));
    assertThat(figure.text().get(0)).matches("  2 fork +=+");
    assertThat(figure.text().get(1)).matches("    3 fork +=+z* *");
  }

  @Test
  void manyGenerationsAreNoProblem() {
    List<ProcessLife> lives = new ArrayList<>();
    for (int pid = 2; pid < 3000; pid++) {
      lives.add(
          new ProcessLife(pid, pid - 1, Birth.FORK, pid, List.of(), -1, 0, false, -1, List.of()));
    }
    Recorded any = Recorded.of("hello");
    FamilyFigure figure = new FamilyFigure(Recorded.texts("en"), any.names(), lives, 5, 4000);
    Figures.check(figure);
    assertThat(figure.table().rows()).hasSize(2998);
    assertThat(figure.summary()).contains("5 more births");
  }
}
