package ringside.tests.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.tests.GuestResult;
import ringside.tests.GuestRun;
import ringside.tests.WireRun;

/** TCP that tells what came behind a gap (RFC 2018), and the time (RFC 7323). */
final class SelectiveTest {
  private static final int BYTES = 300_000;
  private static final int IP_BYTES = 20;
  private static final int SEQUENCE = 24;
  private static final int OFFSET = 32;
  private static final int SYN = 2;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void onlyWhatIsMissingIsSentAgain(long seed) {
    assertThat(cameTwice("on", seed)).isZero();
  }

  @Test
  void withoutItSomeIsSentThoughItCame() {
    int twice = 0;
    for (long seed = 1; seed <= 8; seed++) {
      twice += cameTwice("off", seed);
    }
    assertThat(twice).isGreaterThan(10_000);
  }

  /** Bytes that the receiver got more than once, where only what the sender sends is lost. */
  private static int cameTwice(String selective, long seed) {
    Packets seen = new Packets();
    List<GuestResult> results =
        WireRun.of(
                told(WireTest.guest("take", "1"), selective, "off").watched(seen),
                told(WireTest.guest("give", "1", "" + BYTES), selective, "off")
                    .with("wire.loss", 50)
                    .with("wire.latency", 20_000)
                    .with("seed", seed))
            .run();
    assertThat(results.get(0).output()).isEqualTo("took " + BYTES + " bytes, 0 wrong, then 0\n");
    BitSet came = new BitSet();
    int twice = 0;
    int first = 0;
    for (byte[] packet : seen.bytes()) {
      ByteBuffer words = ByteBuffer.wrap(packet);
      boolean fromGiver = packet[15] == 2;
      if (fromGiver && (packet[33] & SYN) != 0) {
        first = words.getInt(SEQUENCE) + 1;
      }
      int header = (packet[OFFSET] >>> 4 & 0xf) * 4;
      for (int i = 0; fromGiver && i < packet.length - IP_BYTES - header; i++) {
        int at = words.getInt(SEQUENCE) - first + i;
        twice += came.get(at) ? 1 : 0;
        came.set(at);
      }
    }
    assertThat(came.cardinality()).isEqualTo(BYTES);
    return twice;
  }

  private static GuestRun told(GuestRun guest, String selective, String stamps) {
    return guest.with("net.tcp.sack", selective).with("net.tcp.timestamps", stamps);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whateverIsLostArrivesInTheEnd(long seed) {
    List<GuestResult> results =
        WireRun.of(
                lossy(told(WireTest.guest("take", "1"), "on", "on"), seed),
                lossy(told(WireTest.guest("give", "1", "50000"), "on", "on"), seed + 100))
            .run();
    assertThat(results.get(0).output()).isEqualTo("took 50000 bytes, 0 wrong, then 0\n");
  }

  private static GuestRun lossy(GuestRun guest, long seed) {
    return guest.with("wire.loss", 200).with("seed", seed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "off"})
  void timeIsToldWhereBothSidesKnowOfIt(String other) {
    Packets seen = new Packets();
    WireRun.of(
            told(WireTest.guest("take", "1"), "off", other),
            told(WireTest.guest("give", "1", "50000"), "off", "on").watched(seen))
        .run();
    long segments = seen.bytes().stream().filter(packet -> (packet[33] & SYN) == 0).count();
    long stamped =
        seen.bytes().stream()
            .filter(packet -> (packet[33] & SYN) == 0)
            .filter(packet -> (packet[OFFSET] >>> 4 & 0xf) == 8 && packet[42] == 8)
            .count();
    assertThat(stamped).isEqualTo("on".equals(other) ? segments : 0);
  }
}
