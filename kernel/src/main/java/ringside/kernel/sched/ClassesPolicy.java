package ringside.kernel.sched;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The real-time classes of sched(7) above a policy for all others: the highest priority runs, at
 * once and as long as it wants; SCHED_RR takes turns among equals.
 */
final class ClassesPolicy<T extends Schedulable> implements SchedulingPolicy<T> {
  private final SchedulingPolicy<T> others;
  private final long turn;
  private final TreeMap<Integer, Deque<T>> realtime = new TreeMap<>();

  /**
   * Real-time classes without threads.
   *
   * @param turn cycles of a turn of SCHED_RR
   */
  ClassesPolicy(SchedulingPolicy<T> others, long turn) {
    this.others = others;
    this.turn = turn;
  }

  @Override
  public void add(T thread, long now, boolean preempted) {
    SchedulingEntity entity = thread.entity();
    if (entity.urgency() == 0) {
      others.add(thread, now, preempted);
      return;
    }
    Deque<T> equals = realtime.computeIfAbsent(entity.urgency(), p -> new ArrayDeque<>());
    boolean turnLeft = entity.leftOfTurn > 0;
    if (preempted && turnLeft) {
      equals.addFirst(thread);
    } else {
      entity.leftOfTurn = 0;
      equals.addLast(thread);
    }
  }

  @Override
  public @Nullable T next(long now) {
    if (realtime.isEmpty()) {
      return others.next(now);
    }
    Deque<T> highest = realtime.lastEntry().getValue();
    T thread = highest.removeFirst();
    if (highest.isEmpty()) {
      realtime.pollLastEntry();
    }
    if (thread.entity().leftOfTurn <= 0) {
      thread.entity().leftOfTurn = length(thread);
    }
    return thread;
  }

  @Override
  public void remove(T thread) {
    others.remove(thread);
    realtime.values().forEach(queue -> queue.remove(thread));
    realtime.values().removeIf(Deque::isEmpty);
  }

  @Override
  public void ran(T thread, long cycles) {
    if (thread.entity().urgency() > 0) {
      thread.entity().leftOfTurn -= cycles;
    } else {
      others.ran(thread, cycles);
    }
  }

  @Override
  public boolean preempts(T running, long ranFor) {
    int priority = running.entity().urgency();
    boolean higher = !realtime.isEmpty() && realtime.lastKey() > priority;
    return higher || priority == 0 && realtime.isEmpty() && others.preempts(running, ranFor);
  }

  @Override
  public boolean hasReady() {
    return !realtime.isEmpty() || others.hasReady();
  }

  @Override
  public long quantum(T thread) {
    boolean ofRealtime = thread.entity().urgency() > 0;
    return ofRealtime ? thread.entity().leftOfTurn : others.quantum(thread);
  }

  @Override
  public int examined() {
    return realtime.isEmpty() ? others.examined() : 1;
  }

  private long length(T thread) {
    return thread.entity().schedulingClass() == SchedulingClass.RR ? turn : UNLIMITED;
  }
}
