package ringside.kernel.sched;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Multi-level feedback queue, as textbooks have it: threads begin at the top; who has used up its
 * allotment at a level, in however many turns, goes one down, where turns are twice as long; now
 * and then all go back to the top.
 */
final class FeedbackPolicy<T extends Schedulable> implements SchedulingPolicy<T> {
  private static final int LEVELS = 4;

  private final long quantum;
  private final long boost;
  private final List<Deque<T>> levels = new ArrayList<>();
  private long lastBoost;
  private int examined = 1;

  /**
   * A policy without threads.
   *
   * @param quantum cycles of a turn at the top
   * @param boost cycles after which all go to the top again, 0 for never
   */
  FeedbackPolicy(long quantum, long boost) {
    this.quantum = quantum;
    this.boost = boost;
    for (int i = 0; i < LEVELS; i++) {
      levels.add(new ArrayDeque<>());
    }
  }

  @Override
  public void add(T thread, long now, boolean preempted) {
    SchedulingEntity entity = thread.entity();
    if (entity.readySince < lastBoost) {
      entity.level = 0;
      entity.usedOfAllotment = 0;
    }
    entity.readySince = now;
    levels.get(entity.level).addLast(thread);
  }

  @Override
  public @Nullable T next(long now) {
    if (boost > 0 && now - lastBoost >= boost) {
      lastBoost = now;
      boostAll(now);
    }
    examined = 0;
    for (Deque<T> level : levels) {
      examined++;
      if (!level.isEmpty()) {
        return level.removeFirst();
      }
    }
    return null;
  }

  @Override
  public void ran(T thread, long cycles) {
    SchedulingEntity entity = thread.entity();
    entity.usedOfAllotment += cycles;
    if (entity.usedOfAllotment >= quantum(thread)) {
      entity.usedOfAllotment = 0;
      entity.level = Math.min(LEVELS - 1, entity.level + 1);
    }
  }

  @Override
  public void remove(T thread) {
    levels.forEach(level -> level.remove(thread));
  }

  @Override
  public boolean preempts(T running, long ranFor) {
    return levels.subList(0, running.entity().level).stream().anyMatch(l -> !l.isEmpty());
  }

  @Override
  public boolean hasReady() {
    return levels.stream().anyMatch(level -> !level.isEmpty());
  }

  @Override
  public long quantum(T thread) {
    return quantum << thread.entity().level;
  }

  @Override
  public int examined() {
    return examined;
  }

  private void boostAll(long now) {
    for (Deque<T> level : levels.subList(1, LEVELS)) {
      for (T thread : level) {
        thread.entity().level = 0;
        thread.entity().usedOfAllotment = 0;
        thread.entity().readySince = now;
        levels.get(0).addLast(thread);
      }
      level.clear();
    }
  }
}
