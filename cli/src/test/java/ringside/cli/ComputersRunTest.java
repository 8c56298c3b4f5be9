package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several computers in one run: what the user says, and what is printed. */
class ComputersRunTest {
  private static final String[] PAIR = {
    "run", "--computer", "remote-echo server", "--computer", "remote-echo client 10.0.0.1 3 9"
  };

  @TempDir private Path folder;

  @Test
  void computersTalkAndEachLineSaysWhoseItIs() {
    CommandRun run = CommandRun.of(PAIR);
    assertThat(run.out().lines())
        .hasSize(3)
        .contains("computer-1 | server: sent back 27 bytes and 3 messages")
        .contains("computer-2 | client: 9 bytes there and back 3 times, 3 of 3 messages came back");
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
  }

  @Test
  void fileDescribesComputersByName() throws IOException {
    Path file =
        file(
            """
            # a far server
            wire.latency = 50000

            [[computer]]
            name = "server"
            program = "remote-echo"
            arguments = ["server", 8000]

            [[computer]]
            name = "me"
            program = "remote-echo"
            arguments = ["client", "10.0.0.1", 1, 1, 8000]
            memory = "2MiB"
            sched = "fcfs"
            """);
    CommandRun far = CommandRun.of("run", "--computers", file.toString());
    assertThat(far.err()).isEmpty();
    assertThat(far.out())
        .contains("server | server: sent back 1 bytes and 1 messages\n")
        .contains("me     | client: 1 bytes there and back 1 times, 1 of 1 messages came back\n");
    CommandRun near =
        CommandRun.of("run", "--computers", file.toString(), "--set", "wire.latency=10");
    assertThat(roundTrip(far) - roundTrip(near)).isBetween(99_000L, 101_000L);
  }

  private static long roundTrip(CommandRun run) {
    String after = run.out().substring(run.out().indexOf("by tcp ") + 7);
    return Long.parseLong(after.substring(0, after.indexOf(',')));
  }

  @Test
  void linesComeInTheOrderOfTheGuestsTime() {
    CommandRun run =
        CommandRun.of("run", "--computer", "sleep", "--computer", "hello", "--computer", "sleep");
    assertThat(run.out().lines().findFirst()).contains("computer-2 | Hello from a process!");
    assertThat(run.out().lines().filter(line -> line.startsWith("computer-1")))
        .hasSameSizeAs(run.out().lines().filter(line -> line.startsWith("computer-3")).toList());
  }

  @Test
  void firstComputerGetsTheInputAndGivesTheStatus() throws IOException {
    Path seven =
        Files.writeString(folder.resolve("seven.s"), ".globl main\nmain: li a0, 7\n ret\n");
    CommandRun run =
        CommandRun.of(
            "typed\n",
            Map.of(),
            "run",
            "--computer",
            "echo",
            "--computer",
            "echo",
            "--computer",
            "'" + seven + "'");
    assertThat(run).isEqualTo(new CommandRun(0, "computer-1 | typed\n", ""));
    CommandRun first = CommandRun.of("run", "--computer", seven.toString(), "--computer", "hello");
    assertThat(first.status()).isEqualTo(7);
  }

  @Test
  void waitForAClientIsReportedOfEachServer() {
    CommandRun run =
        CommandRun.of(
            "run",
            "--computer",
            "remote-echo server",
            "--computer",
            "hello",
            "--computer",
            "remote-echo server");
    assertThat(run.status()).isEqualTo(123);
    assertThat(run.err().lines().filter(line -> line.contains("a server waits for a client")))
        .satisfiesExactly(
            one -> assertThat(one).startsWith("computer-1 | "),
            three -> assertThat(three).startsWith("computer-3 | "));
  }

  @Test
  void limitOfCyclesIsThatOfEachClock() {
    CommandRun run =
        CommandRun.of(
            "run", "--computer", "sieve", "--computer", "hello", "--max-cycles", "150000");
    assertThat(run.status()).isEqualTo(124);
    assertThat(run.out()).contains("computer-2 | Hello");
    assertThat(run.err()).contains("computer-1 | ").doesNotContain("computer-2");
  }

