package ringside.tests.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import ringside.lab.learn.Course;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Topic;
import ringside.lab.learn.experiment.Words;
import ringside.programs.Catalogue;
import ringside.programs.GuestProgram;

/** The text of docs/claims.md: each claim, what shows it, and what checks that. */
final class ClaimsPage {
  static final String HEAD =
      """
      # The claims, and what shows them

      Each row is a claim of the course. `ringside learn ID` measures it; the programs can be run alone
      (`ringside run NAME`) and read (`ringside show NAME`); the test asserts the measured evidence in
      every build. `CoursePagesTest` writes this page from the course and the catalogue of programs
      (`-Dringside.course=update`) and checks that it is still true.
      """;

  private static final Words WORDS = new Words(Locale.ENGLISH);
  private static final String TESTS = "tests/src/test/java/ringside/tests/learn/";

  private ClaimsPage() {}

  static String section(Topic topic, Collection<String> figures) throws IOException {
    StringBuilder rows = new StringBuilder();
    for (Experiment experiment : Course.of(topic)) {
      rows.append(row(experiment, figures));
    }
    String name = WORDS.get("topic." + topic.title()).replaceFirst(" \\(.*", "");
    return "\n## "
        + name
        + "\n\n| id | claim | experiment | programs | test | figures |\n|---|---|---|---|---|---|\n"
        + rows;
  }

  private static String row(Experiment experiment, Collection<String> figures) throws IOException {
    String id = experiment.id();
    return String.join(
        " | ",
        "| " + id,
        WORDS.of(experiment, "title"),
        source(experiment),
        programs(experiment),
        test(experiment),
        figures(id, figures) + " |\n");
  }

  private static String source(Experiment experiment) {
    Class<?> made = experiment.getClass();
    String path = "lab/src/main/java/" + made.getName().replace('.', '/') + ".java";
    assertThat(Path.of("..", path)).exists();
    return "[`" + made.getSimpleName() + "`](../" + path + ")";
  }

  /** That of the experiment's excerpt first, then all others that show the claim. */
  private static String programs(Experiment experiment) {
    String first = experiment.excerpt().program();
    String others =
        Catalogue.all().stream()
            .filter(program -> program.claims().contains(experiment.id()))
            .map(GuestProgram::name)
            .filter(name -> !name.equals(first))
            .map(name -> ", " + name)
            .collect(Collectors.joining());
    return "**" + first + "**" + others;
  }

  private static String test(Experiment experiment) throws IOException {
    String title = experiment.topic().title();
    String name = title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1) + "Test";
    String test = Files.readString(Path.of("..", TESTS + name + ".java"));
    int used = test.indexOf("\"" + experiment.id() + "\"");
    assertThat(used).as("the test of %s", experiment.id()).isPositive();
    int method = test.lastIndexOf("void ", used) + "void ".length();
    String sentence = test.substring(method, test.indexOf('(', method));
    return "[`" + name + "`](../" + TESTS + name + ".java) `" + sentence + "`";
  }

  private static String figures(String id, Collection<String> figures) {
    return figures.stream()
        .filter(name -> name.startsWith(id.toLowerCase(Locale.ROOT) + "-"))
        .filter(name -> !name.endsWith(".ko.svg"))
        .map(name -> "[" + name.substring(3, name.length() - 4) + "](course/figures/" + name + ")")
        .collect(Collectors.joining(", "));
  }
}
