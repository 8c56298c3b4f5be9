package ringside.lab.explore;

import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
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
  private final Stage stage;
  private final Function<Played, Failure> judge;
  private final boolean races;
  private final boolean leaks;
  private final int bound;
  private final BooleanSupplier isTimeUp;
  private final LongConsumer progress;
  private final Set<Integer> visible = new HashSet<>();
  private Watching.Orders orders = Watching.Orders.DEPENDENT;
  private @Nullable Sampler sampler;
  private Share share = Share.ALL;
  private Consumer<Path> found = path -> {};
  private Path start = Path.NONE;
  private long startsAt;
  private Frontier frontier;
  private long schedules;
  private long all;

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
    this.races = judge instanceof Judge known && known.races();
    this.leaks = judge instanceof Judge known && known.leaks();
    this.bound = bound;
    this.isTimeUp = isTimeUp;
    this.progress = progress;
    this.frontier = new Frontier(Path.NONE, bound);
  }

  /**
   * Makes all schedules that differ before a visible step, though they may come to the same. Which
   * words make a step visible turns up on the way; then all begins anew with them.
   */
  public Explorer withoutReduction() {
    orders = Watching.Orders.ALL;
    return this;
  }

  /** Goes on by sampling when the time is up. */
  public Explorer thenSampling(Sampler then) {
    sampler = then;
    return this;
  }

  /** Makes a part of the schedules; others make the rest. */
  public Explorer share(Share part) {
    share = part;
    return this;
  }

  /** Somebody is told of each schedule that is found to be worth while, each time. */
  Explorer telling(Consumer<Path> listener) {
    found = listener;
    return this;
  }

  /**
   * Makes only schedules that begin like one.
   *
   * @param at after how many instructions of programs they may differ
   */
  Explorer from(Path beginning, long at) {
    start = beginning;
    startsAt = at;
    return this;
  }

  /** As many schedules as there seem to be, as far as it can be told now. */
  public long estimate() {
    return frontier.estimate(schedules);
  }

  /** Explores. */
  public Verdict explore() {
    begin();
    for (Path path = frontier.next(); path != null; path = frontier.next()) {
      if (isTimeUp.getAsBoolean()) {
        frontier.takeBack(path);
        return sampler == null ? passed(frontier.complete(), 0) : sampled(sampler);
      }
      Played run = stage.play(path, watching());
      if (!run.followed()) {
        // Nothing is claimed of a schedule that no run comes to, as little as of its neighbours.
        frontier.drop(path);
        continue;
      }
      schedules += share.counts(path) ? 1 : 0;
      progress.accept(++all);
      Failure failure = judge.apply(run);
      if (failure != Failure.NONE) {
        return failed(path, failure, 0);
      }
      if (visible.addAll(run.findings().visible()) && orders == Watching.Orders.ALL) {
        begin();
      } else {
        branch(run);
      }
    }
    return passed(frontier.complete(), 0);
  }

  private Watching watching() {
    boolean looks = races || orders == Watching.Orders.ALL;
    return new Watching(orders, visible, looks, leaks, false);
  }

  private void begin() {
    frontier = new Frontier(start, bound);
    share.mine().forEach(frontier::add);
    schedules = 0;
  }

  /** The schedules that a run shows to be worth while; the last place is taken first. */
  private void branch(Played run) {
    for (Alternative alternative : run.findings().alternatives()) {
      if (alternative.taken() >= start.choices().size() && alternative.at() >= startsAt) {
        Path path = run.path().with(alternative);
        found.accept(path);
        if (share.has(path)) {
          frontier.add(path);
        }
      }
    }
  }

  private Verdict sampled(Sampler by) {
    visible.addAll(stage.play(Path.NONE, Watching.RACES).findings().visible());
    Sampler.Outcome outcome = by.sample(stage, judge, watching(), progress, all);
    Path failing = outcome.failing();
    return failing == null
        ? passed(frontier.complete(), outcome.runs())
        : failed(failing, outcome.failure(), outcome.runs());
  }

  private Verdict passed(int complete, long samples) {
    Verdict.Kind kind = complete == bound ? Verdict.Kind.PROVED : Verdict.Kind.UNFINISHED;
    return verdict(kind, complete, Failure.NONE, null, samples);
  }

  /** The same failure with fewer choices, if it is one; with its steps. */
  private Verdict failed(Path path, Failure failure, long samples) {
    Watching plain = new Watching(Watching.Orders.NONE, Set.of(), races, leaks, false);
    Path shortest = new Minimiser(stage, judge, plain).shortest(path, failure);
    visible.addAll(stage.play(shortest, Watching.RACES).findings().visible());
    Played run = stage.playWithSteps(shortest, visible);
    return verdict(Verdict.Kind.FAILED, frontier.level(), failure, run, samples);
  }

  private Verdict verdict(
      Verdict.Kind kind, int preemptions, Failure failure, @Nullable Played failing, long samples) {
    return new Verdict(
        kind,
        schedules,
        preemptions,
        frontier.pending(),
        estimate(),
        samples,
        failure,
        failing,
        Set.copyOf(visible));
  }
}
