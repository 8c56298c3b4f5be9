package ringside.tests.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.lab.explore.Explorer;
import ringside.lab.explore.Failure;
import ringside.lab.explore.Judge;
import ringside.lab.explore.Share;
import ringside.lab.explore.Stage;
import ringside.lab.explore.Verdict;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;

/** Schedules that are left out come to what others come to. */
class ReductionTest {
  private static final long LIMIT = 20_000_000;

  /** What runs come to, and how many there were. */
  private record Explored(Set<String> outcomes, Verdict verdict) {}

  private static Explored explore(Guest guest, int bound, boolean reduced) {
    Set<String> outcomes = new TreeSet<>();
    Explorer explorer =
        new Explorer(
            new Stage(guest, Machine.classic(), LIMIT),
            run -> {
              String output = new String(run.output(), StandardCharsets.ISO_8859_1);
              outcomes.add(run.end() + " " + run.livelock() + " " + run.status() + " " + output);
              return Failure.NONE;
            },
            bound,
            () -> false,
            made -> {});
    Verdict verdict = (reduced ? explorer : explorer.withoutReduction()).explore();
    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.PROVED);
    return new Explored(outcomes, verdict);
  }

  /** Threads that have nothing in common need one schedule, whatever the bound. */
  @ParameterizedTest
  @ValueSource(ints = {1, 5, 40})
  void independentStepsNeedOneSchedule(int steps) {
    String first = "    la t0, x\n    li t1, 1\n" + "    amoadd.w t2, t1, (t0)\n".repeat(steps);
    String second = first.replace("la t0, x", "la t0, y");
    Guest guest = Programs.joined("independent", List.of(first, second));
    assertThat(explore(guest, 3, true).verdict().schedules()).isEqualTo(1);
  }

  /**
   * Of two threads of n + 1 visible steps each, of which the last of one ends the process, there
   * are as many orders as paths through a grid: (2n + 2)! / (n + 1)!².
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void dependentStepsNeedAllWithoutReduction(int steps) {
    String adds = "    la t0, x\n    li t1, 1\n" + "    amoadd.w t2, t1, (t0)\n".repeat(steps);
    String waits =
        "    la a0, y\n    li a1, 0\n    li a2, 0\n    li a3, 0\n    li a7, 422\n    ecall\n";
    Guest guest =
        Guest.assemble(
            "dependent",
            ".text\n.globl main\nmain:\n    addi sp, sp, -16\n    sw ra, 12(sp)\n"
                + "    la a0, other\n    call thread_create\n"
                + adds
                + "    li a0, 0\n    li a7, 94\n    ecall\n"
                + "other:\n"
                + adds
                + waits
                + ".data\n.balign 4\nx: .word 0\ny: .word 0\n");
    BigInteger all = factorial(2 * steps + 2).divide(factorial(steps + 1).pow(2));
    assertThat(explore(guest, 2 * steps + 2, false).verdict().schedules())
        .isEqualTo(all.longValueExact());
  }

  /** Parts for several machines are together as many schedules as the whole. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void partsAreTheWhole(int parts) {
    Stage stage = new Stage(Guest.of("race").args("2", "3"), Machine.classic(), LIMIT);
    Judge judge = Failure.of(0, output -> true);
    long all = new Explorer(stage, judge, 1, () -> false, made -> {}).explore().schedules();
    long sum = 0;
    for (int i = 1; i <= parts; i++) {
      Share share = Share.of(i, parts, stage, judge, 1);
      Verdict verdict = new Explorer(stage, judge, 1, () -> false, n -> {}).share(share).explore();
      assertThat(verdict.kind()).isEqualTo(Verdict.Kind.PROVED);
      sum += verdict.schedules();
    }
    assertThat(sum).isEqualTo(all);
  }

  private static BigInteger factorial(int n) {
    return IntStream.rangeClosed(1, n)
        .mapToObj(BigInteger::valueOf)
        .reduce(BigInteger.ONE, BigInteger::multiply);
  }

  /**
   * With the reduction, runs come to all that they come to without it, within each bound. A
   * thousand programs by {@code -Dringside.reduction=10}.
   */
  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void nothingIsLost(@ForAll("programs") List<List<List<String>>> programs) {
    for (List<List<String>> threads : programs) {
      List<String> bodies =
          threads.stream().map(ops -> String.join("", ops)).collect(Collectors.toList());
      Guest guest = Programs.joined("random", bodies);
      for (int bound = 0; bound <= 2; bound++) {
        Set<String> all = explore(guest, bound, false).outcomes();
        assertThat(explore(guest, bound, true).outcomes()).as("bound %d", bound).isEqualTo(all);
      }
    }
  }

  @Provide
  Arbitrary<List<List<List<String>>>> programs() {
    return threads().list().ofSize(Integer.getInteger("ringside.reduction", 1));
  }

  private static Arbitrary<List<List<String>>> threads() {
    Arbitrary<String> word = Arbitraries.of("x", "y", "z");
    Arbitrary<String> operations =
        Arbitraries.oneOf(
            word.map(each -> "    la t0, " + each + "\n    lw t1, 0(t0)\n    add s0, s0, t1\n"),
            word.map(each -> "    la t0, " + each + "\n    sw s0, 0(t0)\n"),
            word.map(each -> "    la t0, " + each + "\n    amoadd.w t1, s0, (t0)\n"),
            word.map(
                each ->
                    "    la t0, "
                        + each
                        + "\n    lw t1, 0(t0)\n    slli t1, t1, 1\n    add t1, t1, s0\n    sw t1, 0(t0)\n"),
            word.map(
                each ->
                    "    la t0, "
                        + each
                        + "\n    lw t1, 0(t0)\n    beqz t1, 1f\n    addi s0, s0, 5\n1:\n"),
            Arbitraries.of(
                "    li a7, 124\n    ecall\n",
                "    li a7, 172\n    ecall\n",
                "    addi sp, sp, -16\n    sw zero, 0(sp)\n    sw zero, 4(sp)\n    li t0, 90000\n"
                    + "    sw t0, 8(sp)\n    sw zero, 12(sp)\n    mv a2, sp\n    li a0, 1\n    li a1, 0\n"
                    + "    li a3, 0\n    li a7, 407\n    ecall\n    addi sp, sp, 16\n",
                "    li a0, 1\n    la a1, letter\n    li a2, 1\n    li a7, 64\n    ecall\n",
                "    la a0, z\n    li a1, 1\n    li a2, 1\n    li a7, 422\n    ecall\n",
                "    la a0, z\n    li a1, 0\n    li a2, 0\n    li a3, 0\n    li a7, 422\n    ecall\n",
                "    la a0, lock\n    call mutex_lock\n    la t0, x\n    lw t1, 0(t0)\n    addi t1, t1, 1\n"
                    + "    sw t1, 0(t0)\n    la a0, lock\n    call mutex_unlock\n"));
    return operations.list().ofMinSize(1).ofMaxSize(4).list().ofMinSize(2).ofMaxSize(2);
  }
}
