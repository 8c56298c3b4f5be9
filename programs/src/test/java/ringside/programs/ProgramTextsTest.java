package ringside.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ProgramTextsTest {
  private static final ProgramTexts ENGLISH = new ProgramTexts(Locale.ENGLISH);
  private static final ProgramTexts KOREAN = new ProgramTexts(Locale.KOREAN);

  static List<GuestProgram> programs() {
    return Catalogue.all();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void everyProgramIsExplainedInEnglish(GuestProgram program) {
    assertThat(ENGLISH.title(program)).isNotBlank().doesNotContain(".");
    assertThat(ENGLISH.explanation(program)).hasSizeGreaterThan(80).endsWith(".");
  }

  @ParameterizedTest
  @MethodSource("programs")
  void everyProgramIsExplainedInKorean(GuestProgram program) {
    assertThat(KOREAN.title(program)).matches(".*[가-힣].*");
    assertThat(KOREAN.explanation(program)).matches("(?s).*[가-힣].*\\.");
  }

  @Test
  void otherLanguagesGetEnglish() {
    GuestProgram hello = Catalogue.find("hello").orElseThrow();
    assertThat(new ProgramTexts(Locale.FRENCH).title(hello)).isEqualTo(ENGLISH.title(hello));
  }
}
