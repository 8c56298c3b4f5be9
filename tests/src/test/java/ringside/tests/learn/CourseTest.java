package ringside.tests.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringside.lab.learn.Course;
import ringside.lab.learn.Lesson;
import ringside.lab.learn.experiment.Answer;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.learn.experiment.Topic;
import ringside.lab.learn.experiment.Words;
import ringside.lab.report.Columns;
import ringside.programs.Catalogue;

/** What holds for every experiment of the course, in both languages. */
class CourseTest {
  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.KOREAN);
  private static final Pattern NUMBER = Pattern.compile("\\d+(,\\d{3})*(\\.\\d+)?");

  static Stream<Experiment> experiments() {
    return Course.experiments().stream();
  }

  private static String text(java.util.function.Consumer<PrintStream> printing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    printing.accept(out);
    out.flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** All its words are there, all values in them are filled in, and all lines fit. */
  @ParameterizedTest
  @MethodSource("experiments")
  void itIsToldInBothLanguagesWithTheFiguresOfItsRun(Experiment experiment) {
    Findings findings = experiment.measure();
    assertThat(findings.values()).as("values").isNotEmpty();
    assertThat(findings.tables()).as("tables").isNotEmpty();
    assertThat(experiment.measure().values()).as("again").isEqualTo(findings.values());
    String english = "";
    for (Locale language : LANGUAGES) {
      Lesson lesson = new Lesson(experiment, new Words(language));
      String before = text(lesson::introduce) + text(lesson::ask);
      String after = text(out -> lesson.tell(findings, Optional.of(findings.right()), out));
      List<String> told =
          (before + after).lines().filter(line -> !line.startsWith("  | ")).toList();
      assertThat(told).noneMatch(line -> line.matches(".*\\{[a-z0-9.-]+}.*"));
      assertThat(told).allMatch(line -> Columns.width(line) <= 100);
      assertThat(lesson.page(findings, Optional.empty()).html()).contains("</html>");
      if (language == Locale.ENGLISH) {
        english = after;
      } else {
        assertThat(numbers(after)).as("figures of both languages").isEqualTo(numbers(english));
      }
    }
  }

  /** What is not drawn is seen as a table at once, and is not told a second time as a summary. */
  @Test
  void aTableWithoutADrawingIsNotFoldedAway() {
    String html = page("B2");
    assertThat(html).contains("<table>").doesNotContain("<details", "class=\"summary\"");
    assertThat(page("D6")).contains("<details class=\"numbers\">", "class=\"summary\"");
  }

  private static String page(String id) {
    Experiment experiment =
        experiments().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    Lesson lesson = new Lesson(experiment, new Words(Locale.ENGLISH));
    return lesson.page(experiment.measure(), Optional.empty()).html();
  }

  /** Digits that stand in the prose of one language alone would be a mistake. */
  private static List<String> numbers(String text) {
    Matcher matcher = NUMBER.matcher(text);
    return Stream.generate(() -> matcher.find() ? matcher.group() : "")
        .takeWhile(found -> !found.isEmpty())
        .sorted()
        .toList();
  }

  /** No figure of the run stands in what is shown before the prediction: the words are the same. */
  @ParameterizedTest
  @MethodSource("experiments")
  void whatIsShownBeforeHasNoValueOfTheRun(Experiment experiment) {
    for (Locale language : LANGUAGES) {
      Words words = new Words(language);
      for (String key : List.of("title", "question", "watch", "ask")) {
        assertThat(words.of(experiment, key)).doesNotContain("{");
      }
    }
  }

  /** The right answer is one that can be given, and an excerpt is there and short. */
  @ParameterizedTest
  @MethodSource("experiments")
  void itCanBeAnsweredRightly(Experiment experiment) {
    Answer right = experiment.measure().right();
    Prediction asked = experiment.prediction();
    Optional<Answer> given = Answer.parse(asked, right.text(asked));
    assertThat(given).isPresent();
    assertThat(given.orElseThrow().verdict(asked, right)).isEqualTo(Answer.Verdict.RIGHT);
    assertThat(experiment.excerpt().lines()).hasSizeBetween(2, 24);
    assertThat(Catalogue.find(experiment.excerpt().program()).orElseThrow().claims())
        .contains(experiment.id());
  }

  @Test
  void eachIdStandsOnceAndInOrder() {
    List<String> ids = Course.experiments().stream().map(Experiment::id).toList();
    assertThat(ids).doesNotHaveDuplicates().isSorted();
    for (Topic topic : Topic.values()) {
      assertThat(Course.of(topic)).allMatch(experiment -> experiment.topic() == topic);
    }
  }
}
