package ringside.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ringside.lab.expect.ExpectedText;
import ringside.lab.expect.MismatchText;
import ringside.lab.explore.Judge;
import ringside.lab.report.Texts;

/** What {@code --expect-stdout} and {@code --expect-exit} want of a run. */
final class Expectations {
  private final @Nullable ExpectedText output;
  private final @Nullable Integer status;

  private Expectations(@Nullable ExpectedText output, @Nullable Integer status) {
    this.output = output;
    this.status = status;
  }

  /** Those of the options. */
  static Expectations of(RunOptions options) throws Failure {
    return new Expectations(
        text("--expect-stdout", options.expectedOutput), options.expectedStatus);
  }

  /** Judges schedules by the same. */
  static Judge judge(@Nullable String output, int status, boolean races, boolean leaks)
      throws Failure {
    ExpectedText expected = text("--expect-stdout", output);
    return new Judge(
        status, printed -> expected == null || expected.check(printed).isEmpty(), races, leaks);
  }

  /** What an option says of a text; null where it was not given. */
  private static @Nullable ExpectedText text(String option, @Nullable String written)
      throws Failure {
    try {
      return written == null ? null : ExpectedText.of(read(option, written));
    } catch (IllegalArgumentException wrong) {
      throw new Failure(
          Status.USAGE, "ringside: " + option + " " + written + ": " + wrong.getMessage());
    }
  }

  private static String read(String option, String written) throws Failure {
    if (!written.startsWith("@")) {
      return written;
    }
    try {
      return Files.readString(Path.of(written.substring(1)));
    } catch (IOException | InvalidPathException missing) {
      throw new Failure(Status.LOAD, "ringside: can't read " + option + " " + written.substring(1));
    }
  }

  /** Whether anything is expected. */
  boolean isNone() {
    return output == null && status == null;
  }

  /**
   * Says what is otherwise than expected.
   *
   * @return 0 where nothing is
   */
  int check(byte[] printed, int exitStatus, Texts texts, PrintStream err) {
    boolean met = true;
    if (status != null && status != exitStatus) {
      err.println(texts.get("expect.status", status, exitStatus));
      met = false;
    }
    if (output != null) {
      Optional<ExpectedText.Mismatch> wrong = output.check(printed);
      wrong.ifPresent(
          mismatch -> {
            List<String> lines = new MismatchText(texts).lines("stdout", mismatch);
            err.println("ringside: " + String.join("\n", lines));
          });
      met &= wrong.isEmpty();
    }
    return met ? Status.OK.number() : Status.UNEXPECTED.number();
  }
}
