package ringside.lab.explore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes every schedule of a program that could make a difference, those without preemptions first,
 * then those with one, and so on up to a bound: iterative context bounding (Musuvathi and Qadeer
 * 2007). Each run shows which other schedules are worth while: where two of its steps that have
 * something in common could have come in the other order. Nothing has to be known before.
 */
public final class Explorer {
  /** Schedules that are remembered, to be made later or made already, at most. */
  private static final int MOST_REMEMBERED = 4_000_000;

  private final Stage stage;
  private final Function<Played, Failure> judge;
  private final int bound;
  private final BooleanSupplier isTimeUp;
  private final LongConsumer progress;
  private Watching.Orders orders = Watching.Orders.DEPENDENT;
  private final Set<Integer> visible = new HashSet<>();
  private final Set<Path> tried = new HashSet<>();
  private Deque<Path> now = new ArrayDeque<>();
  private Deque<Path> later = new ArrayDeque<>();
  private long schedules;
  private long all;

  /** The fewest preemptions of a schedule that there was no room to remember. */
  private int dropped;

  /**
   * An explorer.
   *
   * @param judge what counts as a failure
   * @param bound preemptions in a schedule, at most; 0 or more
   * @param isTimeUp asked before each run
   * @param progress told of the number of runs after each
   */
  public Explorer(
      Stage stage,
      Function<Played, Failure> judge,
      int bound,
      BooleanSupplier isTimeUp,
      LongConsumer progress) {
    this.stage = stage;
    this.judge = judge;
    this.bound = bound;
    this.isTimeUp = isTimeUp;
    this.progress = progress;
  }

  /**
   * Makes all schedules that differ before a visible step, though they may come to the same. Which
   * words make a step visible turns up on the way; then all begins anew with them.
   */
  public Explorer withoutReduction() {
    orders = Watching.Orders.ALL;
    return this;
  }

  /** Explores. */
  public Verdict explore() {
    int level = 0;
    begin();
    while (true) {
      Path path = now.poll();
      if (path == null) {
        if (level == bound || later.isEmpty()) {
          return passed(bound);
        }
        level++;
        now = later;
        later = new ArrayDeque<>();
        continue;
      }
      if (isTimeUp.getAsBoolean()) {
        return passed(level - 1);
      }
      Played run = stage.play(path, watching());
      if (!run.followed()) {
        throw new IllegalStateException("a run did not come to the choices of " + path);
      }
      schedules++;
      progress.accept(++all);
      Failure failure = judge.apply(run);
      if (failure != Failure.NONE) {
        return verdict(Verdict.Kind.FAILED, level, failure, minimised(run, failure));
      }
      if (visible.addAll(run.visible()) && orders == Watching.Orders.ALL) {
        level = 0;
        begin();
      } else {
        branch(run, level);
      }
    }
  }

  private Watching watching() {
    return new Watching(orders, visible, orders == Watching.Orders.ALL, false);
  }

  private void begin() {
    now = new ArrayDeque<>();
    later = new ArrayDeque<>();
    now.add(Path.NONE);
    tried.clear();
    tried.add(Path.NONE);
    schedules = 0;
    dropped = Integer.MAX_VALUE;
  }

  /** What is true where none has failed of those with so many preemptions and fewer. */
  private Verdict passed(int preemptions) {
    int all = Math.min(preemptions, dropped - 1);
    Verdict.Kind kind = all == bound ? Verdict.Kind.PROVED : Verdict.Kind.UNFINISHED;
    return verdict(kind, all, Failure.NONE, null);
  }

  /** The schedules that this one shows to be worth while; the last place first. */
  private void branch(Played run, int level) {
    for (Alternative alternative : run.alternatives()) {
      Path path = run.path().with(alternative);
      int preemptions = path.preemptions();
      if (preemptions > bound || tried.contains(path)) {
        continue;
      }
      if (tried.size() >= MOST_REMEMBERED) {
        dropped = Math.min(dropped, preemptions);
        continue;
      }
      tried.add(path);
      if (preemptions > level) {
        later.add(path);
      } else {
        now.push(path);
      }
    }
  }

  /** The same failure with fewer choices, if it is one; with its steps. */
  private Played minimised(Played run, Failure failure) {
    Path path = run.path();
    for (int i = path.choices().size() - 1; i >= 0; i--) {
      Path shorter = path.without(i);
      Played again = stage.play(shorter);
      if (again.followed() && judge.apply(again) == failure) {
        path = shorter;
      }
    }
    visible.addAll(stage.play(path, Watching.RACES).visible());
    return stage.playWithSteps(path, visible);
  }

  private Verdict verdict(
      Verdict.Kind kind, int preemptions, Failure failure, @Nullable Played failing) {
    return new Verdict(
        kind,
        schedules,
        preemptions,
        (long) now.size() + later.size(),
        failure,
        failing,
        Set.copyOf(visible));
  }
}
