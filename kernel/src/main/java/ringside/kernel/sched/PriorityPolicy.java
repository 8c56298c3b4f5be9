package ringside.kernel.sched;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ringside.kernel.process.GuestThread;

/** Lower nice values first, and at once; round robin among equals. Starvation is possible. */
final class PriorityPolicy implements SchedulingPolicy {
  private final TreeMap<Integer, Deque<GuestThread>> ready = new TreeMap<>();
  private final long quantum;

  PriorityPolicy(long quantum) {
    this.quantum = quantum;
  }

  @Override
  public void add(GuestThread thread) {
    ready.computeIfAbsent(thread.nice(), nice -> new ArrayDeque<>()).addLast(thread);
  }

  @Override
  public @Nullable GuestThread next() {
    return ready.isEmpty() ? null : take();
  }

  @Override
  public void remove(GuestThread thread) {
    ready.values().forEach(queue -> queue.remove(thread));
    ready.values().removeIf(Deque::isEmpty);
  }

  @Override
  public boolean preempts(GuestThread running) {
    return !ready.isEmpty() && ready.firstKey() < running.nice();
  }

  @Override
  public boolean hasReady() {
    return !ready.isEmpty();
  }

  @Override
  public long quantum() {
    return quantum;
  }

  private GuestThread take() {
    Deque<GuestThread> first = ready.firstEntry().getValue();
    GuestThread thread = first.removeFirst();
    if (first.isEmpty()) {
      ready.pollFirstEntry();
    }
    return thread;
  }
}
