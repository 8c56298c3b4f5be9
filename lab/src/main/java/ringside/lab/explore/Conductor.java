package ringside.lab.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import ringside.kernel.choice.Choices;
import ringside.kernel.choice.Question;
import ringside.kernel.choice.Turns;

/**
 * Lets a run follow a schedule, counted in instructions. The clock ends no turn: a thread goes on
 * until it can't, yields, only waits, or the schedule says so.
 */
final class Conductor implements Choices, Turns {
  /**
   * Who only waits makes way where as many instructions of programs have been executed, or a
   * multiple of it: a place that does not depend on the machine, and that is cheap to stop at.
   */
  private static final int CHECKED = 64;

  /** Instructions after which others get their turn, though nobody has asked for it. */
  private static final int LONG = 1 << 18;

  private final Decider decider;
  private final Position position = new Position();
  private final Spins spins = new Spins();
  private final Steps steps = new Steps(this, position, spins);
  private final List<Choice> made = new ArrayList<>();
  private final List<Long> places = new ArrayList<>();

  /** The thread that is to go on as soon as it can; 0 for none. */
  private int awaited;

  /** Whether all who could go on wait for a timer's end: then the hart is idle until one. */
  private boolean timePasses;

  /** Whether a timer has to send its signal before. */
  private boolean awaitsTimer;

  private int madeWay;
  private boolean mayStay;
  private long picks;
  private long wakes;

  /** What begins with the next thread; null where the same goes on as before. */
  private @Nullable Block next;

  /** A conductor of one run. */
  Conductor(Decider decider) {
    this.decider = decider;
  }

  /** What happens in the run: to be told of its accesses and events, and of the computer. */
  Steps steps() {
    return steps;
  }

  /** How far the run has come. */
  Position position() {
    return position;
  }

  /** The choices that were made. */
  List<Choice> made() {
    return made;
  }

  /** Instructions that programs had executed at each of them. */
  List<Long> places() {
    return places;
  }

  @Override
  public long choose(Question question, LongSupplier rule) {
    return rule.getAsLong();
  }

  @Override
  public long waiter(int waiting, LongSupplier rule) {
    wakes++;
    int place = decider.waiter(wakes, waiting);
    steps.wakes(wakes, waiting);
    if (place != 0) {
      choose(new Choice(Choice.Kind.WAITER, wakes, place));
    }
    return place;
  }

  @Override
  public Turns turns() {
    return this;
  }

  @Override
  public void ran(long instructions) {
    steps.ran(instructions);
    if (instructions > 0 && steps.executed() % CHECKED == 0) {
      steps.lookBack();
    }
  }

  @Override
  public void trapped() {
    steps.trapped();
  }

  @Override
  public boolean goByClock() {
    return false;
  }

  @Override
  public long left() {
    steps.goOn();
    if (isDue()) {
      return 0;
    }
    if (decider.stopsAnywhere()) {
      return 1;
    }
    long executed = steps.executed();
    long toChoice = decider.nextPreemption() - executed;
    long toCheck = CHECKED - executed % CHECKED;
    return toChoice <= 0 ? toCheck : Math.min(toChoice, toCheck);
  }

  @Override
  public boolean isDue() {
    return decider.isDue(steps.executed(), position) || onlyWaits();
  }

  private boolean onlyWaits() {
    return steps.executed() % CHECKED == 0
        && (position.ready().isEmpty()
            ? spins.isSpinning(position.running()) && position.sleepers().expectTimer()
            : spins.isSpinning(position.running()) || isLong());
  }

  /** Whether it may well wait for another, though it changes a word meanwhile. */
  private boolean isLong() {
    return steps.executed() - position.block().at() >= LONG;
  }

  @Override
  public boolean makesWay(boolean interrupt, BooleanSupplier rule) {
    steps.wentOn();
    if (interrupt) {
      spins.interrupted(position.running());
    }
    long executed = steps.executed();
    int tid = decider.preempts(executed, position);
    if (tid != 0) {
      preempt(tid, executed);
      return true;
    }
    boolean waits = onlyWaits();
    boolean yields = waits || rule.getAsBoolean();
    madeWay = yields ? position.running() : 0;
    mayStay = !waits;
    timePasses =
        waits
            && spins.allWait(position.running(), position.ready().all())
            && position.sleepers().expectTimer();
    return yields;
  }

  private void preempt(int tid, long executed) {
    awaited = tid;
    awaitsTimer = tid == position.running();
    if (awaitsTimer) {
      next = null;
      choose(new Choice(Choice.Kind.TIMER, executed, 0));
    } else {
      begin(Choice.Kind.PREEMPTION, executed, position.others(), tid, 0);
      choose(new Choice(Choice.Kind.PREEMPTION, executed, tid));
    }
  }

  /** A thread is to go on of several that could. */
  private Block begin(Choice.Kind kind, long number, List<Integer> able, int tid, int yielded) {
    List<Integer> others = able.stream().filter(other -> other != tid).toList();
    List<Integer> asleep = position.sleepers().all();
    Block block = new Block(kind, number, steps.executed(), made.size(), others, asleep, yielded);
    next = block;
    return block;
  }

  /** A timer has sent its signal. */
  void timerEnded() {
    awaitsTimer = false;
  }

  private void choose(Choice choice) {
    made.add(choice);
    places.add(steps.executed());
    position.choiceMade();
  }

  @Override
  public long next(long cycle, IntPredicate isReady, LongSupplier rule) {
    if (timePasses || awaited != 0 && timeHasToPass()) {
      timePasses = false;
      return 0;
    }
    int tid = position.ready().contains(awaited) ? awaited : 0;
    awaited = 0;
    if (tid != 0) {
      return tid;
    }
    return position.ready().isEmpty() ? rule.getAsLong() : pick();
  }

  /** Whether the hart has to be idle until the thread that is to go on can. */
  private boolean timeHasToPass() {
    return awaitsTimer ? position.sleepers().expectSignal() : position.sleepers().contains(awaited);
  }

  private int pick() {
    picks++;
    int yielded = madeWay;
    List<Integer> candidates = new ArrayList<>(candidates());
    int first = candidates.get(0);
    candidates.addAll(position.sleepers().all());
    int tid = decider.picks(picks, candidates);
    Block block = begin(Choice.Kind.PICK, picks, candidates, tid, yielded);
    if (tid != first) {
      choose(block.choice(tid));
    }
    awaited = position.ready().contains(tid) ? 0 : tid;
    return awaited == 0 ? tid : 0;
  }

  /** Who may be next: last who has asked for others, and not at all who only waits for them. */
  private List<Integer> candidates() {
    List<Integer> all = new ArrayList<>(position.ready().all());
    if (all.remove(Integer.valueOf(madeWay)) && (mayStay || all.isEmpty())) {
      all.add(madeWay);
    }
    madeWay = 0;
    List<Integer> useful = all.stream().filter(tid -> !spins.isSpinning(tid)).toList();
    return useful.isEmpty() ? all : useful;
  }

  /** The thread that was picked is on the hart. */
  void began(int tid) {
    position.runs(tid);
    spins.interrupted(tid);
    if (next != null) {
      position.begin(next.at(steps.executed()));
    }
  }
}
