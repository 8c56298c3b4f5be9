package ringside.lab.explore;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ringside.lab.check.LeakText;
import ringside.lab.report.Columns;
import ringside.lab.report.Numbers;
import ringside.lab.report.Paragraph;
import ringside.lab.report.Texts;

/** What {@code ringside explore} says: the verdict, and the schedule that fails, as columns. */
public final class ExploreReport {
  private static final int NUMBER = 8;
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
    Failure failure = verdict.failure();
    Played run = verdict.failing();
    return texts.get(
        "explore.failure." + failure.name().toLowerCase(Locale.ROOT),
        run == null ? 0 : run.status());
  }

  /** Prints the failing schedule: a column a thread, a row a visible step; then its token. */
  public void schedule(Played run, Token token) {
    schedule(run, null, token);
  }

  /** The same, with the step from which on it can't be saved, where that is known. */
  public void schedule(Played run, @Nullable NoReturn noReturn, Token token) {
    out.println();
    out.println(texts.get("explore.schedule"));
    columns(run, noReturn);
    behind(run);
    out.println();
    out.println(texts.get("explore.token"));
    out.println("  ringside run --schedule " + token.text() + " " + token.program());
  }

  /** Prints a schedule alone: a column a thread, a row a visible step. */
  public void columns(Played run, @Nullable NoReturn noReturn) {
    Story story = Story.of(run);
    StepWords words = new StepWords(texts, run.programs());
    heads(story.tids());
    for (Story.Row row : story.rows()) {
      print(story, words, noReturn, row);
    }
  }

  private static int width(List<Integer> tids) {
    return (Paragraph.COLUMNS - NUMBER) / Math.max(1, tids.size());
  }

  private void heads(List<Integer> tids) {
    StringBuilder line = new StringBuilder(" ".repeat(NUMBER));
    tids.forEach(tid -> line.append(Columns.left(texts.get("explore.thread", tid), width(tids))));
    out.println(line.toString().stripTrailing());
  }

  private void print(Story story, StepWords words, @Nullable NoReturn noReturn, Story.Row row) {
    if (row instanceof Story.Folded folded) {
      out.println(" ".repeat(NUMBER) + texts.get("explore.folded", folded.steps()));
    } else if (row instanceof Story.Switch change) {
      String reason = change.preempted() ? "explore.preempted" : "explore.switched";
      out.println("  ---- " + texts.get(reason, change.from(), change.to()));
    } else if (row instanceof Story.Shown shown) {
      step(story.tids(), words, shown.step());
      if (noReturn != null && noReturn.point() == shown.step().number()) {
        out.println("  ==== " + noReturn(noReturn));
      }
    }
  }

  /** The line behind which nothing helps, with what could still be hoped for before it. */
  private String noReturn(NoReturn noReturn) {
    NoReturn.Future before = noReturn.before();
    return before == null
        ? texts.get("explore.no-return")
        : texts.get("explore.no-return.before", before.failing(), before.all());
  }

  private void step(List<Integer> tids, StepWords words, Step step) {
    int column = tids.indexOf(step.tid());
    int width = width(tids);
    String text = place(words.place(step), width) + "  " + words.deed(step);
    int room = Math.max(width, Paragraph.COLUMNS - NUMBER - column * width);
    out.println(
        (Columns.right(Numbers.grouped(step.number()), NUMBER - 2)
                + "  "
                + " ".repeat(column * width)
                + (text.length() > room ? text.substring(0, room - 2) + ".." : text))
            .stripTrailing());
  }

  /** Where a place takes most of a column, its folder says least. */
  private static String place(String line, int width) {
    return line.length() * 3 > width * 2 ? line.substring(line.lastIndexOf('/') + 1) : line;
  }

  /** Prints why it fails: who waits for whom, what was left, what races. */
  public void behind(Played run) {
    StepWords words = new StepWords(texts, run.programs());
    if (!run.findings().waits().isEmpty()) {
      out.println();
      run.findings().waits().forEach(wait -> out.println(words.wait(wait)));
      List<Integer> circle = Waits.circle(run.findings().waits());
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
      run.races().stream().limit(MOST_RACES).forEach(race -> paragraph(words.race(race)));
      if (run.races().size() > MOST_RACES) {
        out.println(texts.get("explore.races.more", run.races().size() - MOST_RACES));
      }
      paragraph(texts.get("explore.race.order"));
    }
  }

  private void paragraph(String text) {
    Paragraph.lines(text, 0).forEach(out::println);
  }
}
