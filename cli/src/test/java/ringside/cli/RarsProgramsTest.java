package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that were written for RARS or Venus: answered with advice, or run with --abi rars. */
class RarsProgramsTest {
  private static final String RESULT =
      """
      int? -7
      0xfffffff9 11111111111111111111111111111001 4294967289hello wx12-1170105035 6350""";

  @TempDir Path folder;

  @Test
  void callsOfRarsAreExplainedAndTheRunEnds() {
    CommandRun run = SourceFilesTest.run("calls-of-rars.s");
    assertThat(run.status()).isEqualTo(128 + 31);
    assertThat(run.err())
        .contains(
            "system call 1, which is not supported (ENOSYS): in RARS and Venus 1 prints the integer",
            "write (64)",
            "exit (93)",
            "--abi rars",
            "SIGSYS");
  }

  @Test
  void theSameProgramRunsWhereItsCallsAreAskedFor() {
    CommandRun run = SourceFilesTest.run("calls-of-rars.s", "--abi", "rars");
    assertThat(run).isEqualTo(new CommandRun(0, "42", ""));
  }

  @Test
  void everyFamilyOfCallsDoesWhatItDoesThere() {
    String[] words = {"run", "--abi", "rars", SourceFilesTest.path("all-of-rars.s")};
    CommandRun run = CommandRun.of("-7\nhello world\nxy", Map.of(), words);
    assertThat(run).isEqualTo(new CommandRun(3, RESULT, ""));
  }

  @Test
  void callsAreTracedByTheirNames() {
    CommandRun run = SourceFilesTest.run("calls-of-rars.s", "--abi", "rars", "--strace");
    assertThat(run.err()).contains("rars_print_int(42) = 42", "rars_exit() = ?");
  }

  @Test
  void numberThatCannotBeReadEndsTheProgramWithAWord() {
    String[] words = {"run", "--abi", "rars", SourceFilesTest.path("all-of-rars.s")};
    CommandRun run = CommandRun.of("seven\n", Map.of(), words);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("read_int: 'seven' is no integer of 32 bits");
  }

  @Test
  void stringOutsideOfMemoryIsACrash() throws IOException {
    CommandRun run = rars("li a0, 4\nli a7, 4\necall\n");
    assertThat(run.status()).isEqualTo(128 + 11);
    assertThat(run.err()).contains("print a string");
  }

  @Test
  void filesAreOpenedWrittenAndSoughtAsInRars() throws IOException {
    CommandRun run =
        rars(
            """
            la a0, name
            li a1, 1
            li a7, 1024
            ecall
            mv s0, a0
            la a1, text
            li a2, 6
            li a7, 64
            ecall
            mv a0, s0
            li a7, 57
            ecall
            la a0, name
            li a1, 0
            li a7, 1024
            ecall
            mv s0, a0
            li a1, 2
            li a2, 0
            li a7, 62
            ecall
            mv a0, s0
            la a1, back
            li a2, 3
            li a7, 63
            ecall
            la a0, back
            li a7, 4
            ecall
            li a7, 10
            ecall
            .data
            name: .asciz "/tmp/f"
            text: .ascii "abcdef"
            back: .space 8
            """);
    assertThat(run).isEqualTo(new CommandRun(0, "cde", ""));
  }

  @Test
  void linuxCallsThatRarsLacksStayWhatTheyAre() throws IOException {
    assertThat(rars("li a0, 6\nli a7, 94\necall\n").status()).isEqualTo(6);
  }

  @Test
  void linuxProgramThatAsksForUnknownCallsGetsItsAnswersAndGoesOn() throws IOException {
    CommandRun run =
        linux(
            """
            li s0, 0
            li s1, 0
            again: mv a7, s0
            li a0, -1
            ecall
            li t0, -38
            bne a0, t0, 1f
            addi s1, s1, 1
            1: addi s0, s0, 1
            li t0, 17
            blt s0, t0, again
            mv a0, s1
            li a7, 93
            ecall
            """);
    assertThat(run.status()).isEqualTo(17);
  }

