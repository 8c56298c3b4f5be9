package ringside.tests.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static ringside.tests.explore.Lines.call;
import static ringside.tests.explore.Lines.increment;
import static ringside.tests.explore.Lines.is;
import static ringside.tests.explore.Lines.la;
import static ringside.tests.explore.Lines.load;
import static ringside.tests.explore.Lines.store;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.lab.explore.Failure;
import ringside.lab.explore.Verdict;
import ringside.lab.session.Guest;

/**
 * The bugs that textbooks and benchmarks of concurrency know, with the fewest preemptions that show
 * them, and their mended twins.
 */
class ClassicBugsTest {
  private static String add(String word, int value) {
    return la("t0", word) + "    li t1, " + value + "\n    amoadd.w t2, t1, (t0)\n";
  }

  /** Counts who is inside; two at once are bad. */
  private static String inside() {
    return add("inside", 1) + "    beqz t2, 9f\n" + store("bad", 1) + "9:\n" + add("inside", -1);
  }

  private static String lock(String word) {
    return la("a0", word) + "    call mutex_lock\n";
  }

  private static String unlock(String word) {
    return la("a0", word) + "    call mutex_unlock\n";
  }

  private static String peterson(int me, boolean turnFirst) {
    int other = 1 - me;
    String flag = la("t0", "flag") + "    li t1, 1\n    sw t1, " + 4 * me + "(t0)\n";
    String turn = store("turn", other);
    return (turnFirst ? turn + flag : flag + turn)
        + "1:"
        + la("t0", "flag")
        + "    lw t1, "
        + 4 * other
        + "(t0)\n    beqz t1, 2f\n"
        + load("turn")
        + "    li t2, "
        + other
        + "\n    beq t1, t2, 1b\n2:\n"
        + inside()
        + la("t0", "flag")
        + "    sw zero, "
        + 4 * me
        + "(t0)\n";
  }

  private static String testAndSet(boolean atomic) {
    String take =
        atomic
            ? "1:"
                + la("t0", "lock")
                + "    li t1, 1\n    amoswap.w t2, t1, (t0)\n    bnez t2, 1b\n"
            : "1:" + load("lock") + "    bnez t1, 1b\n    li t1, 1\n    sw t1, 0(t0)\n";
    return take + inside() + la("t0", "lock") + "    sw zero, 0(t0)\n";
  }

  private static String wait(String word) {
    return la("a0", word) + "    li a1, 0\n    li a2, 0\n    li a3, 0\n" + call(422);
  }

  private static String wake(String word) {
    return la("a0", word) + "    li a1, 1\n    li a2, 1\n" + call(422);
  }

  private static String both(String first, String second) {
    return lock(first) + lock(second) + unlock(second) + unlock(first);
  }

  /** Goes on from a state to the next one, in steps that another takes in between. */
  private static String stages(int from, int count) {
    StringBuilder stages = new StringBuilder();
    for (int i = 0; i < count; i++) {
      int state = from + 2 * i;
      stages.append(load("x")).append("    li t2, ").append(state).append("\n    bne t1, t2, 1f\n");
      stages.append("    addi t1, t1, 1\n    sw t1, 0(t0)\n1:\n");
    }
    return stages.toString();
  }

  /** Bad if the word has come to a value. */
  private static String isNot(String word, int value) {
    return load(word) + "    addi t1, t1, " + -value + "\n    seqz a0, t1\n";
  }

  /** Pops the first of a stack at x, whose nodes are at place, and compares before it swaps. */
  private static String pop(String result) {
    return "3:"
        + load("x")
        + "    beqz t1, 5f\n    lw t3, 0(t1)\n4:  lr.w t2, (t0)\n    bne t2, t1, 3b\n"
        + "    sc.w t4, t3, (t0)\n    bnez t4, 4b\n5:  mv "
        + result
        + ", t1\n";
  }

  private static String push(String node) {
    return load("x") + "    sw t1, 0(" + node + ")\n    sw " + node + ", 0(t0)\n";
  }

