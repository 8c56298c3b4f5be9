package ringside.lab.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringside.cpu.TrapCause;
import ringside.isa.abi.RarsCall;
import ringside.isa.abi.Signal;
import ringside.kernel.event.Birth;
import ringside.kernel.event.Deed;
import ringside.kernel.event.PageFault;
import ringside.kernel.event.Reason;
import ringside.kernel.event.ThreadState;
import ringside.kernel.event.WaitTarget;
import ringside.kernel.memory.Region;
import ringside.lab.explain.Advice;
import ringside.lab.explain.Awaited;
import ringside.mmu.ledger.Cause;

/** Every word of the reports is there in both languages. */
final class MessagesTest {
  private static final Pattern VALUE = Pattern.compile("\\{\\d}");
  private static final Pattern HANGUL = Pattern.compile("[가-힣]");

  /** What is the same in both: terms, and how parts are put together. */
  private static final Set<String> ALIKE = Set.of("deed.instruction", "deed.refused");

  private static Properties words(String file) throws IOException {
    Properties words = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(MessagesTest.class.getResourceAsStream(file)), UTF_8)) {
      words.load(reader);
    }
    return words;
  }

  @Test
  void bothLanguagesHaveTheSameKeys() throws IOException {
    assertThat(new TreeSet<>(words("Messages_ko.properties").keySet()))
        .isEqualTo(new TreeSet<>(words("Messages.properties").keySet()));
  }

  @Test
  void bothNameTheSameValues() throws IOException {
    Properties english = words("Messages.properties");
    Properties korean = words("Messages_ko.properties");
    for (String key : english.stringPropertyNames()) {
      assertThat(values(korean.getProperty(key)))
          .as(key)
          .isEqualTo(values(english.getProperty(key)));
    }
  }

  private static Set<String> values(String text) {
    Set<String> values = new TreeSet<>();
    VALUE.matcher(text).results().map(MatchResult::group).forEach(values::add);
    return values;
  }

  @Test
  void sentencesAreKorean() throws IOException {
    Properties korean = words("Messages_ko.properties");
    Properties english = words("Messages.properties");
    for (String key : korean.stringPropertyNames()) {
      boolean sentence = english.getProperty(key).contains(" ") && !ALIKE.contains(key);
      if (sentence && english.getProperty(key).matches(".*[a-z]{2,} [a-z]{2,}.*")) {
        assertThat(HANGUL.matcher(korean.getProperty(key)).find()).as(key).isTrue();
      }
    }
  }

  /** Keys that are made of constants: those of every constant are there. */
  static Stream<String> keysOfConstants() {
    return Stream.of(
            keys("deed.", Deed.values()),
            keys("trap.", TrapCause.values()),
            keys("waits.", WaitTarget.Kind.values()),
            keys("reason.", Reason.values()),
            keys("birth.", Birth.values()),
            keys("fault.", PageFault.values()),
            keys("region.", Region.Kind.values()),
            keys("rars.", RarsCall.values()),
            keys("try.", Advice.Hint.values()),
            keys("awaits.", Awaited.Kind.values()),
            Arrays.stream(ThreadState.values()).map(state -> "state." + state.title()),
            Arrays.stream(Cause.values()).map(cause -> "cause." + cause.name()),
            Arrays.stream(Signal.values()).map(signal -> "signal." + signal.name()))
        .flatMap(keys -> keys);
  }

  private static Stream<String> keys(String prefix, Enum<?>[] constants) {
    return Arrays.stream(constants)
        .map(one -> prefix + one.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  @ParameterizedTest
  @MethodSource("keysOfConstants")
  void everyConstantHasItsWords(String key) throws IOException {
    for (String file : List.of("Messages.properties", "Messages_ko.properties")) {
      assertThat(words(file).getProperty(key)).as(file).isNotBlank();
    }
  }
}
