package ringside.lab.figure.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.kernel.event.Channel;
import ringside.kernel.event.Direction;
import ringside.kernel.event.Event;
import ringside.kernel.event.Stamp;
import ringside.lab.figure.Figures;
import ringside.lab.figure.Recorded;

/** What was sent is joined with what was received; memory that is shared has no strokes. */
final class MessagesFigureTest {
  private static final Channel PIPE = Channel.PIPE;

  private static Event.Moved moved(long cycle, int tid, Direction direction, int bytes, long last) {
    return new Event.Moved(new Stamp(cycle, 0, tid, tid, cycle), PIPE, "1", direction, bytes, last);
  }

  private static MessagesFigure figure(String program, String language) {
    Recorded run = Recorded.of(program);
    return new MessagesFigure(Recorded.texts(language), run.recording(), run.names());
  }

  @ParameterizedTest
  @CsvSource({"pipe, en", "pipeline, ko", "msgqueue, en", "socketpair, ko", "prodcons, en"})
  void everyRunKeepsTheRulesOfFigures(String program, String language) {
    MessagesFigure figure = figure(program, language);
    assertThat(figure.isEmpty()).isFalse();
    Figures.check(figure);
  }

  @Test
  void aReadWithinAWriteIsJoinedWithIt() {
    List<Message> messages =
        Message.join(
            List.of(
                moved(10, 1, Direction.IN, 100, 100),
                moved(20, 2, Direction.OUT, 40, 40),
                moved(30, 2, Direction.OUT, 60, 100)));
    assertThat(messages).extracting(Message::cycles).containsExactly(10L, 20L);
    assertThat(messages).extracting(one -> one.in().bytes()).containsOnly(100);
  }

  @Test
  void whatWasNeverReadIsNoMessage() {
    assertThat(Message.join(List.of(moved(10, 1, Direction.IN, 100, 100)))).isEmpty();
    assertThat(Message.join(List.of(moved(10, 1, Direction.OUT, 100, 100)))).isEmpty();
  }

  @Test
  void eachMessageOfAQueueHasTwoStrokes() {
    MessagesFigure figure = figure("msgqueue", "en");
    String svg = figure.drawings().get(0).svg();
    assertThat(svg.split("class=\"copy\"", -1)).hasSize(1 + 2 * 2);
    assertThat(String.join("\n", figure.text())).contains("17 bytes", "17 bytes, 5,");
  }

  @Test
  void sharedMemoryHasTicksAndNoStrokes() {
    MessagesFigure figure = figure("prodcons", "en");
    assertThat(figure.drawings())
        .allSatisfy(one -> assertThat(one.svg()).contains("tick").doesNotContain("\"copy\""));
    assertThat(figure.summary()).contains("share memory");
  }

  @Test
  void whoIsAloneTalksToNobody() {
    assertThat(figure("hello", "en").isEmpty()).isTrue();
  }
}
