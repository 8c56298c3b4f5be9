package ringside.lab.explore;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import ringside.cpu.TrapCause;
import ringside.kernel.Computer;
import ringside.kernel.choice.Choices;
import ringside.kernel.choice.Question;
import ringside.kernel.choice.TurnEnd;
import ringside.kernel.choice.Turns;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.kernel.event.ThreadState;
import ringside.kernel.text.KernelLayout;
import ringside.mmu.AccessObserver;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.Mode;

/**
 * Lets a run follow a schedule, instruction by instruction, and notes where it could have gone
 * otherwise. The clock ends no turn: a thread goes on until it can't, yields, only waits, or the
 * schedule says so.
 */
final class Conductor implements Choices, Turns, EventSink, AccessObserver {
  private final Path path;
  private final SharedWords words;
  private final @Nullable StepLog log;
  private final Spins spins = new Spins();
  private final LinkedHashSet<Integer> ready = new LinkedHashSet<>();
  private final List<Point> points = new ArrayList<>();
  private final List<Touch> touches = new ArrayList<>();
  private @Nullable Computer computer;
  private int taken;
  private int forced;
  private int madeWay;
  private int running;
  private int lastPc;
  private long executed;
  private long lastRan;
  private long picks;
  private boolean livelock;

  /**
   * A conductor of one run.
   *
   * @param words that several threads use, as far as known; those that turn up are added
   * @param log of its visible steps; null where nobody wants them
   */
  Conductor(Path path, SharedWords words, @Nullable StepLog log) {
    this.path = path;
    this.words = words;
    this.log = log;
  }

  /** The computer has been built. */
  void meet(Computer built) {
    computer = built;
  }

  /** Where another thread could have been taken, after the last choice of the path. */
  List<Point> points() {
    return points;
  }

  /** Whether all choices have been made. */
  boolean isFollowed() {
    return taken == path.choices().size();
  }

  /** Whether all that could run only wait for each other. */
  boolean isLivelock() {
    return livelock;
  }

  /** Instructions of programs up to now. */
  long executed() {
    return executed;
  }

  @Override
  public long choose(Question question, LongSupplier rule) {
    return rule.getAsLong();
  }

  @Override
  public Turns turns() {
    return this;
  }

  @Override
  public long left() {
    return leaves() ? 0 : 1;
  }

  @Override
  public boolean isDue() {
    return leaves();
  }

  @Override
  public boolean goByClock() {
    return false;
  }

  private boolean leaves() {
    return next(Choice.Kind.PREEMPTION, executed) != null || spins.isSpinning() && othersReady();
  }

  private boolean othersReady() {
    return !ready.isEmpty();
  }

  /** The choice that the path makes here, or null. */
  private @Nullable Choice next(Choice.Kind kind, long at) {
    if (isFollowed()) {
      return null;
    }
    Choice choice = path.choices().get(taken);
    return choice.kind() == kind && choice.at() == at && ready.contains(choice.tid())
        ? choice
        : null;
  }

  @Override
  public boolean makesWay(boolean interrupt, BooleanSupplier rule) {
    Choice choice = next(Choice.Kind.PREEMPTION, executed);
    if (choice != null) {
      taken++;
      forced = choice.tid();
      return true;
    }
    boolean yields = spins.isSpinning() && othersReady() || rule.getAsBoolean();
    madeWay = yields ? running : 0;
    return yields;
  }

  @Override
  public long next(long cycle, IntPredicate isReady, LongSupplier rule) {
    if (ready.isEmpty()) {
      return rule.getAsLong();
    }
    spins.begin();
    if (forced != 0) {
      int tid = forced;
      forced = 0;
      return tid;
    }
    picks++;
    List<Integer> candidates = candidates();
    Choice choice = next(Choice.Kind.PICK, picks);
    if (choice != null) {
      taken++;
      return choice.tid();
    }
    if (isFollowed() && candidates.size() > 1) {
      points.add(new Point(Choice.Kind.PICK, picks, candidates.subList(1, candidates.size())));
    }
    return candidates.get(0);
  }

  /** Who may be next: not who has just made way, nor who only waits for what has not come. */
  private List<Integer> candidates() {
    List<Integer> all = new ArrayList<>(ready);
    if (all.size() > 1) {
      all.remove(Integer.valueOf(madeWay));
    }
    List<Integer> useful = all.stream().filter(tid -> !spins.waiting().contains(tid)).toList();
    madeWay = 0;
    return useful.isEmpty() ? all : useful;
  }

  @Override
  public void ran(long instructions) {
    lastRan = instructions;
    if (instructions > 0 && computer != null) {
      executed += instructions;
      accessed(computer);
      if (computer.hart().pc <= lastPc) {
        spins.jumpedBack(computer.hart(), running);
        livelock |= spins.isSpinning() && allWait(computer);
      }
    }
    // What a fault has broken off will be executed again.
    touches.clear();
  }

  private void accessed(Computer of) {
    for (Touch touch : touches) {
      spins.touched(of.hart().mmu().memory(), touch.word(), touch.write());
      words.use(touch.word(), touch.write(), running);
    }
    touches.removeIf(touch -> !words.isKnown(touch.word()));
    if (!touches.isEmpty()) {
      point();
      if (log != null) {
        log.accessed(of, executed - 1, running, lastPc, touches);
      }
    }
  }

  /** Whether nothing can change any more: no thread does, and nothing comes by itself. */
  private boolean allWait(Computer of) {
    return spins.waiting().contains(running)
        && spins.waiting().containsAll(ready)
        && !of.expectsEvents();
  }

  private void point() {
    if (isFollowed() && othersReady()) {
      points.add(new Point(Choice.Kind.PREEMPTION, executed - 1, List.copyOf(ready)));
    }
  }

  @Override
  public void trapped() {
    if (computer == null || computer.hart().trapCause() != TrapCause.ECALL_FROM_USER) {
      return; // a fault: the instruction will be executed again
    }
    // Whether a call counts as retired is the hart's affair; here it counts once.
    executed += lastRan == 0 ? 1 : 0;
    point();
    if (log != null) {
      log.called(computer, executed - 1, running, lastPc);
    }
    spins.called();
  }

  @Override
  public void ended(long cycle, int tid, TurnEnd end) {
    touches.clear();
  }

  @Override
  public Set<EventKind> kinds() {
    return Set.of(EventKind.STATE);
  }

  @Override
  public void event(Event event) {
    if (event instanceof Event.StateChanged change) {
      int tid = change.at().tid();
      if (change.to() == ThreadState.READY) {
        ready.add(tid);
      } else {
        ready.remove(tid);
      }
      if (change.to() == ThreadState.RUNNING) {
        running = tid;
        lastPc = 0;
      }
    }
  }

  @Override
  public void access(
      long cycle,
      Mode mode,
      Kind kind,
      int virtualAddress,
      int physicalAddress,
      int bytes,
      Translation translation,
      @Nullable Origin origin) {
    boolean data = origin != null && (kind == Kind.LOAD || kind == Kind.STORE);
    int word = physicalAddress & ~3;
    if (data && mode == Mode.USER) {
      touches.add(new Touch(word, virtualAddress & ~3, kind == Kind.STORE));
    } else if (data && Integer.compareUnsigned(virtualAddress, KernelLayout.BASE) < 0) {
      // What a call reads or writes of its program's memory, others may be at work on.
      words.use(word, kind == Kind.STORE, running);
      if (kind == Kind.STORE) {
        spins.written(word);
      }
    } else if (mode == Mode.USER && kind == Kind.INSTRUCTION) {
      lastPc = virtualAddress;
    }
  }
}
