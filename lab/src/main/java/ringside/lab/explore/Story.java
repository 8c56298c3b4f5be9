package ringside.lab.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import ringside.isa.abi.Syscall;

/**
 * The visible steps of a failing run that are shown: those around switches, the others folded.
 *
 * @param tids of the threads, a column each
 * @param rows in order
 */
public record Story(List<Integer> tids, List<Row> rows) {
  private static final int MOST_ROWS = 30;

  /** Steps that are shown on each side of a switch, at most. */
  private static final int MOST_NEAR = 4;

  /** A row. */
  public sealed interface Row {}

  /** A step that is shown. */
  public record Shown(Step step) implements Row {}

  /** Steps that are not. */
  public record Folded(int steps) implements Row {}

  /**
   * Another thread goes on.
   *
   * @param why it does
   */
  public record Switch(int from, int to, Why why) implements Row {
    /** Whether the one before could have gone on. */
    public boolean preempted() {
      return why == Why.PREEMPTED;
    }
  }

  /**
   * Time passes, though a thread could go on.
   *
   * @param tid of the thread that wakes then; 0 where a timer sends its signal
   */
  public record Passing(int tid) implements Row {}

  /** Why another thread goes on than before. */
  public enum Why {
    /** The schedule says so, though the one before could have gone on. */
    PREEMPTED,
    /** The one before has asked for it (sched_yield). */
    YIELDED,
    /** The one before waits for a word to change. */
    SPINS,
    /** The one before is blocked or has ended. */
    CAN_NOT
  }

  /** Of a run whose steps were kept. */
  public static Story of(Played run) {
    List<Integer> tids = List.copyOf(new TreeSet<>(run.steps().stream().map(Step::tid).toList()));
    List<Row> rows = rows(run, MOST_NEAR);
    for (int near = MOST_NEAR - 1; near > 0 && rows.size() > MOST_ROWS; near--) {
      rows = rows(run, near);
    }
    return new Story(tids, rows);
  }

  private static List<Row> rows(Played run, int near) {
    List<Step> steps = run.steps();
    boolean[] shown = shown(steps, near);
    List<Row> rows = new ArrayList<>();
    int folded = 0;
    for (int i = 0; i < steps.size(); i++) {
      boolean switches = i > 0 && steps.get(i).tid() != steps.get(i - 1).tid();
      if ((shown[i] || switches) && folded > 0) {
        rows.add(new Folded(folded));
        folded = 0;
      }
      if (switches) {
        rows.add(switchTo(run, steps.get(i - 1), steps.get(i)));
      }
      if (i > 0) {
        passings(run, steps.get(i - 1), steps.get(i)).forEach(tid -> rows.add(new Passing(tid)));
      }
      if (shown[i]) {
        rows.add(new Shown(steps.get(i)));
      } else {
        folded++;
      }
    }
    if (folded > 0) {
      rows.add(new Folded(folded));
    }
    Step crash = run.findings().crash();
    if (crash != null) {
      rows.add(new Shown(crash));
    }
    return rows;
  }

  /** Which steps stand near a preemption, or, where nobody is preempted, near a switch. */
  private static boolean[] shown(List<Step> steps, int near) {
    boolean[] shown = new boolean[steps.size()];
    for (int i = 1; i <= steps.size(); i++) {
      boolean end = i == steps.size();
      if (end || steps.get(i).tid() != steps.get(i - 1).tid()) {
        for (int j = Math.max(0, i - near); j < Math.min(shown.length, i + near); j++) {
          shown[j] = true;
        }
      }
    }
    return shown;
  }

  private static Switch switchTo(Played run, Step before, Step after) {
    boolean preempted = false;
    for (int i = 0; i < run.path().choices().size(); i++) {
      Choice choice = run.path().choices().get(i);
      preempted |=
          choice.kind() == Choice.Kind.PREEMPTION
              && choice.at() > before.number()
              && choice.at() <= after.number();
    }
    return new Switch(before.tid(), after.tid(), preempted ? Why.PREEMPTED : why(before));
  }

  private static List<Integer> passings(Played run, Step before, Step after) {
    List<Integer> tids = new ArrayList<>();
    for (int i = 0; i < run.path().choices().size(); i++) {
      long at = run.places().get(i);
      if (at > before.number() && at <= after.number()) {
        Choice choice = run.path().choices().get(i);
        if (choice.passesTime()) {
          tids.add(choice.tid());
        }
      }
    }
    return tids;
  }

  private static Why why(Step before) {
    if (before.kind() != Step.Kind.CALL) {
      return Why.SPINS;
    }
    return before.value() == Syscall.SCHED_YIELD.number() ? Why.YIELDED : Why.CAN_NOT;
  }
}
