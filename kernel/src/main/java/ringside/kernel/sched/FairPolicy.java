package ringside.kernel.sched;

import org.jspecify.annotations.Nullable;

/**
 * Fair shares by weight, as Linux had them until 6.5 (CFS): who has run least on its virtual clock
 * runs next; a turn is a share of a period in which everybody runs once.
 */
final class FairPolicy<T extends Schedulable> extends ListPolicy<T> {
  private static final int TURNS_IN_PERIOD = 4;

  private final long granularity;
  private long minimum;

  /**
   * A policy without threads.
   *
   * @param granularity the shortest turn, in cycles
   */
  FairPolicy(long granularity) {
    this.granularity = granularity;
  }

  @Override
  public void add(T thread, long now, boolean preempted) {
    SchedulingEntity entity = thread.entity();
    // Who has slept is not owed all of that time: half a period of it is enough to run soon.
    long placed = preempted ? minimum : minimum - granularity * TURNS_IN_PERIOD / 2;
    entity.virtualTime = Math.max(entity.virtualTime, placed);
    super.add(thread, now, preempted);
  }

  @Override
  public @Nullable T next(long now) {
    T first = first();
    if (first != null) {
      remove(first);
      minimum = Math.max(minimum, first.entity().virtualTime);
    }
    return first;
  }

  @Override
  public void ran(T thread, long cycles) {
    thread.entity().virtualTime += thread.entity().virtual(cycles);
  }

  @Override
  public boolean preempts(T running, long ranFor) {
    T first = first();
    if (first == null) {
      return false;
    }
    long now = running.entity().virtualTime + running.entity().virtual(ranFor);
    return now - first.entity().virtualTime > first.entity().virtual(granularity);
  }

  @Override
  public long quantum(T thread) {
    long all = thread.entity().weight();
    for (T other : ready()) {
      all += other.entity().weight();
    }
    long period = granularity * Math.max(TURNS_IN_PERIOD, ready().size() + 1);
    return Math.max(granularity, period * thread.entity().weight() / all);
  }

  /** A red-black tree of the ready ones finds the leftmost. */
  @Override
  public int examined() {
    return 32 - Integer.numberOfLeadingZeros(ready().size() + 1);
  }

  private @Nullable T first() {
    T first = null;
    for (T thread : ready()) {
      if (first == null || thread.entity().virtualTime < first.entity().virtualTime) {
        first = thread;
      }
    }
    return first;
  }
}
