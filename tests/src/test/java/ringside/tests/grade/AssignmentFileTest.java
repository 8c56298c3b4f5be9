package ringside.tests.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with an assignment is told with file, line and key, and what would be right. */
final class AssignmentFileTest {
  private static final String RIGHT =
      """
      title = "T"
      sources = ["p.s"]
      [[test]]
      name = "one"
      points = 1
      """;

  @TempDir private Path folder;

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("sources = []\n", ": there is no title; write title = \"...\""),
        Arguments.of("title = \"T\"\n", ": there is no test in it"),
        Arguments.of("title = 3\n", ":1: title: found 3; write a text"),
        Arguments.of("title = \"T\"\ntests = 1\n", ":2: tests: there is no such key; did you mean"),
        Arguments.of(
            RIGHT.replace("sources = [\"p.s\"]\n", ""),
            ": test 'one': it is not said what students hand in"),
        Arguments.of(RIGHT.replace("points = 1", ""), ": test 'one': there is no points"),
        Arguments.of(
            RIGHT.replace("points = 1", "points = -1"),
            ":5: test 'one': points: found -1; write a whole number from 0"),
        Arguments.of(
            RIGHT.replace("points = 1", "points = \"1\""), "points: found the text '1'; write"),
        Arguments.of(RIGHT + "name2 = 1\n", "there is no such key; did you mean 'name'?"),
        Arguments.of(RIGHT + "arguments = \"a\"\n", "arguments: found the text 'a'; write a list"),
        Arguments.of(RIGHT + "arguments = [[1]]\n", "arguments: found a list in the list"),
        Arguments.of(
            RIGHT + "leaks = \"yes\"\n", "leaks: found the text 'yes'; write true or false"),
        Arguments.of(
            RIGHT + "visibility = \"secret\"\n",
            "visibility: found 'secret'; write one of visible, hidden, after_due_date"),
        Arguments.of(RIGHT + "match = \"fuzzy\"\nstdout = \"\"\n", "one of exact, spaces, regex"),
        Arguments.of(
            RIGHT + "match = \"regex\"\nstdout = \"(\"\n", "stdout: it is no regular expression"),
        Arguments.of(RIGHT + "exit = 300\n", "exit: found 300; write a whole number from 0 to 255"),
        Arguments.of(RIGHT + "exit = \"none\"\n", "exit: write a number from 0 to 255, or \"any\""),
        Arguments.of(
            RIGHT + "figures = [\"cycles.DLTB < 1\"]\n", "figures: no run on this machine has"),
        Arguments.of(RIGHT + "figures = [\"cycles\"]\n", "figures: write a figure, one of <"),
        Arguments.of(RIGHT + "support = [\"gone.s\"]\n", "support: can't read 'gone.s' beside the"),
        Arguments.of(RIGHT + "stdin = \"\"\nstdin-file = \"x\"\n", "there is stdin too"),
        Arguments.of(RIGHT + "files = { \"../x\" = \"\" }\n", "files: found '../x'; write a name"),
        Arguments.of(RIGHT + "machine = \"huge\"\n", "machine: there is no machine 'huge'"),
        Arguments.of(RIGHT + "set = { \"dtlb.entries\" = 0 }\n", "set: dtlb.entries"),
        Arguments.of(RIGHT + "limits = { cycles = 0 }\n", "limits: cycles: found 0; write a whole"),
        Arguments.of(RIGHT + "limits = { time = 1 }\n", "limits: time: there is no such key"),
        Arguments.of(RIGHT + "hints = { stdut = \"x\" }\n", "hints: stdut: there is no such key"),
        Arguments.of(RIGHT + "schedules = { policies = [\"fair\"] }\n", "schedules: sched: "),
        Arguments.of(RIGHT + "schedules = { budget = 1 }\n", "it limits explore"),
        Arguments.of(
            RIGHT + RIGHT.substring(RIGHT.indexOf("[[")), "another test has the same name"),
        Arguments.of(
            RIGHT + "[[known]]\npath = \"p.s\"\nfails = [\"two\"]\n", "there is no test 'two'"),
        Arguments.of("[[test]\n", "assignment.toml: "));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isTold(String text, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("assignment.toml"), text);
    Path submission = Files.writeString(folder.resolve("p.s"), "");
    GradeOutcome outcome = GradeOutcome.of(file, submission);
    assertThat(outcome.err()).startsWith("ringside: " + file).contains(message);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.status()).isEqualTo(2);
  }

  @Test
  void everyKeyIsDocumented() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "grading.md"));
    for (String wrong : new String[] {"x = 1\n" + RIGHT, RIGHT + "x = 1\n"}) {
      Path file = Files.writeString(folder.resolve("assignment.toml"), wrong);
      String err = GradeOutcome.of(file, folder).err();
      String known = err.substring(err.indexOf("known here: ") + "known here: ".length()).strip();
      for (String key : known.split(", ", -1)) {
        assertThat(page).containsPattern("`(\\[+)?" + key + "]*`");
      }
    }
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    GradeOutcome outcome = GradeOutcome.of("nowhere.toml", folder);
    assertThat(outcome.err()).contains("can't read the assignment nowhere.toml");
    assertThat(outcome.status()).isEqualTo(2);
  }

  @Test
  void anAssignmentWithoutSolutionsIsNotSound() throws IOException {
    Path file = Files.writeString(folder.resolve("assignment.toml"), RIGHT);
    GradeOutcome outcome = GradeOutcome.of("--check", file);
    assertThat(outcome.out())
        .contains("no solution is known that passes all tests", "no known solution fails 'one'");
    assertThat(outcome.status()).isEqualTo(2);
  }

  @Test
  void solutionsThatDoOtherwiseOrAreToldTheSameAreTold() throws IOException {
    String known = "[[known]]\npath = \"%s\"\n[[known]]\npath = \"%s\"\nfails = \"all\"\n";
    Path file =
        Files.writeString(folder.resolve("assignment.toml"), RIGHT + known.formatted("a.s", "b.s"));
    for (String name : new String[] {"a.s", "b.s"}) {
      Files.writeString(folder.resolve(name), ".globl main\nmain: li a0, 1\n ret\n");
    }
    assertThat(GradeOutcome.of("--check", file).out().replaceAll("\\s+", " "))
        .contains("a.s should fail nothing, but fails one", "a.s and b.s are told the same");
  }
}
