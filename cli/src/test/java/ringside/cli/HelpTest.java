package ringside.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What --help says, in both languages. */
final class HelpTest {
  private static Properties words(String file) throws IOException {
    Properties words = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(HelpTest.class.getResourceAsStream(file)), UTF_8)) {
      words.load(reader);
    }
    return words;
  }

  @Test
  void bothLanguagesHaveTheSameKeys() throws IOException {
    assertThat(new TreeSet<>(words("Help_ko.properties").keySet()))
        .isEqualTo(new TreeSet<>(words("Help.properties").keySet()));
  }

  /** An option, parameter or command without words would stand alone in its line. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "run", "learn", "blame", "profile", "why", "compare", "sweep", "curves", "explore", "play",
        "debug", "grade", "verify", "bench", "list", "show", "asm", "disasm", "config"
      })
  void everythingIsExplained(String command) {
    for (String language : new String[] {"en", "ko"}) {
      String help = CommandRun.of(command, "--help", "--lang", language).out();
      String[] lines = help.split("\n", -1);
      for (int i = 0; i < lines.length - 1; i++) {
        boolean entry = lines[i].matches(" {2}(-\\w,|  ) (--|\\[?[A-Z]+).*");
        boolean alone = lines[i].matches(" {2,6}\\S+(, \\S+)?");
        boolean explainedBelow = lines[i + 1].matches(" {15,}\\S.*");
        assertThat(!entry || !alone || explainedBelow).as(lines[i]).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run", "learn", "blame", "profile", "why", "compare", "sweep", "curves", "explore", "play",
        "debug", "grade", "verify", "bench", "list", "show", "asm", "disasm", "config"
      })
  void koreanHelpHasNoEnglishSentence(String command) {
    String help = CommandRun.of(command, "--help", "--lang", "ko").out();
    assertThat(help).startsWith("사용법: ringside " + command);
    for (String line : help.split("\n", -1)) {
      boolean example = line.strip().startsWith("ringside ");
      boolean korean = line.matches(".*[가-힣].*");
      boolean english = line.matches(".*\\b[a-z]{2,} (?:the|a|an|of|is|that|and|in|to) .*");
      assertThat(english && !korean && !example).as(line).isFalse();
    }
  }

  @Test
  void theTopCommandListsAllInKorean() {
    assertThat(CommandRun.of("--help", "--lang", "ko").out())
        .contains("사용법: ringside", "명령:", "실행합니다");
  }

  @Test
  void anUnknownLanguageIsRefused() {
    assertThat(CommandRun.of("run", "hello", "--lang", "fr").err())
        .contains("--lang is en or ko, not fr");
  }
}
