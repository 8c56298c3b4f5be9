package ringside.lab.play;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ringside.lab.explore.Alternative;
import ringside.lab.explore.Choice;
import ringside.lab.explore.Judge;
import ringside.lab.explore.Path;
import ringside.lab.explore.Played;
import ringside.lab.explore.Stage;
import ringside.lab.explore.Step;

/**
 * A person picks who goes on, one visible step at a time. Where only one thread can, it does. A
 * place in the game is a schedule and how far it has been followed: to come back to one, its run is
 * made again from the beginning.
 */
public final class Game {
  private final Stage stage;
  private final Judge judge;
  private final Set<Integer> visible;
  private final Deque<Place> places = new ArrayDeque<>();
  private Turn turn;

  /** Instructions that programs have executed where the turn stands: behind what went by itself. */
  private long stands;

  /**
   * A place.
   *
   * @param path choices up to here, all of them made
   * @param at instructions that programs have executed
   */
  private record Place(Path path, long at) {}

  /**
   * A game at its beginning.
   *
   * @param judge says what the person is after: a failure
   * @param visible words that make a step visible, as far as they are known
   */
  public Game(Stage stage, Judge judge, Set<Integer> visible) {
    this.stage = stage;
    this.judge = judge;
    this.visible = new HashSet<>(visible);
    places.push(new Place(Path.NONE, 0));
    this.turn = look();
  }

  /** How it stands. */
  public Turn turn() {
    return turn;
  }

  /** A thread makes its next step; false where it can't. */
  public boolean pick(int tid) {
    Option option = turn.option(tid);
    return option != null && move(option, false);
  }

  /** The thread that has made the last step goes on until it can't; false where it can't now. */
  public boolean goOn() {
    Option option = turn.option(turn.current());
    return option != null && move(option, true);
  }

  /** Takes the last move back; false where there is none. */
  public boolean takeBack() {
    if (places.size() == 1) {
      return false;
    }
    places.pop();
    turn = look();
    return true;
  }

  private Place here() {
    return places.element();
  }

  private boolean move(Option option, boolean further) {
    long at = stands;
    for (Step step : play(option.path()).steps()) {
      if (step.number() >= at) {
        if (step.tid() != option.tid()) {
          break;
        }
        at = step.number() + 1;
        if (!further) {
          break;
        }
      }
    }
    places.push(new Place(option.path(), at));
    turn = look();
    return true;
  }

  private Played play(Path path) {
    Played run = stage.playWithChoices(path, visible);
    // Another word may turn out to be shared: then steps that use it are to be seen, too.
    while (visible.addAll(run.findings().visible())) {
      run = stage.playWithChoices(path, visible);
    }
    return run;
  }

  private Turn look() {
    int known = -1;
    Turn seen = null;
    while (seen == null || known != visible.size()) {
      known = visible.size();
      seen = look(here().path, here().at);
    }
    return seen;
  }

  private Turn look(Path path, long from) {
    Played run = play(path);
    List<Step> done = new ArrayList<>();
    long at = from;
    for (Step step : run.steps()) {
      if (step.number() >= from) {
        List<Option> options = options(run, at, step);
        stands = at;
        if (options.size() > 1) {
          return new Turn(done, options, path.preemptions(), run, null);
        }
        at = step.number() + 1;
      }
      done.add(step);
    }
    return new Turn(done, List.of(), path.preemptions(), run, judge.apply(run));
  }

  /** Who could make the next step: the one that does without a choice, and others. */
  private List<Option> options(Played run, long at, Step next) {
    Map<Integer, Option> options = new TreeMap<>();
    for (Alternative other : run.findings().alternatives()) {
      boolean here =
          other.choice().kind() == Choice.Kind.PREEMPTION
              ? other.at() == next.number()
              : other.at() >= at && other.at() <= next.number();
      boolean ofThread = other.choice().kind() != Choice.Kind.TIMER;
      if (here && ofThread && other.taken() == run.path().choices().size()) {
        Option option = option(run.path().with(other), other, at);
        if (option != null) {
          options.put(option.tid(), option);
        }
      }
    }
    options.put(next.tid(), new Option(next.tid(), next, false, run.path()));
    return List.copyOf(options.values());
  }

  private @Nullable Option option(Path path, Alternative other, long at) {
    Played run = play(path);
    if (!run.followed()) {
      return null;
    }
    int tid = other.choice().tid();
    Step next = run.steps().stream().filter(step -> step.number() >= at).findFirst().orElse(null);
    boolean preempts = other.choice().preempts();
    return new Option(tid, next == null || next.tid() != tid ? null : next, preempts, path);
  }
}
