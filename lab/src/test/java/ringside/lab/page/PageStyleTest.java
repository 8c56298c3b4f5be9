package ringside.lab.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Colours can be told apart: text 4.5 to 1, marks 3 to 1 (WCAG 2.1, 1.4.3 and 1.4.11). */
final class PageStyleTest {
  private static final Pattern COLOUR = Pattern.compile("--([a-z-]+):#([0-9a-f]{3,6})\\b");
  private static final List<String> HUES =
      List.of("blue", "amber", "grey", "green", "yellow", "red", "violet", "rose", "teal");
  private static final List<String> HATCHED =
      List.of("grey", "yellow", "red", "violet", "teal", "rose", "amber");
  private static final List<String> SCHEMES = List.of("light", "dark", "print");

  /** The colours of a scheme, each style overriding the one before. */
  private static Map<String, Integer> colours(String scheme) {
    String[] parts = PageStyle.CSS.split("@media \\(prefers-color-scheme:dark\\)|@media print", -1);
    assertThat(parts).hasSize(3);
    Map<String, Integer> colours = new HashMap<>();
    COLOUR
        .matcher(parts[SCHEMES.indexOf(scheme)])
        .results()
        .forEach(found -> colours.put(found.group(1), colour(found.group(2))));
    return colours;
  }

  private static int colour(String digits) {
    String all = digits.length() == 6 ? digits : digits.replaceAll("(.)", "$1$1");
    return Integer.parseInt(all, 16);
  }

  private static double luminance(int colour) {
    return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
  }

  private static double linear(int bits) {
    double part = (bits & 0xff) / 255.0;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }

  private static double contrast(int one, int other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  @Test
  void contrastIsThatOfWcag() {
    assertThat(contrast(0, 0xffffff)).isEqualTo(21);
    assertThat(contrast(0x777777, 0xffffff)).isBetween(4.47, 4.49);
  }

  @ParameterizedTest
  @CsvSource({"light", "dark", "print"})
  void textAndMarksStandOut(String scheme) {
    Map<String, Integer> colours = colours(scheme);
    int page = colours.get("page");
    for (String text : List.of("ink", "muted", "link")) {
      assertThat(contrast(colours.get(text), page)).as(text).isGreaterThan(4.5);
    }
    for (String hue : HUES) {
      int area = colours.get(hue);
      assertThat(contrast(colours.get("ink"), area)).as("ink on " + hue).isGreaterThan(4.5);
      assertThat(contrast(colours.get("muted"), area)).as("muted on " + hue).isGreaterThan(4.5);
      assertThat(contrast(colours.get(hue + "-edge"), page)).as(hue + "-edge").isGreaterThan(3);
    }
    assertThat(contrast(colours.get("edge"), page)).isGreaterThan(3);
  }

  /** The lines of a pattern stay below the text: ink is readable on them, too. */
  @ParameterizedTest
  @CsvSource({"light", "dark", "print"})
  void inkIsReadableOnThePatterns(String scheme) {
    Map<String, Integer> colours = colours(scheme);
    for (String hue : HATCHED) {
      int line = mixed(colours.get(hue + "-edge"), colours.get(hue), PagePatterns.OPACITY);
      assertThat(contrast(colours.get("ink"), line)).as(hue).isGreaterThan(4.5);
    }
  }

  private static int mixed(int over, int under, double opacity) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      double part = (over >> shift & 0xff) * opacity + (under >> shift & 0xff) * (1 - opacity);
      mixed = mixed << 8 | (int) Math.round(part);
    }
    return mixed;
  }

  @Test
  void theStyleIsPutTogetherOnce() {
    assertThat(PageStyle.CSS).contains(".st-running", "@page").doesNotContain("http", "url(h");
  }
}
