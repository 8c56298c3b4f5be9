package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ringside bench}: what it prints, not how much. */
final class BenchTest {
  @TempDir Path folder;

  @Test
  void aProgramHasItsLineAndItsFigureInTheFile() throws IOException {
    Path json = folder.resolve("sort.json");
    CommandRun run = CommandRun.of("bench", "sort", "--rounds", "1", "--json", json.toString());
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("median of 1 rounds").containsPattern("sort +[0-9]+\\.[0-9]");
    assertThat(Files.readString(json))
        .contains("\"program\" : \"sort\"")
        .containsPattern("\"ringsidePerSecond\" : [1-9][0-9]{5,}");
  }

  @Test
  void aProgramThatDoesNotRepeatIsRefused() {
    CommandRun run = CommandRun.of("bench", "hello");
    assertThat(run.status()).isEqualTo(Status.USAGE.number());
    assertThat(run.err()).contains("bench knows no program hello", "sieve, matrix");
  }

  @Test
  void atLeastOneRoundIsMade() {
    assertThat(CommandRun.of("bench", "--rounds", "0").err()).contains("1 or more, not 0");
  }
}
