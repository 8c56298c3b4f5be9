package ringside.lab.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ringside.cpu.Hart;
import ringside.isa.SplitMix64;

/**
 * A schedule that is drawn while it is made, before each visible step: by priorities of threads, of
 * which the highest goes on, or anew each time.
 */
final class Drawing implements Decider, StepObserver {
  private final SplitMix64 random;
  private final boolean anew;
  private final Set<Integer> visible;
  private final Set<Integer> changes = new HashSet<>();
  private final Map<Integer, Long> priorities = new HashMap<>();
  private int steps;
  private long lowest;
  private int running;
  private boolean drawn;

  private Drawing(long seed, boolean anew, Set<Integer> visible) {
    this.random = new SplitMix64(seed);
    this.anew = anew;
    this.visible = visible;
  }

  /**
   * By priorities.
   *
   * @param depth one more than places at which the priority of who runs becomes the lowest
   * @param length visible steps that are expected
   */
  static Drawing byPriorities(long seed, int depth, int length, Set<Integer> visible) {
    Drawing drawing = new Drawing(seed, false, visible);
    for (int i = 1; i < depth; i++) {
      drawing.changes.add(1 + Math.floorMod(drawing.random.nextLong(), length));
    }
    return drawing;
  }

  /** Anew before each visible step. */
  static Drawing atRandom(long seed, Set<Integer> visible) {
    return new Drawing(seed, true, visible);
  }

  /** Visible steps up to now. */
  int steps() {
    return steps;
  }

  @Override
  public void used(Touch touch) {
    if (visible.contains(touch.word())) {
      step();
    }
  }

  @Override
  public void called(Hart hart) {
    step();
  }

  /** Behind a visible step is where another could go on before the next. */
  private void step() {
    steps++;
    if (anew) {
      priorities.clear();
    } else if (changes.contains(steps)) {
      priorities.put(running, --lowest);
    }
    drawn = true;
  }

  private long priority(int tid) {
    return priorities.computeIfAbsent(tid, each -> random.nextLong() >>> 1);
  }

  private int highest(List<Integer> tids) {
    int best = tids.get(0);
    for (int tid : tids) {
      best = priority(tid) > priority(best) ? tid : best;
    }
    return best;
  }

  @Override
  public long nextPreemption() {
    return 0;
  }

  @Override
  public boolean stopsAnywhere() {
    return true;
  }

  @Override
  public boolean isDue(long at, Position position) {
    return drawn && preemptor(position) != running;
  }

  private int preemptor(Position position) {
    List<Integer> all = new ArrayList<>(position.others());
    all.add(running);
    return highest(all);
  }

  @Override
  public int preempts(long at, Position position) {
    if (!isDue(at, position)) {
      drawn = false;
      return 0;
    }
    drawn = false;
    running = preemptor(position);
    return running;
  }

  @Override
  public int waiter(long number, int waiting) {
    return (int) Math.floorMod(random.nextLong(), (long) waiting);
  }

  @Override
  public int picks(long number, List<Integer> candidates) {
    drawn = false;
    running = highest(candidates);
    return running;
  }
}
