package ringside.tests.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.tests.GuestResult;
import ringside.tests.GuestRun;
import ringside.tests.WireRun;

/** Computers that talk over a wire by IPv6 (src/test/c/wire6.c). */
final class WireSixTest {
  static GuestRun guest(String... arguments) {
    return Programs.run("wire6").arguments(List.of(arguments));
  }

  @Test
  void aStreamGoesInBothDirectionsByTheAddressesOfTheLink() {
    List<GuestResult> results =
        WireRun.of(guest("take", "1"), guest("give", "l", "1", "100000")).run();
    assertThat(results.get(0).output()).isEqualTo("took 100000 bytes, 0 wrong, then 0\n");
    assertThat(results.get(1).output())
        .isEqualTo(
            """
            from: 28 bytes, family 10, fe80:0:0:0:0:aff:fe00:2: port 1, flow 0, scope 2
            to: 28 bytes, family 10, fe80:0:0:0:0:aff:fe00:1: port 100, flow 0, scope 2
            segment: 1440
            mtu: 1500
            gave 100000 bytes, 100000 came back
            """);
  }

  @ParameterizedTest
  @CsvSource({"u,1", "l,2", "u,3", "l,4", "u,5"})
  void whateverIsLostArrivesInTheEnd(String kind, long seed) {
    List<GuestResult> results =
        WireRun.of(
                guest("take", "1").with("wire.loss", 150).with("seed", seed),
                guest("give", kind, "1", "40000").with("wire.loss", 150).with("seed", seed + 100))
            .run();
    assertThat(results.get(0).output()).isEqualTo("took 40000 bytes, 0 wrong, then 0\n");
    assertThat(results.get(1).output()).endsWith("gave 40000 bytes, 40000 came back\n");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 50})
  void messagesLongerThanThePacketsOfTheWireComeBack(long loss) {
    List<GuestResult> results =
        WireRun.of(
                guest("echo").with("wire.loss", loss),
                guest("ask", "u", "1", "3", "1452", "1453", "8000", loss == 0 ? "65527" : "20000")
                    .with("wire.loss", loss))
            .run();
    assertThat(results.get(1).output().lines())
        .containsExactly(
            "3 bytes back, 0 wrong",
            "1452 bytes back, 0 wrong",
            "1453 bytes back, 0 wrong",
            "8000 bytes back, 0 wrong",
            (loss == 0 ? "65527" : "20000") + " bytes back, 0 wrong");
  }

  @Test
  void whatCannotBeSentIsRefusedAsOnLinux() {
    List<GuestResult> results = WireRun.of(guest("errors"), guest("idle")).run();
    assertThat(results.get(0).output())
        .isEqualTo(
            """
            without scope: -22
            no such link: -19
            not on that link: -101
            beyond the wire: -101
            another's name: -99
            own name: 0
            bound: 28 bytes, family 10, fe80:0:0:0:0:aff:fe00:1: port 100, flow 0, scope 2
            own name: 0
            to ourselves: 3
            from ourselves: 3
            nobody's port: 1
            refused: -111
            nobody listens: -111
            """);
  }

  @Test
  void whomNobodyAnswersForIsUnreachableAfterThreeQuestions() {
    Packets packets = new Packets();
    List<GuestResult> results = WireRun.of(guest("absent").watched(packets), guest("idle")).run();
    assertThat(results.get(0).output())
        .isEqualTo(
            """
            told: 8000
            poll: 0
            poll: 8
            unreachable: 113
            the message: 100
            once: -11
            connect: -113
            """);
    assertThat(packets.bytes()).filteredOn(packet -> packet[40] == (byte) 135).hasSize(6);
  }

  @Test
  void whatIsForAllOnTheLinkReachesEverybodyAndTheSender() {
    List<GuestResult> results =
        WireRun.of(guest("group", "0"), guest("group", "1"), guest("group", "1")).run();
    String told =
        """
        received: 5
        from: 28 bytes, family 10, fe80:0:0:0:0:aff:fe00:1: port 100, flow 0, scope 2
        to 2ff, by 2
        """;
    assertThat(results)
        .extracting(GuestResult::output)
        .containsExactly("to all: 5\n" + told, told, told);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 500, 100_000})
  void theLengthOfTurnsIsNotToBeSeen(long cycles) {
    assertThat(outcome(lossyTalk().inTurnsOf(cycles))).isEqualTo(outcome(lossyTalk()));
  }

  private static WireRun lossyTalk() {
    return WireRun.of(
        guest("take", "2"),
        guest("give", "u", "1", "9000").with("wire.loss", 100).with("seed", 3),
        guest("give", "l", "1", "4000").with("wire.latency", 7).with("seed", 4));
  }

  private static List<Object> outcome(WireRun run) {
    return run.run().stream()
        .map(result -> (Object) List.of(result.output(), result.statistics().values()))
        .toList();
  }
}
