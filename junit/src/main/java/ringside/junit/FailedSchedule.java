package ringside.junit;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ringside.lab.explore.ExploreReport;
import ringside.lab.explore.Failure;
import ringside.lab.explore.Played;
import ringside.lab.explore.Token;

/** What is said of a schedule that fails. */
final class FailedSchedule {
  private FailedSchedule() {}

  /**
   * The failure of a test.
   *
   * @param sentence what has failed, in general
   * @param attempt the run, with its steps
   * @param complaint what is wrong with it
   */
  static AssertionError error(
      String sentence, Attempt attempt, Expectations.@Nullable Complaint complaint) {
    Played played = attempt.played();
    Program program = attempt.program();
    String token = token(program, played).text();
    FailureText text = new FailureText(Words.ofHost());
    if (complaint != null) {
      text.what(complaint.wrong());
    }
    text.what(sentence);
    tellWhy(text, attempt, complaint == null ? Failure.NONE : complaint.kind());
    text.columns(printed(report -> report.columns(played, null)));
    text.token(token).command(program.command(token));
    return complaint == null || complaint.cause() == null
        ? new AssertionError(text.toString())
        : new AssertionError(text.toString(), complaint.cause());
  }

  /** What led to it; of races and leaks the complaint has told already. */
  private static void tellWhy(FailureText text, Attempt attempt, Failure kind) {
    switch (kind) {
      case CRASH -> text.what(attempt.run().mishaps());
      case DEADLOCK, LIVELOCK -> text.what(printed(report -> report.behind(attempt.played())));
      case RACE, LEAK -> {}
      case LIMIT, STATUS, OUTPUT, CHECK, NONE ->
          text.behind(printed(report -> report.behind(attempt.played())));
    }
  }

  private static Token token(Program program, Played played) {
    return new Token(program.name(), Token.hash(program.guest().elf()), played.path());
  }

  private static String printed(Consumer<ExploreReport> report) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      report.accept(new ExploreReport(Words.ofHost().reports(), out));
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
