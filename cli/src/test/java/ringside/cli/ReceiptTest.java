package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is expected of a run, and receipts of runs. */
final class ReceiptTest {
  @TempDir private Path folder;

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  @ParameterizedTest
  @CsvSource({
    "hello, /Hello.*/, 0",
    "hello, /Goodbye.*/, 118",
    "hello, Hello from user mode!, 118",
    "null, /.*/, 118",
  })
  void outputAndStatusAreCompared(String program, String output, int status) {
    CommandRun run = CommandRun.of("run", program, "--expect-stdout", output, "--expect-exit", "0");
    assertThat(run.status()).as(run.err()).isEqualTo(status);
  }

  @Test
  void theFirstLineThatDiffersIsNamed() {
    CommandRun run = CommandRun.of("run", "mutex", "--expect-stdout", "expected 8000, found 7");
    assertThat(run.status()).isEqualTo(118);
    assertThat(run.err())
        .contains(
            "line 1:\n  expected 'expected 8000, found 7'\n  printed  'expected 8000, found 8000'");
    CommandRun file = CommandRun.of("run", "mutex", "--expect-stdout", "@" + file("none"));
    assertThat(file.status()).isEqualTo(Status.LOAD.number());
    CommandRun regex = CommandRun.of("run", "mutex", "--expect-stdout", "/(/");
    assertThat(regex.status()).isEqualTo(Status.USAGE.number());
  }

  /** A status that is met is a success of ours, whatever it is. */
  @Test
  void anExpectedCrashIsASuccess() {
    assertThat(CommandRun.of("run", "null", "--expect-exit", "139").status()).isZero();
    CommandRun run = CommandRun.of("run", "null", "--expect-exit", "0");
    assertThat(run.status()).isEqualTo(118);
    assertThat(run.err()).contains("expected exit status 0, got 139");
  }

  /** The same again, with input, settings, seeds and schedules. */
  @Test
  void aRunComesOutTheSameAgain() throws IOException {
    CommandRun echo =
        CommandRun.of("one line\n", Map.of(), "run", "echo", "--receipt", file("echo.json"));
    assertThat(echo.status()).as(echo.err()).isZero();
    CommandRun race =
        CommandRun.of(
            "run",
            "race",
            "--receipt",
            file("race.json"),
            "--machine",
            "tiny",
            "--seed",
            "5",
            "--record-schedule",
            file("race.schedule"));
    assertThat(race.status()).as(race.err()).isZero();
    CommandRun played =
        CommandRun.of(
            "run",
            "race",
            "--receipt",
            file("played.json"),
            "--machine",
            "tiny",
            "--seed",
            "9",
            "--schedule",
            file("race.schedule"),
            "--engine",
            "plain");
    assertThat(played.status()).as(played.err()).isZero();
    for (String name : new String[] {"echo.json", "race.json", "played.json"}) {
      CommandRun verified = CommandRun.of("verify", file(name));
      assertThat(verified.out() + verified.err()).contains("the same again");
      assertThat(verified.status()).isZero();
    }
  }

  /** A failing schedule comes back by its token, and its receipt can be verified. */
  @Test
  void aTokenOfAnExplorationIsARunLikeAnother() {
    CommandRun found =
        CommandRun.of("explore", "race", "--expect-stdout", "/.*lost 0/", "--", "2", "2");
    assertThat(found.status()).as(found.err()).isEqualTo(1);
    String line =
        found.out().lines().filter(each -> each.contains("rs1:")).findFirst().orElseThrow();
    String token = line.replaceAll(".*(rs1:[^ ]*).*", "$1");
    CommandRun again =
        CommandRun.of(
            "run", "race", "--schedule", token, "--receipt", file("t.json"), "--", "2", "2");
    assertThat(again.out()).contains("lost").doesNotContain("lost 0");
    assertThat(CommandRun.of("verify", file("t.json")).out()).contains("the same again");
    CommandRun other = CommandRun.of("run", "hello", "--schedule", token);
    assertThat(other.err()).contains("of another program");
    CommandRun several = CommandRun.of("run", "--computer", "race", "--schedule", token);
    assertThat(several.err()).contains("of one computer");
    CommandRun wrong = CommandRun.of("run", "race", "--schedule", token.replace("-", "-x"));
    assertThat(wrong.err()).contains("is no choice");
  }

  /** Whoever changes a receipt, or the program, or the model, is told. */
  @Test
  void whatDiffersIsNamed() throws IOException {
    Path source = folder.resolve("five.s");
    Files.writeString(source, ".globl main\nmain: li a0, 5\n ret\n");
    CommandRun run = CommandRun.of("run", source.toString(), "--receipt", file("five.json"));
    assertThat(run.status()).as(run.err()).isEqualTo(5);
    Files.writeString(source, ".globl main\nmain: li a0, 6\n ret\n");
    CommandRun other = CommandRun.of("verify", file("five.json"));
    assertThat(other.status()).isEqualTo(118);
    assertThat(other.out()).contains("another program now", "exit-status differs");
    String text = Files.readString(folder.resolve("five.json"), StandardCharsets.UTF_8);
    Files.writeString(
        folder.resolve("five.json"),
        text.replace("\"exit-status\" : \"5\"", "\"exit-status\" : \"6\""));
    assertThat(CommandRun.of("verify", file("five.json")).err()).contains("has been changed");
    Files.writeString(folder.resolve("bad.json"), "{");
    assertThat(CommandRun.of("verify", file("bad.json")).status()).isEqualTo(Status.LOAD.number());
    assertThat(CommandRun.of("verify", file("none.json")).err()).contains("can't read the receipt");
  }

  @Test
  void whatComesFromTheHostIsInNoReceipt() {
    CommandRun run =
        CommandRun.of("run", "hello", "--receipt", file("r.json"), "--mount", folder + ":/host");
    assertThat(run.status()).isEqualTo(Status.USAGE.number());
    assertThat(run.err()).contains("--receipt");
  }
}
