package ringside.junit;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ringside.lab.explore.ExploreReport;
import ringside.lab.explore.Played;
import ringside.lab.explore.Token;
import ringside.lab.explore.Verdict;

/** What is said of a schedule that fails. */
final class FailedSchedule {
  private FailedSchedule() {}

  /** A verdict in a sentence, as {@code ringside explore} says it. */
  static String sentence(Verdict verdict) {
    return printed(report -> report.verdict(verdict)).strip();
  }

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
    text.what(sentence).what(attempt.run().mishaps());
    text.columns(printed(report -> report.columns(played)));
    text.token(token).command(program.command(token));
    return complaint == null || complaint.cause() == null
        ? new AssertionError(text.toString())
        : new AssertionError(text.toString(), complaint.cause());
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
