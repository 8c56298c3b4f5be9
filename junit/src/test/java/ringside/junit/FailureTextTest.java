package ringside.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailureTextTest {
  private static String lines(String each, int count) {
    return IntStream.range(0, count).mapToObj(i -> each + i).collect(Collectors.joining("\n"));
  }

  private static FailureText text() {
    return new FailureText(new Words(Locale.ENGLISH));
  }

  @Test
  void whateverIsSaidThirtyLinesAreTheMost() {
    for (int what = 1; what < 60; what += 7) {
      for (int columns = 0; columns < 100; columns += 9) {
        FailureText text = text().what(lines("w", what)).behind(lines("b", columns));
        text.columns(lines("c", columns)).token("rs1:a@b:").command("ringside run a");
        List<String> all = text.toString().lines().toList();
        assertThat(all).hasSizeLessThanOrEqualTo(30);
        assertThat(all.get(0)).isEqualTo("w0");
        assertThat(all.get(all.size() - 1)).isEqualTo("  ringside run a");
      }
    }
  }

  @Test
  void ofManyRowsThoseAroundTheSwitchesStay() {
    String columns =
        "head\n" + lines("before", 30) + "\n  ---- switch\nx\n  ---- switch\n" + lines("after", 30);
    List<String> all = text().what("w").columns(columns).command("c").toString().lines().toList();
    assertThat(all).hasSize(30).contains("head", "x").containsSubsequence("  ---- switch", "x");
    assertThat(all).filteredOn(line -> line.startsWith("... ")).hasSize(2);
  }

  @Test
  void nothingIsLeftOutOfWhatIsShort() {
    String text = text().what("a\nb").columns("head\nrow").command("c").toString();
    assertThat(text).isEqualTo("a\nb\nhead\nrow\nTo run it again:\n  c");
  }
}
