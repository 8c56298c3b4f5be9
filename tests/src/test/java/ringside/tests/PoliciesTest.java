package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.kernel.trap.Kernel;
import ringside.mmu.ledger.Mode;

/**
 * What each scheduling policy promises, by three children of nice 0, 5 and 10 that only compute.
 */
final class PoliciesTest {
  /** Linux's weights of nice 0, 5 and 10. */
  private static final List<Integer> WEIGHTS = List.of(1024, 335, 110);

  private static final int FIRST_CHILD = 3;

  @ParameterizedTest
  @ValueSource(strings = {"cfs", "eevdf"})
  void fairPoliciesShareByWeight(String policy) throws IOException {
    assertSharesByWeight(shares(run().with("sched", policy)), within(0.02));
  }

  @Test
  void theLotterySharesByTicketsMoreOrLess() throws IOException {
    GuestRun run = run().with("sched", "lottery").with("quantum", 20_000);
    assertSharesByWeight(shares(run), within(0.1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rr", "mlfq"})
  void turnsThatKnowNoWeightsAreEqual(String policy) throws IOException {
    assertThat(shares(run().with("sched", policy)))
        .allSatisfy(share -> assertThat(share).isCloseTo(1 / 3.0, within(0.05)));
  }

  @Test
  void priorityAloneStarvesAndAgeingDoesNot() throws IOException {
    GuestRun strict = run().with("sched", "priority").with("ageing", 0);
    GuestRun ageing = run().with("sched", "priority").with("ageing", 50_000);
    assertThat(shares(strict).get(0)).isGreaterThan(0.99);
    assertThat(shares(ageing)).allSatisfy(share -> assertThat(share).isGreaterThan(0.02));
  }

  @Test
  void firstComeFirstServedNeverInterruptsWhoComputes() throws IOException {
    GuestResult result = run().with("sched", "fcfs").atMost(50_000_000).run();
    assertThat(result.end()).isEqualTo(Kernel.End.LIMIT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rr", "cfs", "eevdf", "lottery", "mlfq", "priority"})
  void realTimeThreadsRunBeforeAllOthers(String policy) throws IOException {
    GuestResult result =
        run().with("sched", policy).with("uid", 0).arguments(List.of("real-time")).run();
    assertThat(result.output())
        .isEqualTo("the higher one begins\nthe higher one ends\nthe parent, of lower priority\n");
  }

  private static void assertSharesByWeight(List<Double> shares, Offset<Double> tolerance) {
    double all = WEIGHTS.stream().mapToInt(Integer::intValue).sum();
    for (int i = 0; i < shares.size(); i++) {
      assertThat(shares.get(i)).isCloseTo(WEIGHTS.get(i) / all, tolerance);
    }
  }

  private static List<Double> shares(GuestRun run) {
    GuestResult result = run.run();
    List<Long> cycles =
        IntStream.range(FIRST_CHILD, FIRST_CHILD + 3)
            .mapToObj(
                pid ->
                    result
                        .computer()
                        .ledger()
                        .sum(key -> key.pid() == pid && key.mode() == Mode.USER))
            .toList();
    double all = cycles.stream().mapToLong(Long::longValue).sum();
    return cycles.stream().map(own -> own / all).toList();
  }

  private static GuestRun run() throws IOException {
    String resource = "/ringside/tests/c/shares.elf";
    try (InputStream bytes = PoliciesTest.class.getResourceAsStream(resource)) {
      if (bytes == null) {
        throw new AssertionError("no " + resource + ": run src/test/c/build");
      }
      return GuestRun.of("shares", bytes.readAllBytes());
    }
  }
}