  private static Guest guest(String name) {
    return switch (name) {
      case "torn-pair" ->
          Programs.checked(
              name,
              "",
              List.of(
                  store("x", 1) + store("y", 1),
                  load("y")
                      + "    mv s1, t1\n"
                      + load("x")
                      + "    sub s1, s1, t1\n"
                      + "    snez s1, s1\n"
                      + la("t0", "bad")
                      + "    sw s1, 0(t0)\n"),
              is("bad", 0));
      case "whole-pair" ->
          Programs.checked(
              name,
              "",
              List.of(
                  lock("lock") + store("x", 1) + store("y", 1) + unlock("lock"),
                  lock("lock")
                      + load("y")
                      + "    mv s1, t1\n"
                      + load("x")
                      + "    sub s1, s1, t1\n"
                      + "    snez s1, s1\n"
                      + la("t0", "bad")
                      + "    sw s1, 0(t0)\n"
                      + unlock("lock")),
              is("bad", 0));
      case "three-locks" ->
          Programs.checked(
              name, "", List.of(both("x", "y"), both("y", "z"), both("z", "x")), "    li a0, 0\n");
      case "three-locks-in-order" ->
          Programs.checked(
              name, "", List.of(both("x", "y"), both("y", "z"), both("x", "z")), "    li a0, 0\n");
      case "lost-wake-up", "kept-wake-up" -> {
        String word = name.equals("lost-wake-up") ? "gate" : "x";
        yield Programs.checked(
            name,
            "",
            List.of(
                load("x") + "    bnez t1, 1f\n" + wait(word) + "1:\n", store("x", 1) + wake(word)),
            "    li a0, 0\n");
      }
      case "peterson-turn-first" ->
          Programs.checked(name, "", List.of(peterson(0, true), peterson(1, true)), is("bad", 0));
      case "peterson" ->
          Programs.checked(name, "", List.of(peterson(0, false), peterson(1, false)), is("bad", 0));
      case "load-and-store-lock" ->
          Programs.checked(name, "", List.of(testAndSet(false), testAndSet(false)), is("bad", 0));
      case "swap-lock" ->
          Programs.checked(name, "", List.of(testAndSet(true), testAndSet(true)), is("bad", 0));
      // A, B, C on a stack: whoever compares only the address does not see that A is back.
      case "aba" ->
          Programs.checked(
              name,
              la("t0", "place")
                  + "    addi t1, t0, 16\n    addi t2, t0, 32\n    sw t1, 0(t0)\n"
                  + "    sw t2, 0(t1)\n    sw zero, 0(t2)\n"
                  + la("t3", "x")
                  + "    sw t0, 0(t3)\n",
              List.of(
                  pop("s1"),
                  pop("s1") + pop("s2") + push("s1") + la("t0", "y") + "    sw s2, 0(t0)\n"),
              // B is off the stack, and must not be its first.
              load("y")
                  + "    mv s1, t1\n"
                  + load("x")
                  + "    sub t1, t1, s1\n    seqz a0, t1\n"
                  + "    beqz s1, 1f\n    j 2f\n1:  li a0, 0\n2:\n");
      case "needs-three" ->
          Programs.checked(name, "", List.of(stages(0, 3), stages(1, 2)), isNot("x", 5));
      case "needs-four" ->
          Programs.checked(name, "", List.of(stages(0, 3), stages(1, 3)), isNot("x", 6));
      case "signal", "signal-blocked" -> {
        String action =
            la("t0", "place")
                + la("t1", "handler")
                + "    sw t1, 0(t0)\n    sw zero, 4(t0)\n"
                + "    sw zero, 8(t0)\n    sw zero, 12(t0)\n    li a0, 10\n    mv a1, t0\n"
                + "    li a2, 0\n    li a3, 8\n"
                + call(134);
        String mask =
            la("a1", "place+32")
                + "    li t1, 0x200\n    sw t1, 0(a1)\n    sw zero, 4(a1)\n"
                + "    li a2, 0\n    li a3, 8\n";
        String blocked = "    li a0, 0\n" + mask + call(135);
        String unblocked = "    li a0, 1\n" + mask + call(135);
        String update = increment("x");
        String safe = name.equals("signal") ? update : blocked + update + unblocked;
        String send = call(172) + "    mv a1, a0\n    li a2, 10\n" + call(131);
        yield Programs.checked(
            name,
            action,
            safe,
            List.of(send),
            is("x", 2) + "    j over\nhandler:\n" + increment("x") + "    ret\nover:\n");
      }
      case "shared-memory", "shared-memory-atomic" -> {
        String map =
            "    li a0, 0\n    li a1, 4096\n    li a2, 3\n    li a3, 0x21\n    li a4, -1\n    li a5, 0\n"
                + call(222)
                + "    mv s1, a0\n";
        String fork =
            "    li a0, 17\n    li a1, 0\n    li a2, 0\n    li a3, 0\n    li a4, 0\n"
                + call(220)
                + "    mv s2, a0\n";
        String update =
            name.equals("shared-memory")
                ? "    lw t1, 0(s1)\n    addi t1, t1, 1\n    sw t1, 0(s1)\n"
                : "    li t1, 1\n    amoadd.w zero, t1, (s1)\n";
        yield Programs.checked(
            name,
            map
                + fork
                + update
                + "    bnez s2, 1f\n    li a0, 0\n"
                + call(94)
                + "1:  li a0, 0\n    li a1, 0\n    li a2, 0\n    li a3, 4\n    li a4, 0\n"
                + call(95),
            List.of(),
            "    lw a0, 0(s1)\n    addi a0, a0, -2\n");
      }
      case "test-then-open", "open-exclusively" -> {
        String test =
            "    li a0, -100\n"
                + la("a1", "name")
                + "    li a2, 0\n    li a3, 0\n"
                + call(48)
                + "    beqz a0, 1f\n";
        String open =
            "    li a0, -100\n"
                + la("a1", "name")
                + "    li a2, "
                + (name.equals("test-then-open") ? 0x41 : 0xc1)
                + "\n    li a3, 0x180\n"
                + call(56)
                + "    bltz a0, 1f\n"
                + add("x", 1)
                + "1:\n";
        yield Programs.checked(name, "", List.of(test + open, test + open), is("x", 1));
      }
      case "pipe-closed-late", "pipe-closed-in-time" -> {
        String pipe = la("a0", "place") + "    li a1, 0\n" + call(59);
        String close = la("t0", "place") + "    lw a0, 4(t0)\n" + call(57);
        String read =
            la("t0", "place") + "    lw a0, 0(t0)\n" + la("a1", "y") + "    li a2, 4\n" + call(63);
        boolean late = name.equals("pipe-closed-late");
        yield Programs.checked(
            name,
            pipe,
            List.of(late ? read : close + read),
            late ? close + "    li a0, 0\n" : "    li a0, 0\n");
      }
      // Two wait, the second of whom needs what the first does then; either may be woken.
      case "any-waiter", "own-gates" -> {
        String other = name.equals("any-waiter") ? "gate" : "lock";
        String first =
            store("turn", 1) + add("inside", 1) + wait("gate") + store("y", 1) + wake(other);
        String second =
            "2:"
                + load("turn")
                + "    beqz t1, 2b\n"
                + add("inside", 1)
                + wait(other)
                + load("y")
                + "    bnez t1, 3f\n"
                + store("bad", 1)
                + wake("gate")
                + "3:\n";
        String both = "2:" + load("inside") + "    li t2, 2\n    bne t1, t2, 2b\n" + wake("gate");
        yield Programs.checked(name, "", both, List.of(first, second), is("bad", 0));
      }
      // A page is used by one thread, and given back by the other: too early, or after all.
      case "unmapped-early" ->
          Programs.checked(
              name,
              "    li a0, 0\n    li a1, 4096\n    li a2, 3\n    li a3, 0x22\n    li a4, -1\n    li a5, 0\n"
                  + call(222)
                  + la("t0", "place")
                  + "    sw a0, 0(t0)\n    sw zero, 0(a0)\n",
              List.of(
                  load("place") + "    lw t2, 0(t1)\n",
                  load("place") + "    mv a0, t1\n    li a1, 4096\n" + call(215)),
              "    li a0, 0\n");
      case "counts-while-waiting" ->
          Programs.checked(
              name,
              "",
              List.of("2:" + increment("z") + load("x") + "    beqz t1, 2b\n", store("x", 1)),
              "    li a0, 0\n");
      case "counts-and-yields" ->
          Programs.checked(
              name,
              "",
              List.of(
                  "2:" + increment("z") + call(124) + load("x") + "    beqz t1, 2b\n",
                  store("x", 1)),
              "    li a0, 0\n");
      // Who is made by a call could not have gone on before it, though the sender has ended then.
      case "handled-behind-a-birth" -> {
        String action =
            la("t0", "place")
                + la("t1", "handler")
                + "    sw t1, 0(t0)\n    li a0, 10\n    mv a1, t0\n    li a2, 0\n    li a3, 8\n"
                + call(134);
        String mask =
            la("a1", "place+32")
                + "    li t1, 0x200\n    sw t1, 0(a1)\n    li a2, 0\n    li a3, 8\n";
        yield Programs.checked(
            name,
            action + "    li a0, 0\n" + mask + call(135),
            "    li a0, 1\n" + mask + call(135),
            List.of(call(172) + "    li a1, 10\n" + call(129), ""),
            "    li a0, 0\n    j over\nhandler:\n    li a0, 0\n    li a1, 0\n    li a2, 0\n    li a3, 5\n"
                + "    li a4, 0\n"
                + call(95)
                + "    ret\nover:\n");
      }
      // Who is preempted between lr and sc comes back to lr as it was, and has not waited.
      case "reserves-again" ->
          Programs.checked(
              name,
              "",
              List.of(
                  la("t0", "x")
                      + "2:  lr.w t1, (t0)\n    addi t2, t1, 1\n    sc.w t3, t2, (t0)\n    bnez t3, 2b\n",
                  "2:" + load("x") + "    beqz t1, 2b\n"),
              is("x", 1));
      case "used-before-it-is-made" ->
          Programs.checked(
              name,
              "",
              List.of(
                  load("x") + "    lw t2, 0(t1)\n",
                  la("t0", "x") + la("t1", "y") + "    sw t1, 0(t0)\n"),
              "    li a0, 0\n");
      default -> throw new IllegalArgumentException(name);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "torn-pair, 1, STATUS",
    "three-locks, 1, DEADLOCK",
    "lost-wake-up, 1, DEADLOCK",
    "peterson-turn-first, 2, STATUS",
    "load-and-store-lock, 2, STATUS",
    "aba, 1, STATUS",
    "needs-three, 3, STATUS",
    "needs-four, 4, STATUS",
    "signal, 1, STATUS",
    "shared-memory, 1, STATUS",
    "test-then-open, 1, STATUS",
    "pipe-closed-late, 0, DEADLOCK",
    "unmapped-early, 0, CRASH",
    "used-before-it-is-made, 0, CRASH",
  })
  void aWrongProgramFailsAtItsBoundAndNotBelow(String name, int bound, Failure failure) {
    Verdicts.failsAt(guest(name), bound, failure);
  }

