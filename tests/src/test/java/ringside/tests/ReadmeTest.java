package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README shows is what its commands print. */
final class ReadmeTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final String COMMAND = "$ ./ringside ";
  private static final String LEFT_OUT = "…";
  private static final int MOST_SECONDS = 60;

  /** A command, and the lines that stand below it. */
  private record Example(String command, List<String> lines) {
    @Override
    public String toString() {
      return command;
    }
  }

  static Stream<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    boolean inBlock = false;
    Example open = null;
    for (String line : Files.readAllLines(HOME.resolve("README.md"))) {
      if (line.startsWith("```")) {
        inBlock = !inBlock;
        open = null;
      } else if (inBlock && line.startsWith("$ ")) {
        open = line.startsWith(COMMAND) ? new Example(line.substring(2), new ArrayList<>()) : null;
        if (open != null) {
          examples.add(open);
        }
      } else if (open != null) {
        open.lines.add(line);
      }
    }
    return examples.stream().filter(example -> !example.lines.isEmpty());
  }

  @Test
  void thereAreExamples() throws IOException {
    assertThat(examples()).hasSizeGreaterThan(4);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExamplePrintsWhatStandsBelowIt(Example example)
      throws IOException, InterruptedException {
    try (var built = Files.list(HOME.resolve("cli/target"))) {
      boolean there = built.anyMatch(file -> file.toString().endsWith("-all.jar"));
      assumeTrue(there, "the program has not been packaged: 'mvn verify' does that");
    }
    List<String> printed = output(example.command).lines().toList();
    int at = 0;
    boolean gap = false;
    for (String line : example.lines) {
      if (line.strip().equals(LEFT_OUT)) {
        gap = true;
        continue;
      }
      int found = printed.subList(at, printed.size()).indexOf(line);
      assertThat(found).as("'%s' after line %d", line, at).isNotNegative();
      assertThat(gap || found == 0).as("'%s' stands right behind line %d", line, at).isTrue();
      at += found + 1;
      gap = false;
    }
  }

  private static String output(String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("sh", "-c", command)
            .directory(HOME.toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
    return output;
  }
}
