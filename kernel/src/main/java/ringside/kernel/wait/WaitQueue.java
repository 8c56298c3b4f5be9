package ringside.kernel.wait;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import ringside.kernel.event.WaitTarget;

/** Those who wait for the same thing, first come first served. */
public final class WaitQueue {
  private final WaitTarget target;

  /** Mostly few wait, and in most queues of a process nobody ever does. */
  private final Deque<Waiter> waiters = new ArrayDeque<>(2);

  private final List<Exclusive> exclusive = new ArrayList<>();
  private List<Listener> listeners = List.of();
  private long wakes;

  /** Who hears of every event without waiting (Linux: struct fasync_struct). */
  @FunctionalInterface
  public interface Listener {
    /** Something has happened. */
    void happened();
  }

  /** One of several who are told of an event in turn, not all together (EPOLLEXCLUSIVE). */
  public interface Exclusive {
    /** It is his turn; says whether he makes use of it, so that nobody else need be told. */
    boolean takeTurn();
  }

  /**
   * An empty queue.
   *
   * @param target the thing waited for
   */
  public WaitQueue(WaitTarget target) {
    this.target = target;
  }

  /** What they wait for. */
  public WaitTarget target() {
    return target;
  }

  /** Who waits, in order. */
  public Collection<Waiter> waiters() {
    return Collections.unmodifiableCollection(waiters);
  }

  /** Whether nobody waits. */
  public boolean isEmpty() {
    return waiters.isEmpty();
  }

  /**
   * How often its waiters have been told that something happened, counted also where nobody waited:
   * edge-triggered epoll sees by it whether something is new.
   */
  public long wakes() {
    return wakes;
  }

  void told() {
    wakes++;
  }

  /** Somebody more is to be told in turn. */
  public void add(Exclusive one) {
    exclusive.add(one);
  }

  /** Somebody is not to be told any more. */
  public void remove(Exclusive one) {
    exclusive.remove(one);
  }

  /** Who is to be told in turn, as it is now. */
  List<Exclusive> exclusive() {
    return List.copyOf(exclusive);
  }

  /** Somebody is to hear of every event. */
  public void add(Listener one) {
    List<Listener> all = new ArrayList<>(listeners);
    all.add(one);
    listeners = List.copyOf(all);
  }

  /** Somebody is not to hear any more. */
  public void remove(Listener one) {
    listeners = listeners.stream().filter(other -> other != one).toList();
  }

  /** Who hears of every event, as it is now. */
  List<Listener> listeners() {
    return listeners;
  }

  /** Somebody begins to wait. */
  public void add(Waiter waiter) {
    waiters.addLast(waiter);
  }

  void remove(Waiter waiter) {
    waiters.remove(waiter);
  }
}
