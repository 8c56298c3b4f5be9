package ringside.tests.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.lab.check.CallingConvention;
import ringside.lab.check.Violation;
import ringside.lab.check.Violation.Kind;
import ringside.lab.session.Guest;
import ringside.lab.session.Session;
import ringside.lab.session.SessionBuilder;

/** Functions that do not keep what their caller relies on are found, with the line. */
final class CallingConventionTest {
  @Test
  void whatKeepsTheConventionIsNotBlamed() {
    assertThat(
            violations(
                "    addi sp, sp, -16\n    sw s0, 0(sp)\n    li s0, 7\n"
                    + "    lw s0, 0(sp)\n    addi sp, sp, 16\n    ret\n"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "threads",
        "mutex",
        "prodcons",
        "pipeline",
        "signals",
        "fork",
        "exec",
        "strings",
        "heap",
        "meeting",
        "twice",
        "webserver",
        "one-stack"
      })
  void bundledProgramsKeepIt(String program) {
    assertThat(of(Guest.of(program))).isEmpty();
  }

  @Test
  void aConventionAmongTheFunctionsOfOneFileIsAnother() {
    assertThat(of(Guest.of("sort")))
        .extracting(Violation::function, Violation::line, Violation::register)
        .containsExactly(tuple("fill", "sort.s:49", "s1"), tuple("check", "sort.s:66", "s2"));
  }

  @Test
  void aSavedRegisterThatIsNotRestoredIsFound() {
    assertThat(violations("    addi t0, a0, 1\n    li   s3, 7\n    ret\n"))
        .containsExactly(new Violation(Kind.SAVED_REGISTER, "callee", "guest.s:13", "s3", 0, 7));
  }

  @Test
  void theLineIsThatWhichWroteItLast() {
    assertThat(
            violations(
                "    addi sp, sp, -16\n    sw s0, 0(sp)\n    sw s1, 4(sp)\n    li s0, 5\n"
                    + "    lw s0, 4(sp)\n    lw s1, 0(sp)\n    addi sp, sp, 16\n    ret\n"))
        .extracting(Violation::register, Violation::line)
        .containsExactly(tuple("s0", "guest.s:16"), tuple("s1", "guest.s:17"));
  }

  @Test
  void aStackOutOfBalanceIsFound() {
    List<Violation> found = violations("    addi sp, sp, -16\n    ret\n");
    assertThat(found)
        .extracting(Violation::kind, Violation::function, Violation::line, Violation::register)
        .contains(tuple(Kind.STACK, "callee", "guest.s:13", "sp"));
    Violation stack = found.get(0);
    assertThat(stack.after() - stack.before()).isEqualTo(-16);
  }

  @Test
  void aFunctionThatReturnsToItselfIsFound() {
    String forgets =
        """
            addi t0, t0, 1
            jal  other
            bnez t1, out
            li   t1, 1
            ret
        out:
            li   a7, 93
            li   a0, 0
            ecall
        other:
            ret
        """;
    assertThat(violations(forgets))
        .extracting(Violation::kind, Violation::function, Violation::line)
        .containsExactly(tuple(Kind.RETURN_ADDRESS, "callee", "guest.s:13"));
  }

  @Test
  void aMistakeInALoopIsToldOnce() {
    assertThat(violations("    addi s3, s3, 1\n    ret\n")).hasSize(1);
  }

  @Test
  void watchingChangesNoCycle() {
    try (Session alone = Session.of(Guest.of("signals")).build()) {
      long cycles = alone.runToEnd().cycles();
      SessionBuilder described = Session.of(Guest.of("signals"));
      new CallingConvention().describe(described);
      try (Session watched = described.build()) {
        assertThat(watched.runToEnd().cycles()).isEqualTo(cycles);
      }
    }
  }

  /** A main program in lines 1 to 10, a label in line 11, and a function behind it. */
  private static List<Violation> violations(String callee) {
    return of(
        Guest.assemble(
            "guest",
            """
            .globl main
            main:
                mv   s0, ra
                li   s1, 3
            1:  jal  callee
                addi s1, s1, -1
                bgtz s1, 1b
                li   a0, 0
                mv   ra, s0
                ret
            callee:
            """
                + callee));
  }

  private static List<Violation> of(Guest guest) {
    CallingConvention convention = new CallingConvention();
    SessionBuilder described = Session.of(guest).limit(40_000_000);
    convention.describe(described);
    try (Session session = described.build()) {
      session.runToEnd();
      return convention.violations();
    }
  }
}
