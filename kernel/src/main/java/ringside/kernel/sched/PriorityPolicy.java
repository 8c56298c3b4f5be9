package ringside.kernel.sched;

import org.jspecify.annotations.Nullable;

/**
 * Lower nice values first, and at once; round robin among equals. A thread that waits gains one
 * step for every so many cycles (ageing), so that it does not starve; when it has run, it is back
 * where it was.
 */
final class PriorityPolicy<T extends Schedulable> extends ListPolicy<T> {
  private static final int FIRST = -20;

  private final long quantum;
  private final long ageing;
  private long clock;

  /**
   * A policy without threads.
   *
   * @param ageing cycles of waiting that count as one nice step, 0 for no ageing
   */
  PriorityPolicy(long quantum, long ageing) {
    this.quantum = quantum;
    this.ageing = ageing;
  }

  @Override
  public @Nullable T next(long now) {
    clock = now;
    T best = best();
    if (best != null) {
      remove(best);
    }
    return best;
  }

  @Override
  public boolean preempts(T running, long ranFor) {
    T best = best();
    return best != null && best.entity().urgentNice() < running.entity().urgentNice();
  }

  @Override
  public long quantum(T thread) {
    return quantum;
  }

  private @Nullable T best() {
    T best = null;
    for (T thread : ready()) {
      if (best == null || effective(thread) < effective(best)) {
        best = thread;
      }
    }
    return best;
  }

  private long effective(T thread) {
    long waited = Math.max(0, clock - thread.entity().readySince);
    long gained = ageing == 0 ? 0 : waited / ageing;
    return Math.max(FIRST, thread.entity().urgentNice() - gained);
  }
}
