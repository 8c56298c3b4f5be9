package ringside.tests.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.lab.explore.Explorer;
import ringside.lab.explore.Failure;
import ringside.lab.explore.Judge;
import ringside.lab.explore.Played;
import ringside.lab.explore.Stage;
import ringside.lab.explore.Verdict;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;

/** Programs whose smallest failing bound is known, and their mended twins. */
class CorpusTest {
  private static final long LIMIT = 20_000_000;
  private static final Function<byte[], Boolean> ANYTHING = output -> true;

  /**
   * A main program that starts two threads and joins them, and then exits with what {@code check}
   * answers.
   */
  private static Guest two(String name, String first, String second, String check) {
    String source =
        """
        .text
        .globl main
        main:
            addi sp, sp, -16
            sw   ra, 12(sp)
            la   a0, first
            call thread_create
            mv   s0, a0
            la   a0, second
            call thread_create
            mv   s1, a0
            mv   a0, s0
            call thread_join
            mv   a0, s1
            call thread_join
        """
            + check
            + """

                lw   ra, 12(sp)
                addi sp, sp, 16
                ret
            first:
            """
            + first
            + "\n    ret\nsecond:\n"
            + second
            + "\n    ret\n.data\n.balign 4\nx: .word 0\ny: .word 0\nlock: .word 0\nturn: .word 0\n";
    return Guest.assemble(name, source);
  }

  private static String add(String word) {
    return "    la   t0, "
        + word
        + "\n    lw   t1, 0(t0)\n    addi t1, t1, 1\n    sw   t1, 0(t0)\n";
  }

  private static String locked(String body) {
    return "    addi sp, sp, -16\n    sw ra, 12(sp)\n    la a0, lock\n    call mutex_lock\n"
        + body
        + "    la a0, lock\n    call mutex_unlock\n    lw ra, 12(sp)\n    addi sp, sp, 16\n";
  }

  private static String spun(String body) {
    return "    la t2, lock\n    li t3, 1\n1:  amoswap.w.aq t4, t3, (t2)\n    bnez t4, 1b\n"
        + body
        + "    la t2, lock\n    amoswap.w.rl zero, zero, (t2)\n";
  }

  /** Exits with 0 where a word is what it should be. */
  private static String expecting(String word, int value) {
    return "    la t0, " + word + "\n    lw a0, 0(t0)\n    addi a0, a0, -" + value + "\n";
  }

