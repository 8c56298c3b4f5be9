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
 * Makes every schedule of a program, those without preemptions first, then those with one, and so
 * on up to a bound. A run is made for each; after its last choice nothing is preempted, and each
 * place where something could have been gives a schedule more. Only before visible steps it is
 * worth while: before calls, and before accesses to words that other threads use. Which words those
 * are turns up on the way; then all begins anew with them.
 */
public final class Explorer {
  /** Schedules that are remembered to be made later, at most. */
  private static final int MOST_PENDING = 2_000_000;

  private final Stage stage;
  private final Function<Played, Failure> judge;
  private final int bound;
  private final BooleanSupplier isTimeUp;
  private final LongConsumer progress;
  private final Set<Integer> shared = new HashSet<>();
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
      Played run = stage.play(path, shared, false);
      if (!run.followed()) {
        throw new IllegalStateException("a run did not come to the choices of " + path);
      }
      schedules++;
      progress.accept(++all);
      Failure failure = judge.apply(run);
      if (failure != Failure.NONE) {
        return verdict(Verdict.Kind.FAILED, level, failure, minimised(run, failure));
      }
      if (shared.addAll(run.found())) {
        level = 0;
        begin();
      } else {
        branch(run, level);
      }
    }
  }

  private void begin() {
    now = new ArrayDeque<>();
    later = new ArrayDeque<>();
    now.add(Path.NONE);
    schedules = 0;
    dropped = Integer.MAX_VALUE;
  }

  /** What is true where none has failed of those with so many preemptions and fewer. */
  private Verdict passed(int preemptions) {
    int all = Math.min(preemptions, dropped - 1);
    Verdict.Kind kind = all == bound ? Verdict.Kind.PROVED : Verdict.Kind.UNFINISHED;
    return verdict(kind, all, Failure.NONE, null);
  }

  /** The schedules that go on as this one did, and then otherwise; the last place first. */
  private void branch(Played run, int level) {
    for (Point point : run.points()) {
      boolean preempts = point.kind() == Choice.Kind.PREEMPTION;
      if (preempts && level == bound) {
        continue;
      }
      for (int tid : point.others()) {
        Path longer = run.path().with(new Choice(point.kind(), point.at(), tid));
        if (now.size() + later.size() >= MOST_PENDING) {
          dropped = Math.min(dropped, longer.preemptions());
        } else if (preempts) {
          later.add(longer);
        } else {
          now.push(longer);
        }
      }
    }
  }

  /** The same failure with fewer choices, if it is one; with its steps. */
  private Played minimised(Played run, Failure failure) {
    Path path = run.path();
    for (int i = path.choices().size() - 1; i >= 0; i--) {
      Path shorter = path.without(i);
      Played again = stage.play(shorter, shared, false);
      if (again.followed() && judge.apply(again) == failure) {
        path = shorter;
      }
    }
    // What this run has found to be shared belongs to its steps, too.
    Set<Integer> all = new HashSet<>(shared);
    all.addAll(run.found());
    return stage.play(path, all, true);
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
        Set.copyOf(shared));
  }
}
