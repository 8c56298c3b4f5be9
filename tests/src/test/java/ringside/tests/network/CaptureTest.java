package ringside.tests.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.lab.sink.PacketCapture;
import ringside.tests.GuestRun;
import ringside.tests.WireRun;

/** Packet files, read by another program. */
final class CaptureTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"ping-tcp", "udp-echo"})
  void tsharkFindsNothingWrong(String program) throws IOException, InterruptedException {
    assumeTshark();
    Path file = capture(program);
    String warnings = tshark(file, "-Y", "_ws.expert.severity >= \"Warning\"");
    assertThat(warnings).isEmpty();
    assertThat(tshark(file, "-T", "fields", "-e", "ip.checksum.status").lines())
        .isNotEmpty()
        .allMatch("1"::equals);
  }

  @Test
  void tsharkUnderstandsWhatTcpTells() throws IOException, InterruptedException {
    assumeTshark();
    Path file = folder.resolve("options.pcap");
    try (PacketCapture capture =
        new PacketCapture(Files.newOutputStream(file), 100, 1_767_225_600)) {
      WireRun.of(
              telling(WireTest.guest("take", "1")).watched(capture),
              telling(WireTest.guest("give", "1", "90000")).with("wire.loss", 50))
          .run();
    }
    assertThat(tshark(file, "-Y", "_ws.expert.severity >= \"Error\"")).isEmpty();
    assertThat(tshark(file, "-Y", "tcp.flags.reset == 0 && !tcp.options.timestamp.tsval"))
        .isEmpty();
    assertThat(tshark(file, "-Y", "tcp.options.sack.count")).isNotEmpty();
  }

  private static GuestRun telling(GuestRun guest) {
    return guest.with("net.tcp.sack", "on").with("net.tcp.timestamps", "on");
  }

  @Test
  void tsharkPutsFragmentsTogether() throws IOException, InterruptedException {
    assumeTshark();
    Path file = folder.resolve("wire.pcap");
    try (PacketCapture capture =
        new PacketCapture(Files.newOutputStream(file), 100, 1_767_225_600)) {
      WireRun.of(WireTest.guest("echo"), WireTest.guest("ask", "1", "5000").watched(capture)).run();
    }
    assertThat(tshark(file, "-Y", "_ws.expert.severity >= \"Warning\"")).isEmpty();
    assertThat(
            tshark(file, "-Y", "udp.length == 5008", "-T", "fields", "-e", "udp.checksum.status"))
        .isEqualTo("1\n1\n");
  }

  @Test
  void tsharkFindsNothingWrongWithIpv6() throws IOException, InterruptedException {
    assumeTshark();
    Path file = folder.resolve("six.pcap");
    try (PacketCapture capture =
        new PacketCapture(Files.newOutputStream(file), 100, 1_767_225_600)) {
      WireRun.of(
              WireSixTest.guest("echo"),
              WireSixTest.guest("ask", "u", "1", "5000").watched(capture),
              WireSixTest.guest("take", "1"),
              WireSixTest.guest("give", "l", "3", "5000").watched(capture))
          .run();
    }
    assertThat(tshark(file, "-Y", "_ws.expert.severity >= \"Warning\"")).isEmpty();
    assertThat(tshark(file, "-Y", "icmpv6", "-T", "fields", "-e", "icmpv6.checksum.status").lines())
        .isNotEmpty()
        .allMatch("1"::equals);
    assertThat(
            tshark(file, "-Y", "udp.length == 5008", "-T", "fields", "-e", "udp.checksum.status"))
        .isEqualTo("1\n1\n");
    assertThat(tshark(file, "-Y", "tcp", "-T", "fields", "-e", "tcp.checksum.status").lines())
        .isNotEmpty()
        .allMatch("1"::equals);
  }

  @Test
  void aFileBeginsAsItsFormatSays() throws IOException {
    byte[] bytes = Files.readAllBytes(capture("udp-echo"));
    assertThat(bytes).startsWith(0x4d, 0x3c, 0xb2, 0xa1, 2, 0, 4, 0);
    assertThat(bytes[20]).isEqualTo((byte) 101);
  }

  private Path capture(String program) throws IOException {
    Path file = folder.resolve(program + ".pcap");
    try (PacketCapture capture =
        new PacketCapture(Files.newOutputStream(file), 100, 1_767_225_600)) {
      GuestRun.of(program).watched(capture).run();
    }
    return file;
  }

  private static void assumeTshark() {
    boolean present =
        List.of(System.getenv("PATH").split(File.pathSeparator, -1)).stream()
            .anyMatch(path -> Files.isExecutable(Path.of(path, "tshark")));
    Assumptions.assumeTrue(present, "skipped: needs tshark");
  }

  private String tshark(Path file, String... more) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "tshark",
                "-r",
                file.toString(),
                "-o",
                "ip.check_checksum:TRUE",
                "-o",
                "tcp.check_checksum:TRUE",
                "-o",
                "udp.check_checksum:TRUE"));
    command.addAll(List.of(more));
    Path output = folder.resolve("tshark.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isZero();
    return Files.readString(output, UTF_8);
  }
}
