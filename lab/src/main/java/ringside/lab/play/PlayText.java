package ringside.lab.play;

import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.lab.explore.ExploreReport;
import ringside.lab.explore.Played;
import ringside.lab.explore.Step;
import ringside.lab.explore.StepWords;
import ringside.lab.explore.Verdict;
import ringside.lab.report.Columns;
import ringside.lab.report.Numbers;
import ringside.lab.report.Paragraph;
import ringside.lab.report.Texts;

/** What a game says. */
public final class PlayText {
  private static final int NUMBER = 8;
  private static final int MOST_STEPS = 8;

  private final Texts texts;
  private final PrintStream out;
  private final @Nullable Verdict best;

  /**
   * Words for a game.
   *
   * @param best what the explorer has found; null where nobody has asked it
   */
  public PlayText(Texts texts, PrintStream out, @Nullable Verdict best) {
    this.texts = texts;
    this.out = out;
    this.best = best;
  }

  /** A sentence, by its key. */
  public void say(String key, Object... values) {
    Paragraph.lines(texts.get(key, values), 0).forEach(out::println);
  }

  /** All levels, a line each. */
  public void levels() {
    for (int i = 0; i < Level.ALL.size(); i++) {
      Level level = Level.ALL.get(i);
      out.println(
          Columns.right(String.valueOf(i + 1), 2)
              + "  "
              + Columns.left(level.name(), 14)
              + texts.get("play.level." + level.name()));
    }
  }

  /**
   * The last steps, and the threads side by side with their next ones.
   *
   * @param from how many steps were shown before
   */
  public void turn(Turn turn, int from) {
    StepWords words = new StepWords(texts, turn.run().programs());
    List<Integer> tids = turn.tids();
    int first = Math.max(Math.min(from, turn.done().size()), turn.done().size() - MOST_STEPS);
    out.println();
    row(texts.get("play.done"), tids, tid -> texts.get("explore.thread", tid));
    if (first > 0) {
      out.println(" ".repeat(NUMBER) + texts.get("explore.folded", first));
    }
    for (Step step : turn.done().subList(first, turn.done().size())) {
      String what = words.place(step) + "  " + words.deed(step);
      out.println(
          Columns.right(Numbers.grouped(step.number()), NUMBER - 2)
              + "  "
              + " ".repeat(tids.indexOf(step.tid()) * width(tids))
              + Columns.cut(what, room(tids, step.tid())));
    }
    if (!turn.isOver()) {
      board(turn, words, tids);
    }
  }

  private void board(Turn turn, StepWords words, List<Integer> tids) {
    out.println("-".repeat(Paragraph.COLUMNS));
    row(texts.get("play.next"), tids, tid -> place(turn, words, tid));
    row("", tids, tid -> deed(turn, words, tid));
    row("", tids, tid -> key(turn, tid));
    say("play.count", turn.preemptions());
  }

  private static String place(Turn turn, StepWords words, int tid) {
    Option option = turn.option(tid);
    Step step = option == null ? turn.last(tid) : option.next();
    return step == null ? "" : words.place(step);
  }

  private String deed(Turn turn, StepWords words, int tid) {
    Option option = turn.option(tid);
    if (option == null) {
      return texts.get(turn.hasEnded(tid) ? "play.ended" : "play.waits");
    }
    return option.next() == null ? texts.get("play.unseen") : words.deed(option.next());
  }

  private String key(Turn turn, int tid) {
    Option option = turn.option(tid);
    if (option == null) {
      return "";
    }
    String costs =
        option.preempts() ? "play.preempts" : tid == turn.current() ? "play.goes-on" : "play.free";
    return "[" + tid + "] " + texts.get(costs);
  }

  /**
   * How a run has ended, and how that compares with the best.
   *
   * @param command that makes it again
   */
  public void end(Turn turn, String command) {
    out.println();
    if (!turn.isWon() || turn.failure() == null) {
      say("play.passed");
      return;
    }
    say(
        turn.preemptions() == 1 ? "play.won.one" : "play.won",
        turn.preemptions(),
        ExploreReport.failure(texts, turn.failure(), turn.run().status()));
    StepWords words = new StepWords(texts, turn.run().programs());
    turn.run().findings().waits().forEach(wait -> out.println(words.wait(wait)));
    Played known = best == null ? null : best.failing();
    if (known != null) {
      int fewest = known.path().preemptions();
      say(turn.preemptions() <= fewest ? "play.best" : "play.better", fewest);
    }
    out.println(texts.get("explore.token"));
    out.println("  " + command);
  }

  private interface Cell {
    String of(int tid);
  }

  private void row(String head, List<Integer> tids, Cell cells) {
    StringBuilder line = new StringBuilder(Columns.left(head, NUMBER));
    tids.forEach(tid -> line.append(Columns.left(cells.of(tid), width(tids) - 1)).append(' '));
    out.println(line.toString().stripTrailing());
  }

  private static int width(List<Integer> tids) {
    return (Paragraph.COLUMNS - NUMBER) / Math.max(1, tids.size());
  }

  private static int room(List<Integer> tids, int tid) {
    return Paragraph.COLUMNS - NUMBER - tids.indexOf(tid) * width(tids);
  }
}