  private static Guest guest(String name) {
    return switch (name) {
      case "lost-update" -> two(name, add("x"), add("x"), expecting("x", 2));
      case "mutex" -> two(name, locked(add("x")), locked(add("x")), expecting("x", 2));
      case "spin" -> two(name, spun(add("x")), spun(add("x")), expecting("x", 2));
      case "atomic" ->
          two(
              name,
              "    la t0, x\n    li t1, 1\n    amoadd.w t1, t1, (t0)\n",
              "    la t0, x\n    li t1, 1\n    amoadd.w t1, t1, (t0)\n",
              expecting("x", 2));
      // Whoever finds y empty fills it: both may find it so.
      case "check-then-act" ->
          two(
              name,
              "    la t0, y\n    lw t1, 0(t0)\n    bnez t1, 1f\n    li t1, 1\n    sw t1, 0(t0)\n"
                  + "    la t0, x\n    li t1, 1\n    amoadd.w t1, t1, (t0)\n1:\n",
              "    la t0, y\n    lw t1, 0(t0)\n    bnez t1, 1f\n    li t1, 1\n    sw t1, 0(t0)\n"
                  + "    la t0, x\n    li t1, 1\n    amoadd.w t1, t1, (t0)\n1:\n",
              expecting("x", 1));
      // The flag is set before what it announces: the reader exits wrongly in between.
      case "publication" ->
          two(
              name,
              "    la t0, y\n    li t1, 1\n    sw t1, 0(t0)\n    la t0, x\n    li t1, 7\n    sw t1, 0(t0)\n",
              "    la t0, y\n    lw t1, 0(t0)\n    beqz t1, 1f\n    la t0, x\n    lw t1, 0(t0)\n"
                  + "    bnez t1, 1f\n    la t0, turn\n    li t1, 1\n    sw t1, 0(t0)\n1:\n",
              expecting("turn", 0));
      // A torn pair that both halves of must be seen: needs two preemptions.
      case "lost-twice" ->
          two(
              name,
              add("x") + add("x"),
              add("x") + add("x"),
              "    la t0, x\n    lw t1, 0(t0)\n    addi t1, t1, -2\n    seqz a0, t1\n");
      case "waits-for-ever" ->
          two(
              name,
              "    la t0, x\n1:  lw t1, 0(t0)\n    beqz t1, 1b\n",
              "    la t0, y\n1:  lw t1, 0(t0)\n    beqz t1, 1b\n",
              expecting("x", 0));
      case "waits-for-flag" ->
          two(
              name,
              "    la t0, x\n1:  lw t1, 0(t0)\n    beqz t1, 1b\n",
              "    la t0, x\n    li t1, 1\n    sw t1, 0(t0)\n",
              expecting("x", 1));
      case "crossed-locks" ->
          two(name, nested("lock", "turn"), nested("turn", "lock"), "    li a0, 0\n");
      case "ordered-locks" ->
          two(name, nested("lock", "turn"), nested("lock", "turn"), "    li a0, 0\n");
      // The kernel reads both words for the second thread: a call's accesses count, too.
      case "torn-by-a-call" ->
          two(
              name,
              "    la t0, x\n    li t1, 1\n    sw t1, 0(t0)\n    sw t1, 4(t0)\n",
              "    li a0, 1\n    la a1, x\n    li a2, 8\n    li a7, 64\n    ecall\n",
              "    li a0, 0\n");
      // While one sleeps, who spins only waits for time to pass.
      case "wakes-later" ->
          two(
              name,
              "    la t0, x\n1:  lw t1, 0(t0)\n    beqz t1, 1b\n",
              "    li a0, 1\n    li a1, 0\n    la a2, nap\n    li a3, 0\n    li a7, 407\n    ecall\n"
                  + "    la t0, x\n    li t1, 1\n    sw t1, 0(t0)\n    ret\n"
                  + "    .balign 8\nnap: .word 0, 0, 100000, 0\n",
              expecting("x", 1));
      // The kernel writes the flag, when the call that has waited goes on.
      case "flag-by-a-call" ->
          two(
              name,
              "    la t0, x\n1:  lw t1, 0(t0)\n    beqz t1, 1b\n",
              "    la a0, y\n    li a1, 0\n    li a7, 59\n    ecall\n"
                  + "    la t0, y\n    lw a0, 4(t0)\n    la a1, one\n    li a2, 4\n    li a7, 64\n"
                  + "    ecall\n    la t0, y\n    lw a0, 0(t0)\n    la a1, x\n    li a2, 4\n"
                  + "    li a7, 63\n    ecall\n    ret\n    .balign 4\none: .word 1\n",
              expecting("x", 1));
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static String nested(String outer, String inner) {
    return "    addi sp, sp, -16\n    sw ra, 12(sp)\n    la a0, "
        + outer
        + "\n    call mutex_lock\n    la a0, "
        + inner
        + "\n    call mutex_lock\n    la a0, "
        + inner
        + "\n    call mutex_unlock\n    la a0, "
        + outer
        + "\n    call mutex_unlock\n    lw ra, 12(sp)\n    addi sp, sp, 16\n";
  }

  private static Verdict explore(String name, int bound) {
    return Verdicts.explore(guest(name), bound);
  }

  @ParameterizedTest
  @CsvSource({
    "lost-update, 1, STATUS",
    "check-then-act, 1, STATUS",
    "publication, 1, STATUS",
    "lost-twice, 1, STATUS",
    "crossed-locks, 1, DEADLOCK",
    "waits-for-ever, 0, LIVELOCK",
  })
  void aWrongProgramFailsAtItsBoundAndNotBelow(String name, int bound, Failure failure) {
    Verdicts.failsAt(guest(name), bound, failure);
  }

  @ParameterizedTest
  @CsvSource({
    "mutex, 1",
    "spin, 1",
    "atomic, 2",
    "waits-for-flag, 2",
    "ordered-locks, 1",
    "wakes-later, 1",
    "flag-by-a-call, 1",
  })
  void aRightProgramIsProved(String name, int bound) {
    assertThat(Verdicts.isProved(guest(name), bound)).isGreaterThan(1);
  }

  /** The token gives the same run on both engines, step by step. */
  @Test
  void aTokenGivesTheSameRunOnBothEngines() {
    Verdicts.replays(guest("lost-update"), explore("lost-update", 2));
  }

  /** Another clock, the same schedule: choices are counted in instructions. */
  @Test
  void aTokenHoldsOnAnotherMachine() {
    Verdict verdict = explore("lost-update", 1);
    Played failing = Objects.requireNonNull(verdict.failing());
    Stage tiny =
        new Stage(guest("lost-update"), Machine.of(ringside.kernel.config.Preset.TINY), LIMIT);
    Played again = tiny.play(failing.path());
    assertThat(again.status()).isEqualTo(failing.status());
    assertThat(again.instructions()).isEqualTo(failing.instructions());
  }

  /** What it prints counts, too. */
  @Test
  void outputCanBeExpected() {
    Stage stage = new Stage(Guest.of("race").args("2", "2"), Machine.classic(), LIMIT);
    Function<byte[], Boolean> nothingLost =
        output -> new String(output, StandardCharsets.UTF_8).contains("lost 0");
    Verdict verdict =
        new Explorer(stage, Failure.of(0, nothingLost), 1, () -> false, made -> {}).explore();
    assertThat(verdict.failure()).isEqualTo(Failure.OUTPUT);
    assertThat(Objects.requireNonNull(verdict.failing()).path().preemptions()).isEqualTo(1);
  }

  /** What a call reads of its program's memory is visible: another may be half way through it. */
  @Test
  void aCallSeesWhatIsHalfDone() {
    Stage stage = new Stage(guest("torn-by-a-call"), Machine.classic(), LIMIT);
    Function<byte[], Boolean> whole = output -> output[0] == output[4];
    Verdict none = new Explorer(stage, Failure.of(0, whole), 0, () -> false, made -> {}).explore();
    assertThat(none.kind()).isEqualTo(Verdict.Kind.PROVED);
    Verdict one = new Explorer(stage, Failure.of(0, whole), 1, () -> false, made -> {}).explore();
    assertThat(one.failure()).isEqualTo(Failure.OUTPUT);
  }

  /** One schedule that there was no time for is enough: all but that is not all. */
  @Test
  void oneThatIsLeftIsNotProved() {
    Stage stage = new Stage(guest("atomic"), Machine.classic(), LIMIT);
    Judge judge = Failure.of(0, ANYTHING);
    long all = new Explorer(stage, judge, 1, () -> false, made -> {}).explore().schedules();
    for (long budget = 0; budget < all; budget++) {
      long most = budget;
      long[] made = {0};
      Verdict verdict =
          new Explorer(stage, judge, 1, () -> made[0] >= most, runs -> made[0] = runs).explore();
      assertThat(verdict.kind()).as("after %d", budget).isEqualTo(Verdict.Kind.UNFINISHED);
      assertThat(verdict.pending()).isPositive();
    }
  }

  /** Without time nothing is claimed. */
  @Test
  void withoutTimeNothingIsProved() {
    Stage stage = new Stage(guest("mutex"), Machine.classic(), LIMIT);
    int[] runs = {0};
    Verdict verdict =
        new Explorer(stage, Failure.of(0, ANYTHING), 2, () -> runs[0]++ > 5, made -> {}).explore();
    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.UNFINISHED);
    assertThat(verdict.pending()).isPositive();
  }
}
