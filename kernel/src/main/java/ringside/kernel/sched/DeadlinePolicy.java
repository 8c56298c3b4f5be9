package ringside.kernel.sched;

import org.jspecify.annotations.Nullable;

/**
 * Earliest eligible virtual deadline first (Stoica and Abdel-Wahab 1995; Linux since 6.6): of those
 * who have had no more than their share, the one whose next slice is due first.
 */
final class DeadlinePolicy<T extends Schedulable> extends ListPolicy<T> {
  private final long slice;
  private @Nullable T running;

  /**
   * A policy without threads.
   *
   * @param slice cycles of a turn
   */
  DeadlinePolicy(long slice) {
    this.slice = slice;
  }

  @Override
  public void add(T thread, long now, boolean preempted) {
    SchedulingEntity entity = thread.entity();
    if (running == thread) {
      running = null;
    }
    if (!preempted) {
      // Who comes back begins without debt or credit.
      entity.virtualTime = Math.max(entity.virtualTime, average());
      entity.virtualDeadline = entity.virtualTime + entity.virtual(slice);
    }
    super.add(thread, now, preempted);
  }

  @Override
  public @Nullable T next(long now) {
    running = null;
    T best = best(average());
    if (best != null) {
      remove(best);
      running = best;
    }
    return best;
  }

  @Override
  public void ran(T thread, long cycles) {
    SchedulingEntity entity = thread.entity();
    entity.virtualTime += entity.virtual(cycles);
    if (entity.virtualTime >= entity.virtualDeadline) {
      entity.virtualDeadline = entity.virtualTime + entity.virtual(slice);
    }
  }

  @Override
  public boolean preempts(T thread, long ranFor) {
    T best = best(average());
    return best != null
        && ranFor >= slice / 8
        && best.entity().virtualDeadline < thread.entity().virtualDeadline;
  }

  @Override
  public long quantum(T thread) {
    return slice;
  }

  @Override
  public int examined() {
    return 32 - Integer.numberOfLeadingZeros(ready().size() + 1);
  }

  private @Nullable T best(long average) {
    T best = null;
    for (T thread : ready()) {
      boolean eligible = thread.entity().virtualTime <= average;
      boolean earlier =
          best == null || thread.entity().virtualDeadline < best.entity().virtualDeadline;
      if (eligible && earlier) {
        best = thread;
      }
    }
    return best;
  }

  /** The virtual time at which everybody would have had exactly its share. */
  private long average() {
    long weights = 0;
    long least = Long.MAX_VALUE;
    for (T thread : ready()) {
      least = Math.min(least, thread.entity().virtualTime);
    }
    long sum = 0;
    for (T thread : ready()) {
      weights += thread.entity().weight();
      sum += (thread.entity().virtualTime - least) * thread.entity().weight();
    }
    if (running != null) {
      least = weights == 0 ? running.entity().virtualTime : least;
      weights += running.entity().weight();
      sum += (running.entity().virtualTime - least) * running.entity().weight();
    }
    return weights == 0 ? 0 : least + Math.floorDiv(sum, weights);
  }
}
