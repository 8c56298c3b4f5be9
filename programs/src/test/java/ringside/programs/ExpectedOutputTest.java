package ringside.programs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ExpectedOutputTest {
  @Test
  void textWithoutPlaceholderMustBeEqual() {
    assertThat(new ExpectedOutput("a  b\n").matches("a  b\n")).isTrue();
    assertThat(new ExpectedOutput("a  b\n").matches("a b\n")).isFalse();
  }

  @Test
  void aPlaceholderStandsForOneNumber() {
    ExpectedOutput expected = new ExpectedOutput("at # after #\nend\n");
    assertThat(expected.matches("at 0x1f after -12\nend\n")).isTrue();
    assertThat(expected.matches("at 1.50 after 3\nend\n")).isTrue();
    assertThat(expected.matches("at x after 3\nend\n")).isFalse();
    assertThat(expected.matches("at after 3\nend\n")).isFalse();
  }

  @Test
  void theWidthOfAColumnDoesNotMatterBesideAPlaceholder() {
    ExpectedOutput expected = new ExpectedOutput("two  blanks\n    1 # #\n");
    assertThat(expected.matches("two  blanks\n  1    20  3\n")).isTrue();
    assertThat(expected.matches("two blanks\n  1    20  3\n")).isFalse();
    assertThat(expected.matches("two  blanks\n  2    20  3\n")).isFalse();
  }

  @Test
  void whatTheProgramPrintsIsNoPattern() {
    assertThat(new ExpectedOutput("1.0 (#)\n").matches("1x0 (5)\n")).isFalse();
    assertThat(new ExpectedOutput("1.0 (#)\n").matches("1.0 (5)\n")).isTrue();
  }
}
