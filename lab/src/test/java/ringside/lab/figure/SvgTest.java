package ringside.lab.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What the builders write: escaped, ended, the same numbers everywhere. */
final class SvgTest {
  @Test
  void wordsOfGuestsAreEscaped() {
    String svg = new Svg("id", 10, "<b>", "a & \"b\"").text("t", 1, 2, "\u0001</text>").finished();
    assertThat(svg)
        .contains("&lt;b&gt;", "a &amp; &quot;b&quot;", "\ufffd&lt;/text&gt;")
        .doesNotContain("<b>", "\u0001");
  }

  @Test
  void coordinatesHaveAtMostTwoDecimals() {
    assertThat(Svg.number(1)).isEqualTo("1");
    assertThat(Svg.number(-0.5)).isEqualTo("-0.5");
    assertThat(Svg.number(2.049)).isEqualTo("2.05");
    assertThat(Svg.number(10.0 / 3)).isEqualTo("3.33");
    assertThat(Svg.number(-0.001)).isEqualTo("0");
  }

  @Test
  void anElementThatHasNotEndedIsAMistake() {
    Markup markup = new Markup().begin("g");
    assertThatThrownBy(markup::toString).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void ticksAreRoundAndNotTooMany() {
    assertThat(new LinearScale(0, 519, 0, 100, 8).ticks())
        .containsExactly(0L, 100L, 200L, 300L, 400L, 500L);
    assertThat(new LinearScale(1_234, 1_296, 0, 100, 8).ticks())
        .containsExactly(1_240L, 1_250L, 1_260L, 1_270L, 1_280L, 1_290L);
    assertThat(new LinearScale(0, 0, 0, 100, 8).ticks()).containsExactly(0L, 1L);
  }

  @Test
  void aScaleMayGoUp() {
    LinearScale up = new LinearScale(0, 10, 200, 100, 5);
    assertThat(up.at(0)).isEqualTo(200);
    assertThat(up.at(10)).isEqualTo(100);
  }

  @Test
  void lettersThatDoNotFitAreLeftOut() {
    assertThat(Lettering.fit("page-fault", 200)).isEqualTo("page-fault");
    assertThat(Lettering.fit("page-fault", 50)).isEqualTo("page-..");
    assertThat(Lettering.fit("page-fault", 20)).isEmpty();
    assertThat(Lettering.first(40, "an instruction", "ISSUE")).isEqualTo("ISSUE");
  }

  @Test
  void barsBeginAtZeroAndWhatIsThereIsSeen() {
    assertThat(Bars.of(0, 100, 10)).isEmpty();
    assertThat(Bars.of(1, 1000, 10)).isEqualTo("#");
    assertThat(Bars.of(50, 100, 10)).isEqualTo("#####");
    assertThat(Bars.of(100, 100, 10)).hasSize(10);
  }
}
