package ringside.kernel.sched;

import java.util.ArrayList;
import java.util.List;
import ringside.kernel.process.GuestThread;

/** What policies have in common that look through all ready threads, in the order they came. */
abstract class ListPolicy implements SchedulingPolicy {
  private final List<GuestThread> ready = new ArrayList<>();

  @Override
  public void add(GuestThread thread, long now, boolean preempted) {
    thread.entity().readySince = now;
    ready.add(thread);
  }

  @Override
  public void remove(GuestThread thread) {
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
  final List<GuestThread> ready() {
    return ready;
  }
}
