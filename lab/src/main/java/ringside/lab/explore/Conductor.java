package ringside.lab.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import ringside.cpu.Hart;
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
import ringside.lab.place.ProgramBook;
import ringside.lab.place.Site;
import ringside.mmu.AccessObserver;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.Mode;

/**
 * Lets a run follow a schedule, instruction by instruction, and notes where it could have gone
 * otherwise. The clock ends no turn: a thread goes on until it can't, yields, only waits, or the
 * schedule says so.
 */
final class Conductor implements Choices, Turns, EventSink, AccessObserver {
  private static final int A7 = 17;
  private static final int SEVERAL = -1;

  private final Path path;
  private final Set<Integer> shared;
  private final boolean keepsSteps;
  private final Spins spins = new Spins();
  private final LinkedHashSet<Integer> ready = new LinkedHashSet<>();
  private final Map<Integer, Integer> users = new HashMap<>();
  private final Set<Integer> written = new HashSet<>();
  private final Set<Integer> found = new HashSet<>();
  private final List<Point> points = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Touch> touches = new ArrayList<>();
  private final ProgramBook programs = new ProgramBook();
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

  /** An access of the instruction that is being executed. */
  private record Touch(int word, int address, boolean write) {}

  /**
   * A conductor of one run.
   *
   * @param shared words, by physical address, that several threads use
   * @param keepsSteps whether visible steps are kept, to be told of
   */
  Conductor(Path path, Set<Integer> shared, boolean keepsSteps) {
    this.path = path;
    this.shared = shared;
    this.keepsSteps = keepsSteps;
  }

  /** The computer has been built. */
  void meet(Computer built) {
    computer = built;
  }

  /** Where another thread could have been taken, after the last choice of the path. */
  List<Point> points() {
    return points;
  }

  /** Words that several threads have used and one has written, beside those known before. */
  Set<Integer> found() {
    return found;
  }

  /** The visible steps, in order. */
  List<Step> steps() {
    return steps;
  }

  /** The places of the steps. */
  ProgramBook programs() {
    return programs;
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
    if (instructions == 0 || computer == null) {
      touches.clear();
      return;
    }
    executed += instructions;
    Hart hart = computer.hart();
    boolean visible = false;
    for (Touch touch : touches) {
      spins.touched(hart.mmu().memory(), touch.word, touch.write);
      use(touch);
      visible |= shared.contains(touch.word);
    }
    if (visible) {
      point();
      keep(hart);
    }
    touches.clear();
    if (hart.pc <= lastPc) {
      spins.jumpedBack(hart, running);
      livelock |= spins.isSpinning() && allWait();
    }
  }

  private boolean allWait() {
    return spins.waiting().contains(running) && spins.waiting().containsAll(ready);
  }

  /** A word that two threads use, and one of them writes, is shared from now on. */
  private void use(Touch touch) {
    if (shared.contains(touch.word)) {
      return;
    }
    if (touch.write) {
      written.add(touch.word);
    }
    int user = users.merge(touch.word, running, (a, b) -> a.equals(b) ? a : SEVERAL);
    if (user == SEVERAL && written.contains(touch.word)) {
      found.add(touch.word);
    }
  }

  private void point() {
    if (isFollowed() && othersReady()) {
      points.add(new Point(Choice.Kind.PREEMPTION, executed - 1, List.copyOf(ready)));
    }
  }

  private void keep(Hart hart) {
    if (!keepsSteps) {
      return;
    }
    for (Touch touch : touches) {
      if (shared.contains(touch.word)) {
        boolean both =
            touches.stream()
                .anyMatch(other -> other.word == touch.word && other.write != touch.write);
        Step.Kind kind = both ? Step.Kind.UPDATE : touch.write ? Step.Kind.WRITE : Step.Kind.READ;
        int value = hart.mmu().memory().readWord(touch.word);
        steps.add(new Step(executed - 1, running, place(lastPc), kind, touch.address, value));
        if (both) {
          return;
        }
      }
    }
  }

  private Site place(int pc) {
    int program = computer == null ? -1 : programs.of(computer, running);
    return program < 0 ? Site.kernel("") : Site.of(program, pc);
  }

  @Override
  public void trapped() {
    if (computer == null || computer.hart().trapCause() != TrapCause.ECALL_FROM_USER) {
      return; // a fault: the instruction will be executed again
    }
    // Whether a call counts as retired is the hart's affair; here it counts once.
    executed += lastRan == 0 ? 1 : 0;
    point();
    if (keepsSteps) {
      int call = computer.hart().x[A7];
      steps.add(new Step(executed - 1, running, place(lastPc), Step.Kind.CALL, 0, call));
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
    if (mode == Mode.USER && origin != null && (kind == Kind.LOAD || kind == Kind.STORE)) {
      touches.add(new Touch(physicalAddress & ~3, virtualAddress & ~3, kind == Kind.STORE));
    } else if (mode == Mode.USER && kind == Kind.INSTRUCTION) {
      lastPc = virtualAddress;
    }
  }

  @Override
  public void fence(long cycle, Fence fence, int address, int base, int asid) {
    // Other threads notice it by what they read.
  }
}
