package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import ringside.lab.trace.TraceFormat;

/** What --trace leaves behind, and what it leaves alone. */
final class TraceFilesTest {
  private static final String[] PAIR = {
    "run", "--computer", "remote-echo server", "--computer", "remote-echo client 10.0.0.1"
  };

  @TempDir private Path folder;

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--trace run.foo | --trace run.foo: the end of the name chooses the format; try one of .txt, ",
        "--trace-from 5 | there is nothing to cut without --trace",
        "--trace run.txt --trace-from 9 --trace-to 5 | the first cycle, then the last"
      })
  void whatMakesNoTraceIsOneSentence(String options, String sentence) {
    CommandRun run = CommandRun.of(("run hello " + options).split(" "));
    assertThat(run.err()).startsWith("ringside: ").contains(sentence.strip()).hasLineCount(1);
    assertThat(run.status()).isEqualTo(120);
  }

  @Test
  void everyFormatIsNamed() {
    CommandRun run = CommandRun.of("run", "hello", "--trace", "run.foo");
    for (TraceFormat format : TraceFormat.values()) {
      assertThat(run.err()).contains(format.extension());
    }
  }

  /** Cycles are among what --json writes. */
  @ParameterizedTest
  @EnumSource(TraceFormat.class)
  void aTraceChangesNothing(TraceFormat format) throws IOException {
    for (String program : new String[] {"fork", "signals", "udp-echo"}) {
      CommandRun plain = CommandRun.of("run", program, "--json", file("plain.json"));
      String trace = file(program + format.extension());
      CommandRun traced =
          CommandRun.of("run", program, "--json", file("traced.json"), "--trace", trace);
      assertThat(traced).isEqualTo(plain);
      assertThat(Path.of(file("traced.json"))).hasSameBinaryContentAs(Path.of(file("plain.json")));
      assertThat(Path.of(trace)).isNotEmptyFile();
    }
  }

  @ParameterizedTest
  @EnumSource(TraceFormat.class)
  void theSameRunGivesTheSameBytes(TraceFormat format) {
    String first = file("first" + format.extension());
    String second = file("second" + format.extension());
    CommandRun.of("run", "signals", "--trace", first, "--trace", second);
    assertThat(Path.of(second)).hasSameBinaryContentAs(Path.of(first));
    CommandRun.of("run", "signals", "--trace", first);
    assertThat(Path.of(second)).hasSameBinaryContentAs(Path.of(first));
  }

  /** In a file of its own, unless the format holds all of them. */
  @ParameterizedTest
  @EnumSource(TraceFormat.class)
  void severalComputersAreTraced(TraceFormat format) throws IOException {
    String[] words = Arrays.copyOf(PAIR, PAIR.length + 2);
    words[PAIR.length] = "--trace";
    words[PAIR.length + 1] = file("run" + format.extension());
    assertThat(CommandRun.of(words).status()).isZero();
    for (int number = 1; number <= 2; number++) {
      Path own = folder.resolve("run-" + number + format.extension());
      assertThat(Files.exists(own)).isEqualTo(!format.holdsAllComputers());
    }
    assertThat(Files.exists(folder.resolve("run" + format.extension())))
        .isEqualTo(format.holdsAllComputers());
  }
}
