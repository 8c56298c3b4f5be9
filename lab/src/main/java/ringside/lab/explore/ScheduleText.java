package ringside.lab.explore;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.lab.report.Columns;
import ringside.lab.report.Numbers;
import ringside.lab.report.Paragraph;
import ringside.lab.report.Texts;

/** A schedule as text: a column a thread, a row a visible step. */
public final class ScheduleText {
  private static final int NUMBER = 8;

  private final Texts texts;
  private final Story story;
  private final StepWords words;
  private final @Nullable NoReturn noReturn;

  /** A run's, with the step from which on it can't be saved, where that is known. */
  public ScheduleText(Texts texts, Played run, @Nullable NoReturn noReturn) {
    this.texts = texts;
    this.story = Story.of(run);
    this.words = new StepWords(texts, run.programs());
    this.noReturn = noReturn;
  }

  /** Its rows. */
  public Story story() {
    return story;
  }

  /** Its lines. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(List.of(heads()));
    story.rows().forEach(row -> add(lines, row));
    return lines;
  }

  /** What a row says, without its place. */
  public String says(Story.Row row) {
    if (row instanceof Story.Folded folded) {
      String key = folded.steps() == 1 ? "explore.folded.one" : "explore.folded";
      return texts.get(key, folded.steps());
    } else if (row instanceof Story.Switch change) {
      String reason =
          switch (change.why()) {
            case PREEMPTED -> "explore.preempted";
            case YIELDED -> "explore.yielded";
            case SPINS -> "explore.spins";
            case CAN_NOT -> "explore.switched";
          };
      return texts.get(reason, change.from(), change.to());
    } else if (row instanceof Story.Passing passing) {
      return texts.get(passing.tid() == 0 ? "explore.timer" : "explore.idle", passing.tid());
    }
    return words.deed(((Story.Shown) row).step());
  }

  /** Where a step is. */
  public String place(Step step) {
    return words.place(step);
  }

  /** What is said behind the step from which on nothing helps; empty behind all others. */
  public String behind(Story.Row row) {
    boolean point =
        noReturn != null
            && row instanceof Story.Shown shown
            && noReturn.point() == shown.step().number();
    if (noReturn == null || !point) {
      return "";
    }
    NoReturn.Future before = noReturn.before();
    return before == null
        ? texts.get("explore.no-return")
        : texts.get("explore.no-return.before", before.failing(), before.all());
  }

  private int width() {
    return (Paragraph.COLUMNS - NUMBER) / Math.max(1, story.tids().size());
  }

  private String heads() {
    StringBuilder line = new StringBuilder(" ".repeat(NUMBER));
    story
        .tids()
        .forEach(tid -> line.append(Columns.left(texts.get("explore.thread", tid), width())));
    return line.toString().stripTrailing();
  }

  private void add(List<String> lines, Story.Row row) {
    if (row instanceof Story.Shown shown) {
      lines.add(line(shown.step()));
    } else {
      lines.add((row instanceof Story.Folded ? " ".repeat(NUMBER) : "  ---- ") + says(row));
    }
    if (!behind(row).isEmpty()) {
      lines.add("  ==== " + behind(row));
    }
  }

  private String line(Step step) {
    int indent = story.tids().indexOf(step.tid()) * width();
    int room = Math.max(width(), Paragraph.COLUMNS - NUMBER - indent);
    String number = Columns.right(Numbers.grouped(step.number()), NUMBER - 2);
    String text = place(words.place(step), width()) + "  " + words.deed(step);
    return (number + "  " + " ".repeat(indent) + Columns.cut(text, room)).stripTrailing();
  }

  /** Where a place takes most of a column, its folder says least. */
  private static String place(String line, int width) {
    return line.length() * 3 > width * 2 ? line.substring(line.lastIndexOf('/') + 1) : line;
  }
}
