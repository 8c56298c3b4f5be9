package ringside.tests.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import ringside.lab.expect.ExpectedText;
import ringside.lab.expect.MismatchText;
import ringside.lab.report.Texts;

/** Where two texts differ, and how it is said. */
final class MismatchTest {
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static List<String> told(ExpectedText expected, String printed) {
    MismatchText text = new MismatchText(new Texts(Locale.ENGLISH));
    return expected
        .check(bytes(printed))
        .map(wrong -> text.lines("stdout", wrong))
        .orElse(List.of());
  }

  @Test
  void theEndOfTheLastLineCountsToTheByteAlone() {
    assertThat(told(ExpectedText.of("a\n"), "a")).isEmpty();
    assertThat(told(ExpectedText.toTheByte(bytes("a\n")), "a\n")).isEmpty();
    assertThat(told(ExpectedText.toTheByte(bytes("a\n")), "a"))
        .containsExactly("stdout differs in line 1:", "  expected 'a\\n'", "  printed  'a'");
  }

  @Test
  void whereOneEndsIsSaid() {
    for (ExpectedText one :
        List.of(ExpectedText.exactly("a\n"), ExpectedText.toTheByte(bytes("a\n")))) {
      assertThat(told(one, "a\nb\n"))
          .startsWith("stdout differs in line 2:", "  expected nothing, it ends here");
    }
    assertThat(told(ExpectedText.toTheByte(bytes("")), "b"))
        .startsWith("stdout differs in line 1:", "  expected nothing, it ends here");
  }

  @Test
  void whatCantBeSeenIsShownInOctal() {
    assertThat(told(ExpectedText.toTheByte(bytes("\u00ff\t")), "\u00fe\u0007"))
        .endsWith("  expected '\\377\\t'", "  printed  '\\376\\007'");
  }

  @Test
  void aPatternIsShownWithWhatWasPrinted() {
    assertThat(told(ExpectedText.of("/x+/"), "y\n"))
        .containsExactly("stdout does not match /x+/:", "  printed  'y'");
  }

  @Test
  void aLongLineIsCut() {
    assertThat(told(ExpectedText.of("x"), "y".repeat(1 << 20)).get(2)).hasSizeLessThan(100);
  }
}
