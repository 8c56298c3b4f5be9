package ringside.tests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the host ends and the guest begins: the built launcher, called by a shell. */
final class HostBoundaryTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path FULL = Path.of("/dev/full");
  private static final int MOST_SECONDS = 60;

  /** Reads four bytes and ends with what read answers. */
  private static final String READS =
      """
      .globl _start
      _start:
        li a0, 0
        la a1, buffer
        li a2, 4
        li a7, 63
        ecall
        li a7, 94
        ecall
      .bss
      buffer: .space 4
      """;

  /** Writes a line for ever; ends with the error of write, if there is one. */
  private static final String WRITES =
      """
      .globl _start
      _start:
        li a0, %d
        la a1, text
        li a2, 2
        li a7, 64
        ecall
        bgez a0, _start
        neg a0, a0
        li a7, 94
        ecall
      .data
      text: .ascii "y\\n"
      """;

  @TempDir Path folder;

  private record Result(int status, String output, String errors) {}

  @BeforeEach
  void needsTheBuiltProgram() throws IOException {
    try (var built = Files.list(HOME.resolve("cli/target"))) {
      boolean there = built.anyMatch(file -> file.toString().endsWith("-all.jar"));
      assumeTrue(there, "the program has not been packaged: 'mvn verify' does that");
    }
  }

  @Test
  void closedInputIsNoDescriptor() throws IOException, InterruptedException {
    write("a.s", READS);
    Result result = shell("\"$RINGSIDE\" run a.s <&-");
    assertThat(result.status).isEqualTo(256 - 9);
  }

  @Test
  void closedOutputIsNoDescriptor() throws IOException, InterruptedException {
    write("a.s", WRITES.formatted(1));
    Result result = shell("\"$RINGSIDE\" run a.s >&-");
    assertThat(result.status).isEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource({"1, 'a.s'", "2, 'a.s 2>&1 >/dev/null'"})
  void aReaderThatHasGoneEndsTheRunBySigpipe(int stream, String words)
      throws IOException, InterruptedException {
    write("a.s", WRITES.formatted(stream));
    Result result = shell("(\"$RINGSIDE\" run " + words + "; echo $? >status) | head -1");
    assertThat(result.output).isEqualTo("y\n");
    assertThat(Files.readString(folder.resolve("status"))).isEqualTo("141\n");
  }

  @Test
  void aFullOutputIsAnErrorOfWriteAndTold() throws IOException, InterruptedException {
    assumeTrue(Files.exists(FULL), "there is no /dev/full");
    write("a.s", WRITES.formatted(1));
    Result result = shell("\"$RINGSIDE\" run a.s --strace >/dev/full");
    assertThat(result.status).isEqualTo(119);
    assertThat(result.errors)
        .contains("ENOSPC")
        .endsWith("ringside: can't write the standard output: No space left on device\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run hello --json /dev/full",
        "run hello --json /missing/x",
        "run hello --json ''",
        "run hello --transitions /dev/full",
        "run hello --trace-accesses /dev/full",
        "run ping-tcp --pcap /dev/full",
        "run hello --pcap /missing/x",
        "asm a.s -o /dev/full",
        "asm a.s -o /missing/x",
        "list >/dev/full",
        "config --toml >/dev/full",
        "show hello >/dev/full",
        "run --computer hello --computer hello >/dev/full"
      })
  void whateverCantBeWrittenIsOneLineAndOneStatus(String words)
      throws IOException, InterruptedException {
    assumeTrue(Files.exists(FULL), "there is no /dev/full");
    write("a.s", READS);
    Result result = shell("\"$RINGSIDE\" " + words + " </dev/null");
    assertThat(result.errors).startsWith("ringside: can't write ").hasLineCount(1);
    assertThat(result.status).isEqualTo(119);
  }

  @ParameterizedTest
  @CsvSource({
    "run /dev/zero, 122, 64 MiB",
    "run /, 122, folder",
    "run hello --stdin /, 122, folder",
    "run hello --stdin missing, 122, can't read",
    "run hello --machine deep.toml, 120, nested",
    "run hello --machine dots.toml, 120, nested",
    "run hello --machine list.toml, 120, 'not a list'",
    "run --computers list.toml, 120, 'not a list'",
    "run --computers deep.toml, 120, nested"
  })
  void whatCantBeReadIsOneLine(String words, int status, String part)
      throws IOException, InterruptedException {
    write("deep.toml", "a = " + "[".repeat(20_000));
    write("dots.toml", "a" + ".a".repeat(20_000) + " = 1");
    write("list.toml", "sched = [\"rr\"]");
    Result result = shell("\"$RINGSIDE\" " + words + " </dev/null");
    assertThat(result.errors).startsWith("ringside: ").contains(part);
    assertThat(result.errors.lines().count()).isLessThanOrEqualTo(2);
    assertThat(result.status).isEqualTo(status);
  }

  @Test
  void namesAndArgumentsAreBytesInAnyLocale() throws IOException, InterruptedException {
    write(
        "args.s",
        READS.replace("ecall\n  li a7, 94", "lw a0, 8(sp)\n  lbu a0, 0(a0)\n  li a7, 94"));
    Result result =
        shell(
            "cp args.s 과제.s && env -u LANG -u LC_ALL -u LC_CTYPE LC_ALL=C"
                + " \"$RINGSIDE\" run 과제.s -- \"$(printf '\\351')\" </dev/null");
    assertThat(result.status).isEqualTo(0xe9);
  }

  @Test
  void koreanIsStillChosenByALocaleThatIsNotUtf8() throws IOException, InterruptedException {
    Result result = shell("LC_ALL=ko_KR.EUC-KR \"$RINGSIDE\" run hello --stats");
    assertThat(result.errors).contains("사이클");
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143, compute", "INT, 130, compute", "HUP, 129, compute", "TERM, 143, read"})
  void aSignalEndsTheRunAfterItsReportsAreWritten(String signal, int status, String what)
      throws IOException, InterruptedException {
    assumeTrue(shell("env --default-signal true").status == 0, "env(1) can't reset signals here");
    write("compute.s", ".globl _start\n_start: j _start\n");
    write("read.s", READS);
    // Without job control (set -m) a shell starts what runs behind with SIGINT ignored; and who
    // started all this may ignore signals, too.
    Result result =
        shell(
            """
            set -m
            mkfifo in; exec 3<>in
            env --default-signal "$RINGSIDE" run %s.s --stats --json out.json <&3 &
            sleep 2; kill -%s $!
            wait $!; echo $? >status
            """
                .formatted(what, signal));
    assertThat(Files.readString(folder.resolve("status"))).isEqualTo(status + "\n");
    assertThat(result.errors).contains("SIGTERM, SIGINT or SIGHUP", "cost model 2");
    assertThat(Files.readString(folder.resolve("out.json")))
        .contains("\"end\" : \"limit\"")
        .endsWith("}");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private Result shell(String command) throws IOException, InterruptedException {
    Path out = folder.resolve("stdout");
    Path err = folder.resolve("stderr");
    Path script = folder.resolve("script");
    Files.write(script, command.getBytes(UTF_8));
    ProcessBuilder builder =
        new ProcessBuilder("bash", script.toString())
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("RINGSIDE", HOME.resolve("ringside").toString());
    Process process = builder.start();
    process.getOutputStream().close();
    boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
    // A run that no signal reached must not outlive its test.
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    assertThat(ended).as(command).isTrue();
    return new Result(
        process.exitValue(), Files.readString(out, ISO_8859_1), Files.readString(err, UTF_8));
  }
}
