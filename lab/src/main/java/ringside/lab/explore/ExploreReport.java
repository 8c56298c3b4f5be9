package ringside.lab.explore;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ringside.lab.check.LeakText;
import ringside.lab.report.Numbers;
import ringside.lab.report.Paragraph;
import ringside.lab.report.Texts;

/** What {@code ringside explore} says: the verdict, and the schedule that fails, as columns. */
public final class ExploreReport {
  private static final int MOST_RACES = 3;

  private final Texts texts;
  private final PrintStream out;

  /** A report in the language of the texts. */
  public ExploreReport(Texts texts, PrintStream out) {
    this.texts = texts;
    this.out = out;
  }

  /** Prints the verdict in a sentence, never more than is true. */
  public void verdict(Verdict verdict) {
    out.println(sentence(texts, verdict));
  }

  /** The verdict in a sentence. */
  public static String sentence(Texts texts, Verdict verdict) {
    long made = verdict.schedules() + verdict.samples();
    Played run = verdict.failing();
    if (verdict.kind() == Verdict.Kind.FAILED) {
      int preemptions = run == null ? 0 : run.path().preemptions();
      return texts.get(
          "explore.failed",
          counted(texts, "explore.schedules", made),
          counted(texts, "explore.preemptions", preemptions),
          what(texts, verdict));
    }
    return passed(texts, verdict.kind(), made, verdict.preemptions(), verdict.estimate());
  }

  /** That none has failed, and what is known of the others. */
  static String passed(Texts texts, Verdict.Kind kind, long made, int complete, long estimate) {
    String bound = counted(texts, "explore.preemptions", complete);
    String all = Numbers.grouped(estimate);
    if (kind == Verdict.Kind.PROVED) {
      return made == 1
          ? texts.get("explore.proved.one", bound)
          : texts.get("explore.proved", Numbers.grouped(made), bound);
    }
    String schedules = counted(texts, "explore.schedules", made);
    return complete < 0
        ? texts.get("explore.none", schedules, all)
        : texts.get("explore.unfinished", schedules, bound, all);
  }

  private static String counted(Texts texts, String what, long count) {
    return texts.get(count == 1 ? what + ".one" : what, Numbers.grouped(count));
  }

  private static String what(Texts texts, Verdict verdict) {
    Played run = verdict.failing();
    return failure(texts, verdict.failure(), run == null ? 0 : run.status());
  }

  /** A failure in words. */
  public static String failure(Texts texts, Failure failure, int status) {
    return texts.get("explore.failure." + failure.name().toLowerCase(Locale.ROOT), status);
  }

  /** Prints the failing schedule: a column a thread, a row a visible step; then its token. */
  public void schedule(Played run, Token token) {
    schedule(run, null, token);
  }

  /** The same, with the step from which on it can't be saved, where that is known. */
  public void schedule(Played run, @Nullable NoReturn noReturn, Token token) {
    schedule(run, noReturn, token.command());
  }

  /** The same, with the command that makes the run again. */
  public void schedule(Played run, @Nullable NoReturn noReturn, String command) {
    out.println();
    out.println(texts.get("explore.schedule"));
    columns(run, noReturn);
    behind(run);
    out.println();
    out.println(texts.get("explore.token"));
    out.println("  " + command);
  }

  /** Prints a schedule alone: a column a thread, a row a visible step. */
  public void columns(Played run, @Nullable NoReturn noReturn) {
    new ScheduleText(texts, run, noReturn).lines().forEach(out::println);
  }

  /** Prints why it fails: who waits for whom, what was left, what races. */
  public void behind(Played run) {
    StepWords words = new StepWords(texts, run.programs());
    if (!run.findings().waits().isEmpty()) {
      out.println();
      run.findings().waits().forEach(wait -> out.println(words.wait(wait)));
      List<Integer> circle = run.findings().circle();
      if (!circle.isEmpty()) {
        String way = String.join(" -> ", circle.stream().map(String::valueOf).toList());
        out.println(texts.get("explore.circle", way));
      }
    }
    if (!run.findings().leaks().isNothing()) {
      out.println();
      new LeakText(texts).lines(run.findings().leaks()).forEach(out::println);
    }
    if (!run.races().isEmpty()) {
      out.println();
      races(texts, run).forEach(this::paragraph);
    }
  }

  /** The uses of words that nothing puts in order, in sentences, and what would. */
  public static List<String> races(Texts texts, Played run) {
    List<String> sentences = new ArrayList<>();
    StepWords words = new StepWords(texts, run.programs());
    run.races().stream().limit(MOST_RACES).forEach(race -> sentences.add(words.race(race)));
    if (run.races().size() > MOST_RACES) {
      sentences.add(texts.get("explore.races.more", run.races().size() - MOST_RACES));
    }
    if (!run.races().isEmpty()) {
      sentences.add(texts.get("explore.race.order"));
    }
    return sentences;
  }

  private void paragraph(String text) {
    Paragraph.lines(text, 0).forEach(out::println);
  }
}
