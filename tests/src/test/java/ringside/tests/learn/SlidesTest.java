package ringside.tests.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.lab.figure.Markup;
import ringside.lab.learn.Course;
import ringside.lab.learn.Made;
import ringside.lab.learn.Slides;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Topic;
import ringside.lab.learn.experiment.Words;

/** Slides for a class: first the vote, without a figure of the run, and then what was measured. */
class SlidesTest {
  private static final List<Made> MADE = Made.all(Course.of(Topic.LIFE));

  private static List<String> slides(Words words) {
    String page = Slides.of(MADE, Optional.of(Topic.LIFE), words);
    return Arrays.asList(page.split("<section ", -1));
  }

  private static String html(String text) {
    return new Markup().words(text).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ko"})
  void eachExperimentHasAVoteAndThenWhatWasMeasured(String language) {
    Words words = new Words(Locale.forLanguageTag(language));
    List<String> slides = slides(words);
    assertThat(slides).hasSize(2 + 2 * MADE.size());
    for (int i = 0; i < MADE.size(); i++) {
      Experiment experiment = MADE.get(i).experiment();
      String explained = html(words.of(experiment, "explain", MADE.get(i).findings()));
      assertThat(slides.get(2 + 2 * i))
          .contains(html(words.of(experiment, "ask")), html(experiment.excerpt().lines().get(0)))
          .doesNotContain(explained, html(words.of(experiment, "title")), "<table", "<svg");
      assertThat(slides.get(3 + 2 * i)).contains(explained, "<table");
    }
  }

  @Test
  void aVoteHasItsOptionsInOrder() {
    Words words = new Words(Locale.ENGLISH);
    Experiment states = MADE.get(1).experiment();
    List<String> options =
        List.of("a", "b", "c", "d").stream()
            .map(letter -> "<li>" + html(words.of(states, "option." + letter)) + "</li>")
            .toList();
    assertThat(slides(words).get(4)).containsSubsequence(options);
  }

  /** Whoever lets no script run has all of it, and nothing is fetched. */
  @Test
  void thePageStandsAlone() {
    String page = Slides.of(MADE, Optional.of(Topic.LIFE), new Words(Locale.KOREAN));
    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains("lang=\"ko\"", "default-src 'none'", "@media print", "ArrowRight")
        .doesNotContain("src=\"", "@import");
  }
}
