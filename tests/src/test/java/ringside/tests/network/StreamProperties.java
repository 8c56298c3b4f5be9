package ringside.tests.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import ringside.tests.GuestResult;

/** TCP keeps its promise whatever the network does. */
final class StreamProperties {
  @Property(tries = 60)
  void everyByteArrivesInOrder(
      @ForAll @IntRange(min = 0, max = 30000) int total,
      @ForAll @IntRange(min = 1, max = 9000) int written,
      @ForAll @IntRange(min = 1, max = 9000) int read,
      @ForAll @IntRange(min = 0, max = 250) int loss,
      @ForAll @IntRange(min = 0, max = 50000) int latency,
      @ForAll @IntRange(min = 0, max = 20000) int jitter,
      @ForAll @IntRange(min = 1, max = 1000000) int seed) {
    GuestResult result =
        Programs.run("stream")
            .arguments(texts(total, Math.max(written, total / 200), Math.max(read, total / 200)))
            .with("net.loss", loss)
            .with("net.latency", latency)
            .with("net.jitter", jitter)
            .with("seed", seed)
            .atMost(Long.MAX_VALUE)
            .run();
    assertThat(result.output())
        .isEqualTo(total + " bytes, 0 wrong, then 0; the sender ended with 0\n");
  }

  @Property(tries = 10)
  void theSameSeedSendsTheSamePackets(@ForAll @IntRange(min = 1, max = 1000000) int seed) {
    assertThat(packets(seed)).isEqualTo(packets(seed));
  }

  private static List<String> packets(int seed) {
    Packets packets = new Packets();
    Programs.run("stream")
        .arguments(texts(5000, 700, 600))
        .with("net.loss", 100)
        .with("net.jitter", 2000)
        .with("seed", seed)
        .atMost(Long.MAX_VALUE)
        .watched(packets)
        .run();
    return packets.all();
  }

  private static List<String> texts(int... numbers) {
    return Arrays.stream(numbers).mapToObj(Integer::toString).toList();
  }
}