  @Test
  void exitOfRarsAtTheEndOfAllCodeEndsTheRun() throws IOException {
    CommandRun run = linux("li a7, 10\necall\n");
    assertThat(run.status()).isEqualTo(128 + 31);
  }

  @Test
  void exitOfVenusIsExplainedAndEndsTheRun() throws IOException {
    CommandRun run = linux("li a0, 1\nli a1, 5\necall\nli a0, 10\necall\nother: j other\n");
    assertThat(run.status()).isEqualTo(128 + 31);
    assertThat(run.err()).contains("Venus takes it from a0");
  }

  @Test
  void secondExitOfVenusIsNotTakenForGetcwd() throws IOException {
    CommandRun run = linux("li a0, 3\nli a7, 17\necall\nother: j other\n");
    assertThat(run.status()).isEqualTo(128 + 31);
  }

  @Test
  void getcwdThatFailsIsALinuxCallStill() throws IOException {
    CommandRun run =
        linux("li a0, -4\nli a1, 2000\nli a7, 17\necall\nchecked: neg a0, a0\nli a7, 93\necall\n");
    assertThat(run.status()).isEqualTo(14);
  }

  @Test
  void callThatMeansSomethingElseHereIsExplainedOnceTheProgramHasSpokenRars() throws IOException {
    CommandRun run =
        linux(
            "li a7, 1\necall\nli a0, 42\nli a1, 0\nli a7, 34\necall\nli a0, 0\nli a7, 93\necall\n");
    assertThat(run.status()).isZero();
    assertThat(run.err()).contains("34 (mkdirat), which failed: in RARS and Venus 34 prints a0 in");
  }

  @Test
  void printingCostsMoreForMoreDigits() throws IOException {
    assertThat(cycles("li a0, 1234567890")).isGreaterThan(cycles("lui a0, 0\naddi a0, a0, 1") + 30);
  }

  @Property(tries = 15)
  void seededNumbersAreThoseOfJava(@ForAll int seed, @ForAll @IntRange(min = 1) int bound)
      throws IOException {
    Random random = new Random(seed);
    String expected = random.nextInt() + " " + random.nextInt(bound) + " " + random.nextInt(bound);
    Path file = Files.createTempFile("random", ".s");
    String draw = "li a0, 5\nli a1, " + bound + "\nli a7, 42\necall\nli a7, 1\necall\n";
    String blank = "li a0, ' '\nli a7, 11\necall\n";
    Files.writeString(
        file,
        ".globl _start\n_start: li a0, 5\nli a1, "
            + seed
            + "\nli a7, 40\necall\nli a0, 5\nli a7, 41\necall\nli a7, 1\necall\n"
            + blank
            + draw
            + blank
            + draw
            + "li a7, 10\necall\n");
    CommandRun run = CommandRun.of("run", "--abi", "rars", file.toString());
    Files.delete(file);
    assertThat(run).isEqualTo(new CommandRun(0, expected, ""));
  }

  private long cycles(String load) throws IOException {
    Path json = folder.resolve("run.json");
    Path file = folder.resolve("print.s");
    Files.writeString(
        file, ".globl _start\n_start: " + load + "\nli a7, 1\necall\nli a7, 10\necall\n");
    CommandRun run =
        CommandRun.of("run", "--abi", "rars", "--json", json.toString(), file.toString());
    assertThat(run.status()).isZero();
    String text = Files.readString(json);
    int at = text.indexOf("\"cycles\" :") + 10;
    return Long.parseLong(text.substring(at, text.indexOf(',', at)).strip());
  }

  private CommandRun rars(String body) throws IOException {
    return written(body, "--abi", "rars");
  }

  private CommandRun linux(String body) throws IOException {
    return written(body, "--abi", "linux");
  }

  private CommandRun written(String body, String option, String value) throws IOException {
    Path file = folder.resolve("my.s");
    Files.writeString(file, ".globl _start\n_start: " + body);
    return CommandRun.of("run", "--max-cycles=1000000", option, value, file.toString());
  }
}
