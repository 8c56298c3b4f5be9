package ringside.tests.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static ringside.tests.explore.Lines.call;
import static ringside.tests.explore.Lines.increment;
import static ringside.tests.explore.Lines.is;
import static ringside.tests.explore.Lines.la;
import static ringside.tests.explore.Lines.load;
import static ringside.tests.explore.Lines.store;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.lab.explore.Failure;
import ringside.lab.session.Guest;

/**
 * How long something takes orders nothing: who sleeps may wake before others have done anything,
 * and an alarm may come at any step.
 */
class TimersTest {
  /** A struct timespec of 64 bits on the stack, as an argument. */
  private static String time(String register, int nanoseconds) {
    return "    addi sp, sp, -16\n    sw zero, 0(sp)\n    sw zero, 4(sp)\n    li t0, "
        + nanoseconds
        + "\n    sw t0, 8(sp)\n    sw zero, 12(sp)\n    mv "
        + register
        + ", sp\n";
  }

  private static String sleep(int nanoseconds) {
    return time("a2", nanoseconds)
        + "    li a0, 1\n    li a1, 0\n    li a3, 0\n"
        + call(407)
        + "    addi sp, sp, 16\n";
  }

  /** FUTEX_WAIT of a word that is 0, for some time; a0 is 0 where it was woken. */
  private static String wait(String word, int nanoseconds) {
    return time("a3", nanoseconds)
        + la("a0", word)
        + "    li a1, 0\n    li a2, 0\n"
        + call(422)
        + "    addi sp, sp, 16\n";
  }

  private static String wake(String word) {
    return la("a0", word) + "    li a1, 1\n    li a2, 1\n" + call(422);
  }

  /** Who reads too early: bad becomes 1. */
  private static String mustBeSet(String word) {
    return load(word) + "    seqz t1, t1\n" + la("t0", "bad") + "    sw t1, 0(t0)\n";
  }

  private static String alarm(String handler) {
    return la("t0", "place")
        + la("t1", handler)
        + "    sw t1, 0(t0)\n    sw zero, 4(t0)\n    sw zero, 8(t0)\n    sw zero, 12(t0)\n"
        + "    li a0, 14\n    mv a1, t0\n    li a2, 0\n    li a3, 8\n"
        + call(134)
        + la("t0", "place+32")
        + "    sw zero, 0(t0)\n    sw zero, 4(t0)\n    sw zero, 8(t0)\n    li t1, 900\n"
        + "    sw t1, 12(t0)\n    li a0, 0\n    mv a1, t0\n    li a2, 0\n"
        + call(103);
  }

  private static String mask(int how) {
    return "    li a0, "
        + how
        + "\n"
        + la("a1", "place+64")
        + "    li t1, 0x2000\n    sw t1, 0(a1)\n    sw zero, 4(a1)\n    li a2, 0\n    li a3, 8\n"
        + call(135);
  }

  private static String untilHandled() {
    return "5:" + load("y") + "    beqz t1, 5b\n";
  }

  private static Guest alarmed(String name, String update) {
    return Programs.checked(
        name,
        alarm("handler"),
        update + untilHandled(),
        List.of(),
        is("x", 2)
            + "    j over\nhandler:\n"
            + increment("x")
            + store("y", 1)
            + "    ret\nover:\n");
  }

  private static Guest guest(String name) {
    return switch (name) {
      case "sleeps-long-enough" ->
          Programs.checked(
              name, "", List.of(sleep(900_000) + mustBeSet("x"), store("x", 1)), is("bad", 0));
      case "two-naps" ->
          Programs.checked(
              name,
              "",
              List.of(sleep(100_000) + store("x", 1), sleep(900_000) + mustBeSet("x")),
              is("bad", 0));
      case "waits-for-the-word" ->
          Programs.checked(
              name,
              "",
              List.of(
                  sleep(100_000) + store("x", 1),
                  sleep(900_000) + "1:" + load("x") + "    beqz t1, 1b\n" + mustBeSet("x")),
              is("bad", 0));
      case "woken-in-time" ->
          Programs.checked(
              name,
              "",
              List.of(
                  load("x")
                      + "    bnez t1, 1f\n"
                      + wait("x", 900_000)
                      + load("x")
                      + "    seqz t1, t1\n"
                      + la("t0", "bad")
                      + "    sw t1, 0(t0)\n1:\n",
                  store("x", 1) + wake("x")),
              is("bad", 0));
      case "waits-again" ->
          Programs.checked(
              name,
              "",
              List.of(
                  "1:" + load("x") + "    bnez t1, 2f\n" + wait("x", 900_000) + "    j 1b\n2:\n",
                  store("x", 1) + wake("x")),
              is("bad", 0));
      case "alarm-in-between" -> alarmed(name, increment("x"));
      case "alarm-blocked" -> alarmed(name, mask(0) + increment("x") + mask(1));
      default -> throw new IllegalArgumentException(name);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"sleeps-long-enough", "two-naps", "woken-in-time", "alarm-in-between"})
  void timeOrdersNothing(String name) {
    Verdicts.failsAt(guest(name), 1, Failure.STATUS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"waits-for-the-word", "waits-again", "alarm-blocked"})
  void aMendedProgramIsProved(String name) {
    assertThat(Verdicts.isProved(guest(name), 2)).isGreaterThan(1);
  }
}
