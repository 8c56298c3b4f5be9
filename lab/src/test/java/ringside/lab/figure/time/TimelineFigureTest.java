package ringside.lab.figure.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.kernel.event.ThreadState;
import ringside.lab.figure.Drawing;
import ringside.lab.figure.Figures;
import ringside.lab.figure.Recorded;

/** The time line shows what happened, in order. */
final class TimelineFigureTest {
  private static TimelineFigure figure(Recorded run, String language) {
    return new TimelineFigure(Recorded.texts(language), run.recording(), run.names());
  }

  @ParameterizedTest
  @CsvSource({
    "hello, en",
    "threads, ko",
    "pipe, en",
    "signals, ko",
    "deadlock, en",
    "udp-echo, en",
    "sleep, ko",
    "switch-cost, en"
  })
  void everyRunKeepsTheRulesOfFigures(String program, String language) {
    Figures.check(figure(Recorded.of(program), language));
  }

  @Test
  void lettersTellWhoRanWhen() {
    TimelineFigure figure = figure(Recorded.of("deadlock"), "en");
    String first = figure.text().get(1);
    assertThat(first).matches("  2 deadlock tid 2 +[C ]*R+[QR]*B+");
  }

  @Test
  void slicesOfAThreadFollowEachOther() {
    Recorded run = Recorded.of("pipe");
    TimelineMaker maker = new TimelineMaker(Recorded.texts("en"), run.recording(), run.names());
    Timeline line = maker.make(0, run.recording().end(), run.recording().states().all());
    assertThat(line.lanes()).hasSize(2);
    for (Timeline.Lane lane : line.lanes()) {
      List<Timeline.Slice> slices = lane.slices();
      assertThat(slices.get(0).state()).isEqualTo(ThreadState.CREATED);
      for (int i = 1; i < slices.size(); i++) {
        assertThat(slices.get(i).from()).isEqualTo(slices.get(i - 1).to());
      }
    }
    assertThat(line.notches()).allMatch(Timeline.Notch::process).hasSize(2);
    assertThat(line.arrows()).anyMatch(arrow -> arrow.words().equals("child ended"));
  }

  @Test
  void aLongRunIsFoldedAndSaysSo() {
    Recorded run = Recorded.of("pressure", Map.of("memory", "2MiB"));
    TimelineFigure figure = figure(run, "en");
    Figures.check(figure);
    assertThat(figure.summary()).contains("folded");
    assertThat(figure.drawings().stream().filter(Drawing::folded)).hasSize(5);
    assertThat(figure.drawings().get(0).caption()).isEqualTo("Overview of the whole run");
  }
}
