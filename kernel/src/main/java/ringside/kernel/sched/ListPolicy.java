package ringside.kernel.sched;

import java.util.ArrayList;
import java.util.List;

/** What policies have in common that look through all ready threads, in the order they came. */
abstract class ListPolicy<T extends Schedulable> implements SchedulingPolicy<T> {
  private final List<T> ready = new ArrayList<>();

  @Override
  public void add(T thread, long now, boolean preempted) {
    thread.entity().readySince = now;
    ready.add(thread);
  }

  @Override
  public void remove(T thread) {
    ready.remove(thread);
  }

  @Override
  public boolean hasReady() {
    return !ready.isEmpty();
  }

  @Override
  public int examined() {
    return ready.size() + 1;
  }

  /** The ready threads, the longest ready first. */
  final List<T> ready() {
    return ready;
  }
}
