package ringside.tests.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.lab.figure.Drawing;
import ringside.lab.figure.time.Names;
import ringside.lab.figure.time.TimelineFigure;
import ringside.lab.record.Recorder;
import ringside.lab.record.Recording;
import ringside.lab.report.Texts;
import ringside.tests.GuestRun;

/** Priority that is lent to who has a lock, as the time line shows it (inversion.c). */
final class LentPriorityTest {
  @ParameterizedTest
  @CsvSource({
    "en, priority 30 is lent by who waits for its lock, nobody lends to it any more: priority 10",
    "ko, 잠금을 기다리는 스레드가 우선순위 30 빌려 줌, 빌려 주는 스레드가 이제 없음: 우선순위 10"
  })
  void timeLineShowsWhatIsLentAndReturned(String language, String lent, String returned)
      throws IOException {
    Recorder recorder = new Recorder();
    GuestRun run = GuestRun.of("inversion", elf()).with("uid", 0).with("sched", "priority");
    recorder.stop(run.watched(recorder).run().cycles());
    Recording recording = recorder.recording();
    Texts texts = new Texts(Locale.forLanguageTag(language));
    TimelineFigure figure = new TimelineFigure(texts, recording, new Names(recording, "inversion"));
    List<String> happenings =
        figure.table().rows().stream().map(row -> row.cells().get(1)).distinct().toList();
    assertThat(happenings).contains(lent, returned);
    assertThat(figure.drawings().stream().map(Drawing::svg))
        .anyMatch(svg -> svg.contains("glyph loan") && svg.contains(lent));
  }

  private static byte[] elf() throws IOException {
    try (InputStream bytes =
        LentPriorityTest.class.getResourceAsStream("/ringside/tests/c/inversion.elf")) {
      return bytes == null ? new byte[0] : bytes.readAllBytes();
    }
  }
}
