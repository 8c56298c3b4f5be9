package ringside.tests.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import ringside.tests.GuestResult;
import ringside.tests.GuestRun;
import ringside.tests.WireRun;

/** Whatever the wire does, streams arrive, and who ran when is not to be seen. */
final class WireProperties {
  @Property(tries = 40)
  void everyByteArrivesInOrder(
      @ForAll @IntRange(min = 0, max = 30000) int total,
      @ForAll @IntRange(min = 0, max = 250) int loss,
      @ForAll @IntRange(min = 1, max = 100000) int latency,
      @ForAll @IntRange(min = 0, max = 2000) int bandwidth,
      @ForAll @IntRange(min = 200, max = 1500) int mtu,
      @ForAll @IntRange(min = 1, max = 1000000) int seed) {
    GuestRun taker = wired(seed, loss, latency, bandwidth, mtu, "take", "1");
    GuestRun giver = wired(seed + 1, loss, latency, 0, mtu, "give", "1", Integer.toString(total));
    List<GuestResult> results = WireRun.of(taker, giver).run();
    assertThat(results.get(0).output()).isEqualTo("took " + total + " bytes, 0 wrong, then 0\n");
  }

  @Property(tries = 15)
  void messagesThatArriveAreWhole(
      @ForAll @IntRange(min = 1, max = 20000) int size,
      @ForAll @IntRange(min = 0, max = 20) int loss,
      @ForAll @IntRange(min = 500, max = 1500) int mtu,
      @ForAll @IntRange(min = 1, max = 1000000) int seed) {
    GuestRun asker = wired(seed, loss, 500, 0, mtu, "ask", "2", Integer.toString(size));
    List<GuestResult> results = WireRun.of(asker, wired(seed + 1, loss, 500, 0, mtu, "echo")).run();
    assertThat(results.get(0).output()).isEqualTo(size + " bytes back, 0 wrong\n");
  }

  @Property(tries = 12)
  void neitherRepetitionNorTheLengthOfTurnsIsSeen(
      @ForAll @LongRange(min = 1, max = 3000) long turn,
      @ForAll @IntRange(min = 0, max = 200) int loss,
      @ForAll @IntRange(min = 1, max = 5000) int latency,
      @ForAll @IntRange(min = 1, max = 1000000) int seed) {
    List<Object> once = all(talk(seed, loss, latency));
    assertThat(all(talk(seed, loss, latency))).isEqualTo(once);
    assertThat(all(talk(seed, loss, latency).inTurnsOf(turn))).isEqualTo(once);
  }

  @Property(tries = 10)
  void theOrderOfTheComputersChangesTheAddressesOnly(
      @ForAll @IntRange(min = 1, max = 20000) int total,
      @ForAll @IntRange(min = 1, max = 1000000) int seed) {
    String bytes = Integer.toString(total);
    List<GuestResult> one =
        WireRun.of(
                wired(seed, 0, 700, 100, 1500, "take", "1"),
                wired(seed + 1, 0, 900, 0, 1500, "give", "1", bytes))
            .run();
    List<GuestResult> other =
        WireRun.of(
                wired(seed + 1, 0, 900, 0, 1500, "give", "2", bytes),
                wired(seed, 0, 700, 100, 1500, "take", "1"))
            .run();
    assertThat(other.get(1).output()).isEqualTo(one.get(0).output());
    assertThat(other.get(1).statistics()).isEqualTo(one.get(0).statistics());
  }

  private static WireRun talk(int seed, int loss, int latency) {
    return WireRun.of(
        wired(seed, loss, latency, 0, 1500, "take", "2"),
        wired(seed + 1, 0, latency, 300, 700, "give", "1", "5000"),
        wired(seed + 2, loss, 1, 0, 1500, "give", "1", "9000"));
  }

  /** All that can be seen of a run. */
  private static List<Object> all(WireRun run) {
    return run.run().stream()
        .map(result -> (Object) List.of(result.end(), result.output(), result.statistics()))
        .toList();
  }

  private static GuestRun wired(
      int seed, int loss, int latency, int bandwidth, int mtu, String... arguments) {
    return WireTest.guest(arguments)
        .with("seed", seed)
        .with("wire.loss", loss)
        .with("wire.latency", latency)
        .with("wire.bandwidth", bandwidth)
        .with("wire.mtu", mtu);
  }
}