  @Test
  void eachComputerHasItsOwnPacketFile() throws IOException {
    Path packets = folder.resolve("out.pcap");
    String[] words = Arrays.copyOf(PAIR, PAIR.length + 2);
    words[PAIR.length] = "--pcap";
    words[PAIR.length + 1] = packets.toString();
    assertThat(CommandRun.of(words).status()).isZero();
    assertThat(Files.size(folder.resolve("out-1.pcap"))).isGreaterThan(500);
    assertThat(Files.size(folder.resolve("out-2.pcap"))).isGreaterThan(500);
    assertThat(packets).doesNotExist();
  }

  @Test
  void sameWordsPrintTheSame() {
    String[] words = {
      "run", PAIR[1], PAIR[2], PAIR[3], PAIR[4], "--set", "wire.loss=100", "--stats", "--seed", "5"
    };
    assertThat(CommandRun.of(words)).isEqualTo(CommandRun.of(words));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run hello --computer hello | no PROGRAM stands alone",
        "run --computer hello --computers x.toml | give one of them",
        "run --computer nonsense | there is no program or file 'nonsense'",
        "run --computer hello --forward 8080:2:80 | there is no computer '2'; there is computer-1",
        "run --computer hello --forward 8080::80 | write it as HOSTPORT:GUESTPORT",
        "run hello --forward 8080:2:80 | there is one computer only; leave out '2'",
        "run --computer hello --replay nothing.txt | as in nothing-1.txt",
        "run --computers missing.toml | can't read missing.toml",
        "run --computer hello --set wire.latency=0 | wire.latency: from 1 to 1000000000 cycles, not '0'",
        "run --computer hello --set wire.mtu=20 | wire.mtu: from 68 to 65535 bytes, not '20'",
        "run | Missing required parameter",
      })
  void whatMakesNoSenseIsRefused(String words, String complaint) {
    CommandRun run = CommandRun.of(words.split(" ", -1));
    assertThat(run.err()).contains(complaint);
    assertThat(run.status()).isIn(120, 122);
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'  ', name a program", "'hello \"x', has no other end"})
  void wordsOfAComputerAreReadAsByAShell(String text, String complaint) {
    CommandRun run = CommandRun.of("run", "--computer", text);
    assertThat(run.err()).contains(complaint);
    assertThat(run.status()).isEqualTo(120);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "memory = \"2MiB\" | there is no computer in it",
        "computer = 3 | there is no computer in it",
        "computer = [1] | there is no computer in it",
        "[[computer]] ; name = \"x\" | computer 1: say what it runs",
        "[[computer]] ; program = 3 | computer 1: say what it runs",
        "[[computer]] ; program = \"hello\" ; arguments = \"x\" | write arguments as in",
        "[[computer]] ; program = \"hello\" ; colour = \"red\" | there is no setting 'colour'",
        "[[computer]] ; program = \"hello\" ; memory = \"7\" | memory: from 256KiB to 1GiB, a multiple of 4KiB, not '7'",
        "[[computer]] ; program = \"hello\" ; name = \"a b\" | a name has letters",
        "[[computer]] ; program = \"hello\" ; machine = \"huge\" | there is no machine 'huge'",
        "[[computer] | Unexpected",
        "[[computer]] ; program = \"hello\" ; name = \"computer-2\" ; [[computer]] ; program = \"hello\" | two computers have the name",
      })
  void mistakesInTheFileAreNamed(String text, String complaint) throws IOException {
    CommandRun run =
        CommandRun.of("run", "--computers", file(text.replace(" ; ", "\n")).toString());
    assertThat(run.err()).contains(complaint);
    assertThat(run.status()).isEqualTo(120);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("computers.toml"), text);
  }
}
