package ringside.tests.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.kernel.trap.Kernel;
import ringside.tests.GuestResult;
import ringside.tests.GuestRun;
import ringside.tests.Statistics;
import ringside.tests.WireRun;

/** Computers that talk over a wire (src/test/c/wire.c). */
final class WireTest {
  static GuestRun guest(String... arguments) {
    return Programs.run("wire").arguments(List.of(arguments));
  }

  @Test
  void aStreamArrivesAtTheOtherComputer() {
    List<GuestResult> results = WireRun.of(guest("take", "1"), guest("give", "1", "200000")).run();
    assertThat(results.get(0).output()).isEqualTo("took 200000 bytes, 0 wrong, then 0\n");
    assertThat(results.get(1).output())
        .isEqualTo("from 10.0.0.2\nto 10.0.0.1\ngave 200000 bytes\n");
    assertThat(results).extracting(GuestResult::end).containsOnly(Kernel.End.EXITED);
  }

  @Test
  void messagesLongerThanThePacketsOfTheWireComeBack() {
    List<GuestResult> results =
        WireRun.of(guest("echo"), guest("ask", "1", "3", "1472", "1473", "8000", "65507")).run();
    assertThat(results.get(1).output())
        .isEqualTo(
            """
            3 bytes back, 0 wrong
            1472 bytes back, 0 wrong
            1473 bytes back, 0 wrong
            8000 bytes back, 0 wrong
            65507 bytes back, 0 wrong
            """);
  }

  @Test
  void aBroadcastReachesEverybodyOnTheWireAndTheSender() {
    List<GuestResult> results =
        WireRun.of(
                guest("broadcast", "0"),
                guest("broadcast", "1"),
                guest("broadcast", "1"),
                guest("count", "1"))
            .run();
    assertThat(results.get(0).output())
        .isEqualTo(
            """
            not allowed: -13
            allowed: 5
            to ourselves: 5
            everybody: 6
            to ourselves: 6
            """);
    assertThat(results.get(1).output()).isEqualTo("5 bytes from 1\n");
    assertThat(results.get(2).output()).isEqualTo("5 bytes from 1\n");
  }

  @Test
  void whatCannotBeSentIsRefusedAsOnLinux() {
    List<GuestResult> results = WireRun.of(guest("errors"), guest("count", "1")).run();
    assertThat(results.get(0).output())
        .isEqualTo(
            """
            beyond the wire: -101
            another's name: -99
            inside: 0
            from inside: -22
            own name: 0
            to ourselves: 3
            from ourselves: 3
            nobody's port: 1
            refused: -111
            nobody listens: -111
            """);
  }

  @Test
  void whomNobodyIsThereForIsUnreachableAfterThreeSeconds() {
    List<GuestResult> results = WireRun.of(guest("absent"), guest("count", "1")).run();
    assertThat(results.get(0).output())
        .isEqualTo(
            """
            not told: 1
            poll: 772
            recverr: 0
            told: 1
            poll: 0
            poll: 8
            unreachable: 113
            the message: 1
            connect: -113
            """);
  }

  @Test
  void ofWhatWaitsForNobodyTheOldestIsDroppedAndOnlyFirstPartsAreAnswered() {
    List<GuestResult> results = WireRun.of(guest("flood"), guest("count", "1")).run();
    assertThat(results.get(0).output()).isEqualTo(212_992 / 1428 + " told\n1 told\n");
  }

  @Test
  void aBroadcastSaysByWhichInterfaceItHasCome() {
    List<GuestResult> results = WireRun.of(guest("places", "1"), guest("places", "0")).run();
    assertThat(results.get(0).output())
        .isEqualTo("from inside: -22\nby 2, own a000001, to ffffffff\n");
    assertThat(results.get(1).output()).isEqualTo("by 2, own a000002, to ffffffff\n");
  }

  @Test
  void aComputerThatHearsNothingTakesTheSameCyclesAsAlone() {
    GuestResult alone = guest("count", "5000").run();
    List<GuestResult> results =
        WireRun.of(guest("count", "5000"), guest("count", "90000"), guest("count", "100")).run();
    Statistics switchedOff = Statistics.of(results.get(0).computer());
    assertThat(switchedOff.get("clock")).isGreaterThan(100_000);
    assertThat(switchedOff).isEqualTo(Statistics.of(alone.computer()));
  }

  @Test
  void everybodyWaitingForOthersIsADeadlock() {
    List<GuestResult> results = WireRun.of(guest("take", "1"), guest("echo")).run();
    assertThat(results).extracting(GuestResult::end).containsOnly(Kernel.End.DEADLOCK);
  }

  @Test
  void aClosedWindowThatNobodyWillOpenIsADeadlock() {
    List<GuestResult> results = WireRun.of(guest("neglect"), guest("fill", "1")).run();
    assertThat(results).extracting(GuestResult::end).containsOnly(Kernel.End.DEADLOCK);
  }

  @Test
  void whoHasEndedStillAnswersUntilTheOthersEnd() {
    List<GuestResult> results =
        WireRun.of(
                guest("take", "1").with("wire.loss", 300),
                guest("give", "1", "50000").with("wire.loss", 300))
            .run();
    assertThat(results.get(0).output()).isEqualTo("took 50000 bytes, 0 wrong, then 0\n");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whateverIsLostArrivesInTheEnd(long seed) {
    List<GuestResult> results =
        WireRun.of(
                guest("take", "1").with("wire.loss", 200).with("seed", seed),
                guest("give", "1", "50000").with("wire.loss", 200).with("seed", seed + 100))
            .run();
    assertThat(results.get(0).output()).isEqualTo("took 50000 bytes, 0 wrong, then 0\n");
  }

  @Test
  void moreThan64KiBAreUnderWayToAFarComputer() {
    long latency = 5_000_000;
    int bytes = 1_000_000;
    List<GuestResult> results =
        WireRun.of(
                guest("take", "1").with("wire.latency", latency),
                guest("give", "1", Integer.toString(bytes)).with("wire.latency", latency))
            .run();
    assertThat(results.get(0).output()).startsWith("took " + bytes + " bytes, 0 wrong");
    assertThat(results.get(0).cycles()).isLessThan(bytes / 65535 * 2 * latency);
  }

  @Test
  void whoAsksASilentPeerLearnsThatItHasLeft() {
    assertThat(awaitOneWhoLeaves(1)).containsOnly("gone\n");
    assertThat(awaitOneWhoLeaves(0)).contains("gone\n", "");
    assertThat(awaitOneWhoLeaves(2)).containsOnly("gone\n");
  }

  /** What is printed in several runs where half of what the peer says is lost. */
  private static List<String> awaitOneWhoLeaves(int asks) {
    return IntStream.range(0, 12)
        .mapToObj(
            seed ->
                WireRun.of(
                    guest("leave").with("wire.loss", 500).with("seed", seed),
                    guest("await", Integer.toString(asks)).with("seed", seed + 50)))
        .map(run -> run.run().get(1).output())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 37, 500, 100_000})
  void theLengthOfTurnsIsNotToBeSeen(long cycles) {
    assertThat(statistics(lossyTalk().inTurnsOf(cycles))).isEqualTo(statistics(lossyTalk()));
  }

  private static WireRun lossyTalk() {
    return WireRun.of(
        guest("take", "2"),
        guest("give", "1", "9000").with("wire.loss", 100).with("seed", 3),
        guest("give", "1", "4000").with("wire.latency", 7).with("seed", 4));
  }

  private static List<Object> statistics(WireRun run) {
    return run.run().stream()
        .map(result -> (Object) List.of(result.output(), result.statistics().values()))
        .toList();
  }
}
