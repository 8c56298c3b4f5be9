package ringside.kernel.sched;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import ringside.kernel.process.GuestThread;

/** One queue: with a quantum it is round robin, without one first come first served. */
final class QueuePolicy implements SchedulingPolicy {
  private final Deque<GuestThread> ready = new ArrayDeque<>();
  private final long quantum;

  QueuePolicy(long quantum) {
    this.quantum = quantum;
  }

  @Override
  public void add(GuestThread thread, long now, boolean preempted) {
    ready.addLast(thread);
  }

  @Override
  public @Nullable GuestThread next(long now) {
    return ready.pollFirst();
  }

  @Override
  public void remove(GuestThread thread) {
    ready.remove(thread);
  }

  @Override
  public boolean preempts(GuestThread running, long ranFor) {
    return false;
  }

  @Override
  public boolean hasReady() {
    return !ready.isEmpty();
  }

  @Override
  public long quantum(GuestThread thread) {
    return quantum;
  }
}
