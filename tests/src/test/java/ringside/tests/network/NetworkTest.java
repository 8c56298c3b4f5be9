package ringside.tests.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.kernel.trap.Kernel;
import ringside.tests.GuestResult;
import ringside.tests.GuestRun;

/** What goes over the emulated interface, and what does not. */
final class NetworkTest {
  private static final int SYN = 2;
  private static final int FIN = 1;
  private static final int ACK = 16;

  @Test
  void aConnectionOpensWithThreeSegmentsAndClosesInBothDirections() {
    Packets packets = new Packets();
    GuestRun.of("ping-tcp").watched(packets).run();
    assertThat(packets.withFlags(SYN)).isEqualTo(2);
    assertThat(packets.withFlags(SYN | ACK)).isEqualTo(1);
    assertThat(packets.withFlags(FIN)).isEqualTo(2);
  }

  @Test
  void everyHeaderAddsUp() {
    Packets packets = new Packets();
    GuestRun.of("udp-echo").watched(packets).run();
    assertThat(packets.bytes()).hasSize(7).allMatch(packet -> sum(packet, 0, 20, 0) == 0xffff);
    assertThat(packets.bytes())
        .allMatch(packet -> sum(packet, 20, packet.length, pseudo(packet)) == 0xffff);
  }

  @Test
  void whatIsLostIsSentAgain() {
    Packets lossless = new Packets();
    Packets lossy = new Packets();
    Programs.run("stream").watched(lossless).run();
    GuestResult result =
        Programs.run("stream").with("net.loss", 100).atMost(Long.MAX_VALUE).watched(lossy).run();
    assertThat(lossless.repeatedSegments()).isZero();
    assertThat(lossy.repeatedSegments()).isGreaterThan(3);
    assertThat(result.output()).contains("100000 bytes, 0 wrong");
  }

  @Test
  void aPeerThatNeverAnswersIsGivenUp() {
    GuestResult result =
        Programs.run("silence")
            .arguments(List.of("lost"))
            .with("net.loss", 1000)
            .atMost(Long.MAX_VALUE)
            .run();
    assertThat(result.output()).isEqualTo("connect into the void: -110\nconnect again: -110\n");
  }

  @Test
  void deferredConnectionsAndPatienceTakeTheirTimeAndPacketsLiveAsLongAsTheListenerSays() {
    Packets packets = new Packets();
    GuestResult result = Programs.run("patience").atMost(Long.MAX_VALUE).watched(packets).run();
    assertThat(result.output())
        .isEqualTo(
            """
            speaks: 1
            the one who speaks: 1
            reads: 1
            answers: 2
            answer: 2
            the silent one: 1
            no threshold: 2147483647
            a part: 1
            patience: 1
            then: -110
            """);
    assertThat(packets.bytes()).extracting(packet -> packet[8]).containsOnly((byte) 9);
  }

  @Test
  void aClosedWindowThatNobodyWillOpenIsADeadlock() {
    GuestResult result = Programs.run("silence").arguments(List.of("unread")).run();
    assertThat(result.end()).isEqualTo(Kernel.End.DEADLOCK);
  }

  @Test
  void aFloodOfPacketsEndsAtTheReceiversBuffer() {
    GuestResult result = Programs.run("silence").arguments(List.of("flood")).run();
    assertThat(result.output()).isEqualTo("some were dropped: 1\n");
  }

  @Test
  void latencyIsTimeThatPasses() {
    long near = cycles(GuestRun.of("ping-tcp"));
    long far = cycles(GuestRun.of("ping-tcp").with("net.latency", 10_000));
    assertThat(far - near).isBetween(40L * 9_000, 50L * 11_000);
  }

  private static long cycles(GuestRun run) {
    return run.run().computer().hart().meter().clock();
  }

  private static int pseudo(byte[] packet) {
    return sum(packet, 12, 20, packet[9] + packet.length - 20);
  }

  private static int sum(byte[] packet, int from, int to, int initial) {
    int sum = initial;
    for (int i = from; i < to; i++) {
      sum += (packet[i] & 0xff) << ((i - from) % 2 == 0 ? 8 : 0);
    }
    while (sum >>> 16 != 0) {
      sum = (sum & 0xffff) + (sum >>> 16);
    }
    return sum;
  }
}
