package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.lab.report.Texts;
import ringside.programs.ProgramTexts;
import ringside.programs.TextBundle;

final class TextBundleTest {
  @ParameterizedTest
  @CsvSource({
    "ringside.lab.report.Texts, Messages",
    "ringside.junit.Program, Messages",
    "ringside.programs.ProgramTexts, Programs",
    "ringside.lab.learn.experiment.Words, Shared",
    "ringside.lab.learn.experiment.Words, Process",
    "ringside.lab.learn.experiment.Words, Life",
    "ringside.lab.learn.experiment.Words, Switching",
    "ringside.lab.learn.experiment.Words, Talk",
    "ringside.lab.learn.experiment.Words, Threads",
  })
  void textsAreThoseThatTheJdkReads(String beside, String name) throws Exception {
    Class<?> place = Class.forName(beside);
    Properties english = properties(place, name + ".properties");
    Properties korean = properties(place, name + "_ko.properties");
    assertThat(english).isNotEmpty().containsOnlyKeys(korean.keySet().toArray());
    TextBundle inEnglish = TextBundle.of(place, name, Locale.ENGLISH);
    TextBundle inKorean = TextBundle.of(place, name, Locale.KOREA);
    for (String key : english.stringPropertyNames()) {
      assertThat(inEnglish.get(key)).isEqualTo(english.getProperty(key));
      assertThat(inKorean.get(key)).isEqualTo(korean.getProperty(key));
    }
  }

  @Test
  void aTextThatIsMissingIsAMistakeOfOurs() {
    TextBundle texts = TextBundle.of(ProgramTexts.class, "Programs", Locale.ROOT);
    assertThatThrownBy(() -> texts.get("nothing")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TextBundle.of(Texts.class, "Nothing", Locale.ROOT))
        .isInstanceOf(IllegalStateException.class);
  }

  private static Properties properties(Class<?> beside, String file) throws IOException {
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(beside.getResourceAsStream(file)), StandardCharsets.UTF_8)) {
      Properties properties = new Properties();
      properties.load(reader);
      return properties;
    }
  }
}
