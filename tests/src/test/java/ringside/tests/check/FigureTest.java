package ringside.tests.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.lab.check.Figure;
import ringside.lab.compare.RunFigures;
import ringside.lab.session.Guest;
import ringside.lab.session.Session;

/** Figures that a run has to keep to. */
final class FigureTest {
  private static final Map<String, Long> SEVEN = Map.of("cycles", 7L);

  @ParameterizedTest
  @CsvSource({
    "cycles < 8, true", "cycles < 7, false", "cycles<=7, true", "cycles <= 6, false",
    "cycles == 7, true", "cycles == 8, false", "cycles != 8, true", "cycles != 7, false",
    "cycles >= 7, true", "cycles >= 8, false", "cycles > 6, true", "cycles > 7, false",
    "calls.futex_time64 == 0, true", "cycles < 1_000, true"
  })
  void holds(String written, boolean holds) {
    assertThat(Figure.parse(written).holds(SEVEN)).isEqualTo(holds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "cycles", "cycles = 7", "cycles < -1", "< 7", "cycles < x", "a b < 1"})
  void whatIsNoFigureIsRefused(String written) {
    assertThatThrownBy(() -> Figure.parse(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("as in cycles.DTLB < 2000");
  }

  @Test
  void aNumberThatIsTooLargeIsRefused() {
    assertThatThrownBy(() -> Figure.parse("cycles < 99999999999999999999"))
        .hasMessageContaining("2^63-1");
  }

  @Test
  void namesAreThoseOfRuns() {
    try (Session session = Session.of(Guest.of("null")).build()) {
      Map<String, Long> figures = RunFigures.of(session.runToEnd().statistics());
      for (String name : new String[] {"cycles.DTLB", "switches.process", "calls.futex_time64"}) {
        Figure.parse(name + " >= 0").require(figures.keySet());
      }
      assertThat(Figure.parse("cycles > 100").holds(figures)).isTrue();
      assertThatThrownBy(() -> Figure.parse("cycles.DLTB < 1").require(figures.keySet()))
          .hasMessageContaining("no run on this machine has a figure 'cycles.DLTB'")
          .hasMessageContaining("cycles.DTLB");
      assertThatThrownBy(() -> Figure.parse("calls.futex < 1").require(figures.keySet()))
          .hasMessageContaining("calls.futex");
    }
  }

  @Test
  void isWrittenAsItIsRead() {
    assertThat(Figure.parse(" cycles.DTLB<2_000 ")).hasToString("cycles.DTLB < 2000");
  }
}