  /** Linux leaves it open which of several waiters is woken. */
  @Test
  void whoIsWokenIsOpen() {
    Verdict verdict = Verdicts.explore(guest("any-waiter"), 0);
    assertThat(verdict.failure()).isEqualTo(Failure.STATUS);
    Verdicts.replays(guest("any-waiter"), verdict);
    assertThat(Verdicts.explore(guest("own-gates"), 0).kind()).isEqualTo(Verdict.Kind.PROVED);
  }

  /** Who changes a word while it waits comes to an end of its turn, too. */
  @Test
  void whoRunsForLongMakesWay() {
    assertThat(Verdicts.explore(guest("counts-while-waiting"), 0).kind())
        .isEqualTo(Verdict.Kind.PROVED);
  }

  /**
   * Who yields and yields again, though it changes a word meanwhile, can't keep the hart for ever.
   */
  @Test
  void whoYieldsMakesWay() {
    assertThat(Verdicts.explore(guest("counts-and-yields"), 2).kind())
        .isEqualTo(Verdict.Kind.PROVED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "whole-pair",
        "three-locks-in-order",
        "kept-wake-up",
        "peterson",
        "swap-lock",
        "signal-blocked",
        "shared-memory-atomic",
        "open-exclusively",
        "reserves-again",
        "handled-behind-a-birth",
        "pipe-closed-in-time"
      })
  void aMendedProgramIsProved(String name) {
    Verdicts.isProved(guest(name), 2);
  }
}
