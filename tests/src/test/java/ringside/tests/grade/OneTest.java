package ringside.tests.grade;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import ringside.lab.grade.Grader;
import ringside.lab.grade.Submission;
import ringside.lab.grade.TestCase;
import ringside.lab.grade.Way;
import ringside.lab.host.grade.AssignmentException;
import ringside.lab.host.grade.AssignmentFile;
import ringside.lab.report.Texts;

/** An assignment with one test, of p.s, which has a hint for each way of failing. */
final class OneTest {
  /** What a source begins with: main. */
  static final String START = ".include \"lib/syscalls.inc\"\n.text\n.globl main\nmain:\n";

  private OneTest() {}

  /** The test, with keys of its own. */
  static TestCase of(Path folder, String keys) throws IOException, AssignmentException {
    StringBuilder hints = new StringBuilder("\n[test.hints]\n");
    for (Way way : Way.values()) {
      hints.append(way.key()).append(" = \"hint for ").append(way.key()).append("\"\n");
    }
    Path file =
        Files.writeString(
            folder.resolve("assignment.toml"),
            "title = \"T\"\nsources = [\"p.s\"]\n[[test]]\nname = \"it\"\npoints = 1\n"
                + keys
                + hints);
    return AssignmentFile.read(file.toString()).tests().get(0);
  }

  static Submission submission(String source) {
    return new Submission("s", Map.of("p.s", source.getBytes(StandardCharsets.UTF_8)), "");
  }

  /** A grader with all the time of the host. */
  static Grader grader() {
    return new Grader(new Texts(Locale.ENGLISH), seconds -> () -> false);
  }
}
