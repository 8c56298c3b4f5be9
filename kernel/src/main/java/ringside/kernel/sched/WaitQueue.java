package ringside.kernel.sched;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import ringside.kernel.process.GuestThread;

/** Threads that wait for the same thing, first come first served. */
public final class WaitQueue {
  private final String what;
  private final Deque<GuestThread> threads = new ArrayDeque<>();
  private final List<Exclusive> exclusive = new ArrayList<>();
  private long wakes;

  /** One of several who are told of an event in turn, not all together (EPOLLEXCLUSIVE). */
  public interface Exclusive {
    /** It is his turn; says whether he makes use of it, so that nobody else need be told. */
    boolean takeTurn();
  }

  /**
   * An empty queue.
   *
   * @param what the thing waited for, as a deadlock report names it: "the pipe to be read"
   */
  public WaitQueue(String what) {
    this.what = what;
  }

  /** What its threads wait for. */
  public String what() {
    return what;
  }

  /** Who waits, in order. */
  public Collection<GuestThread> threads() {
    return Collections.unmodifiableCollection(threads);
  }

  /** Whether nobody waits. */
  public boolean isEmpty() {
    return threads.isEmpty();
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

  void add(GuestThread thread) {
    threads.addLast(thread);
  }

  void remove(GuestThread thread) {
    threads.remove(thread);
  }
}
