package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sweeps: the same rows whoever makes them, when and on how many cores. */
final class SweepCommandTest {
  @TempDir private Path folder;

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private CommandRun sweep(String... more) {
    List<String> words = new ArrayList<>(List.of("sweep", "switch-cost", "--param", "turns=4"));
    words.addAll(List.of("--over", "pages=1,8", "--over", "asid=on,off"));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray(String[]::new));
  }

  private String lines(String name, String... more) throws IOException {
    List<String> words = new ArrayList<>(List.of("--jsonl", file(name)));
    words.addAll(List.of(more));
    CommandRun run = sweep(words.toArray(String[]::new));
    assertThat(run.status()).as(run.err()).isZero();
    return Files.readString(folder.resolve(name));
  }

  @Test
  void theNumberOfJobsIsNotToBeSeen() throws IOException {
    String one = lines("one", "--jobs", "1", "--csv", file("one.csv"));
    assertThat(lines("four", "--jobs", "4", "--csv", file("four.csv"))).isEqualTo(one);
    assertThat(folder.resolve("four.csv")).hasSameTextualContentAs(folder.resolve("one.csv"));
    assertThat(one.lines()).hasSize(5);
  }

  @Test
  void aSweepThatWasBrokenOffGoesOn() throws IOException {
    String whole = lines("whole");
    int inThirdLine = whole.indexOf("\"point\":1") + 40;
    Files.writeString(folder.resolve("broken"), whole.substring(0, inThirdLine));
    CommandRun run = sweep("--jsonl", file("broken"));
    assertThat(run.err()).contains("1 of 4 points were in");
    assertThat(folder.resolve("broken")).hasContent(whole);
    assertThat(lines("broken")).isEqualTo(whole);
  }

  @Test
  void anotherSweepsFileIsLeftAlone() throws IOException {
    String whole = lines("other");
    CommandRun run = sweep("--jsonl", file("other"), "--param", "turns=5");
    assertThat(run.status()).isEqualTo(120);
    assertThat(run.err()).contains("holds another sweep");
    assertThat(folder.resolve("other")).hasContent(whole);
  }

  @Test
  void shardsTogetherAreTheWhole() throws IOException {
    TreeSet<String> rows = new TreeSet<>(lines("first", "--shard", "1/2").lines().skip(1).toList());
    rows.addAll(lines("second", "--shard", "2/2").lines().skip(1).toList());
    assertThat(rows).containsExactlyElementsOf(lines("all").lines().skip(1).toList());
  }

  /** As docs/many-machines.md says. */
  @Test
  void gnuParallelMakesTheParts() throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "parallel"))),
        "skipped: needs GNU parallel");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String command =
        java
            + " -cp \"$PARTS\" ringside.cli.Main sweep switch-cost --param turns=4 --over pages=1,8"
            + " --over asid=on,off --jobs 1 --shard {}/2 --jsonl part-{} > /dev/null";
    ProcessBuilder parallel =
        new ProcessBuilder("parallel", "-j2", command, ":::", "1", "2")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile());
    parallel.environment().put("PARTS", System.getProperty("java.class.path"));
    int status = parallel.start().waitFor();
    assertThat(status).as(Files.readString(folder.resolve("log"))).isZero();
    TreeSet<String> rows = new TreeSet<>();
    for (String part : List.of("part-1", "part-2")) {
      rows.addAll(Files.readAllLines(folder.resolve(part)).stream().skip(1).toList());
    }
    assertThat(rows).containsExactlyElementsOf(lines("all").lines().skip(1).toList());
  }

  /** A point is the run that the command line would make of it. */
  @Test
  void aPointIsAnOrdinaryRun() throws IOException {
    String row = lines("points").lines().skip(2).findFirst().orElseThrow();
    String json = file("run.json");
    CommandRun.of(
        "run", "switch-cost", "--asid", "off", "--json", json, "--", "both", "2", "1", "4");
    String run = Files.readString(Path.of(json)).replaceAll("\\s", "");
    String cycles = row.replaceAll(".*\"cycles\":(\\d+),.*", "$1");
    assertThat(row).contains("\"pages\":\"1\"", "\"asid\":\"off\"");
    assertThat(run).contains("\"cycles\":" + cycles + ",");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--over pags=1|did you mean 'pages'?",
        "--over pages|NAME=VALUE",
        "--over pages=1,1|twice",
        "--over asid=maybe|off or on",
        "--over pages=1 --figure no|no run has such a figure",
        "--over pages=1 --shard 0/2|as in 2/8",
        "--over pages=1 --jobs 0|positive",
        "--param colour=red --over pages=1|has no parameter 'colour'"
      })
  void mistakesAreSaidInASentence(String words, String expected) {
    List<String> all = new ArrayList<>(List.of("sweep", "switch-cost"));
    all.addAll(List.of(words.split(" ")));
    CommandRun run = CommandRun.of(all.toArray(String[]::new));
    assertThat(run.status()).isEqualTo(120);
    assertThat(run.err()).contains(expected);
    assertThat(run.out()).isEmpty();
  }
}
