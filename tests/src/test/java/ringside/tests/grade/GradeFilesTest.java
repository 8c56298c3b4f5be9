package ringside.tests.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that are written of grades, the same however many threads made them. */
final class GradeFilesTest {
  private static final String PRINTS =
      ".globl main\nmain:\n    addi sp, sp, -16\n    sw ra, 12(sp)\n    la a0, t\n"
          + "    call print_string\n    li a0, 0\n    lw ra, 12(sp)\n    addi sp, sp, 16\n    ret\n"
          + ".data\nt: .asciz \"%s\"\n";

  @TempDir private Path folder;

  @BeforeEach
  void writeTheAssignment() throws IOException {
    Files.writeString(
        folder.resolve("assignment.toml"),
        """
        title = "Say <hello>"
        sources = ["p.s"]
        [[test]]
        name = "says, it"
        points = 3
        stdout = "hello"
        [test.schedules]
        quanta = [100, 200]
        [test.hints]
        stdout = "say <hello> & nothing else"
        [[test]]
        name = "ends"
        points = 1
        visibility = "after_due_date"
        """);
    submit("=right", "hello");
    submit("wrong", "<b>bye</b>");
  }

  private void submit(String name, String text) throws IOException {
    Path place = Files.createDirectories(folder.resolve("all").resolve(name));
    Files.writeString(place.resolve("p.s"), PRINTS.formatted(text));
  }

  private Map<String, String> written(String into, int jobs) throws IOException {
    Path out = Files.createDirectories(folder.resolve(into));
    GradeOutcome outcome =
        GradeOutcome.of(
            folder.resolve("assignment.toml"),
            folder.resolve("all/=right"),
            folder.resolve("all/wrong"),
            "--details",
            "--jobs",
            jobs,
            "--csv",
            out.resolve("t.csv"),
            "--junit",
            out.resolve("j.xml"),
            "--json",
            out.resolve("json"),
            "--html",
            out.resolve("html"));
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isEqualTo(1);
    Map<String, String> files = new LinkedHashMap<>();
    files.put("stdout", outcome.out());
    try (Stream<Path> all = Files.walk(out)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        files.put(out.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  @Test
  void areTheSameWhateverTheNumberOfThreads() throws IOException {
    assertThat(written("one", 1)).isEqualTo(written("four", 4)).isEqualTo(written("again", 1));
  }

  @Test
  void sayWhatTheyShould() throws IOException {
    Map<String, String> files = written("out", 2);
    assertThat(files.keySet())
        .containsExactly(
            "stdout",
            "html/_right.html",
            "html/wrong.html",
            "j.xml",
            "json/_right.json",
            "json/wrong.json",
            "t.csv");
  }

  @Test
  void aTableHasALineForEachSubmission() throws IOException {
    assertThat(written("out", 2).get("t.csv"))
        .isEqualTo(
            "submission,score,points,\"says, it\",ends\r\n'=right,4,4,3,1\r\nwrong,1,4,0,1\r\n");
  }

  @Test
  void gradescopeReadsScoresAndFeedback() throws IOException {
    assertThat(written("out", 2).get("json/wrong.json"))
        .contains(
            "\"score\" : 1",
            "\"max_score\" : 3",
            "\"status\" : \"failed\"",
            "\"visibility\" : \"after_due_date\"",
            "in a run with quantum=100",
            "say <hello> & nothing else");
  }

  @Test
  void pagesEscapeWhatStudentsWrite() throws IOException {
    assertThat(written("out", 2).get("html/wrong.html"))
        .contains("Score: 1/4", "printed  '&lt;b&gt;bye&lt;/b&gt;'", "Content-Security-Policy")
        .doesNotContain("<b>");
  }

  @Test
  void junitCountsFailures() throws IOException {
    assertThat(written("out", 2).get("j.xml"))
        .contains("<testsuite name=\"wrong\" tests=\"2\" failures=\"1\">", "type=\"stdout\"");
  }

  @Test
  void allPointsEndWithZero() {
    GradeOutcome outcome =
        GradeOutcome.of(folder.resolve("assignment.toml"), folder.resolve("all/=right"));
    assertThat(outcome.out()).contains("Score: 4/4", "passed in all 2 runs");
    assertThat(outcome.status()).isZero();
  }

  @Test
  void speaksKorean() {
    GradeOutcome outcome =
        GradeOutcome.of(
            folder.resolve("assignment.toml"), folder.resolve("all/wrong"), "--lang", "ko");
    assertThat(outcome.out()).contains("기대와 다른 것을 출력함", "Score: 1/4");
  }

  @Test
  void wordsThatAreMissingAreAskedFor() {
    assertThat(GradeOutcome.of().status()).isEqualTo(120);
    assertThat(GradeOutcome.of(folder.resolve("assignment.toml")).err()).contains("--check");
    GradeOutcome gone = GradeOutcome.of(folder.resolve("assignment.toml"), "gone.s");
    assertThat(gone.err()).contains("there is no submission 'gone.s'");
    assertThat(gone.status()).isEqualTo(122);
  }
}
