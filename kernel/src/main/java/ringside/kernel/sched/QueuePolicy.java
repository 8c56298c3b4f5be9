package ringside.kernel.sched;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** One queue: with a quantum it is round robin, without one first come first served. */
final class QueuePolicy<T extends Schedulable> implements SchedulingPolicy<T> {
  private final Deque<T> ready = new ArrayDeque<>();
  private final long quantum;

  QueuePolicy(long quantum) {
    this.quantum = quantum;
  }

  @Override
  public void add(T thread, long now, boolean preempted) {
    ready.addLast(thread);
  }

  @Override
  public @Nullable T next(long now) {
    return ready.pollFirst();
  }

  @Override
  public void remove(T thread) {
    ready.remove(thread);
  }

  @Override
  public boolean preempts(T running, long ranFor) {
    return false;
  }

  @Override
  public boolean hasReady() {
    return !ready.isEmpty();
  }

  @Override
  public long quantum(T thread) {
    return quantum;
  }
}
