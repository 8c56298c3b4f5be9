package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.lab.look.Sight;

/** run --at CYCLE --show WHAT. */
final class ShowOptionTest {
  private static final String ALL = String.join(",", Sight.titles());

  @TempDir private Path folder;

  @Test
  void theRunIsTheSameRun() throws IOException {
    Path plain = folder.resolve("plain.json");
    Path looked = folder.resolve("looked.json");
    CommandRun first = CommandRun.of("run", "fork", "--json", plain.toString());
    CommandRun second =
        CommandRun.of(
            "run",
            "fork",
            "--json",
            looked.toString(),
            "--at",
            "120000",
            "--at",
            "100000",
            "--show",
            ALL);
    assertThat(second.status()).isEqualTo(first.status());
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(Files.readString(looked)).isEqualTo(Files.readString(plain));
    assertThat(second.err().lines().filter(line -> line.matches("At cycle 1[02]\\d,\\d+: .*")))
        .hasSize(2 * Sight.values().length);
  }

  /** A cycle within the boot: the kernel finishes it; one of a program is met, or nearly so. */
  @Test
  void itSaysWhereTheMachineStandsIfNotWhereItWasAskedFor() {
    CommandRun run = CommandRun.of("run", "hello", "--at", "10", "--show", "map");
    Matcher said =
        Pattern.compile("Cycle 10 was asked for; the machine stands at cycle ([\\d,]+),")
            .matcher(run.err());
    assertThat(said.find()).as(run.err()).isTrue();
    assertThat(run.err()).contains("At cycle " + said.group(1) + ": the regions");
    assertThat(CommandRun.of("run", "hello", "--show", "map").err()).doesNotContain("asked for");
  }

  @Test
  void withoutACycleTheEndIsShown() {
    CommandRun run = CommandRun.of("run", "hello", "--show", "map,frames");
    assertThat(run.status()).isZero();
    assertThat(run.err()).contains("the regions of each process", "kernel: text, static data");
  }

  @Test
  void aCycleBehindTheEndIsToldOf() {
    CommandRun run = CommandRun.of("run", "hello", "--at", "999999999", "--show", "map");
    assertThat(run.status()).isZero();
    assertThat(run.err()).matches("The run ended at cycle [\\d,]+: .* of cycle 999,999,999\\.\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--show tbl|no view 'tbl'; did you mean 'tlb'?",
        "--show nothing-like-it|there are map, ",
        "--show map,|no view ''",
        "--at 5|say what to show there",
        "--at -5 --show map|a number of cycles from 0 on",
        "--at soon --show map|soon",
        "--computer hello --show map|one computer at a time",
      })
  void badInputIsToldOf(String words, String expected) {
    CommandRun run = CommandRun.of(("run hello " + words).split(" "));
    assertThat(run.status()).isEqualTo(Status.USAGE.number());
    assertThat(run.err()).contains(expected).doesNotContain("Exception");
    assertThat(run.out()).isEmpty();
  }
}
