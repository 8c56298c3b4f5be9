package ringside.kernel.ipc;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.Reason;
import ringside.kernel.event.WaitTarget;
import ringside.kernel.sched.Schedulable;
import ringside.kernel.sched.Scheduler;
import ringside.kernel.sched.SchedulingEntity;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.WaitQueue;

/**
 * Locks whose holder runs with the priority of the most urgent who waits for it, so that nobody in
 * between keeps both from running (futex(2), "Priority-inheritance futexes"; Sha, Rajkumar and
 * Lehoczky 1990; Linux: futex_pi_state over rt_mutex). The kernel knows a lock only while somebody
 * waits; who holds it stands in the word.
 */
public final class PriorityFutexes<T extends Schedulable> {
  private final KernelCode code;
  private final FutexTable futexes;
  private final Scheduler<T> scheduler;
  private final Map<FutexTable.Key, Lock<T>> locks = new LinkedHashMap<>();
  private final Map<T, Lock<T>> waitsFor = new LinkedHashMap<>();

  /** What somebody waits for, by who holds it (Linux: pi_state_list). */
  private final Map<T, Set<Lock<T>>> held = new LinkedHashMap<>();

  private final Map<T, Grant> grants = new LinkedHashMap<>();

  /** A lock that somebody waits for. */
  public static final class Lock<T extends Schedulable> {
    private final FutexTable.Key key;
    private final WaitQueue queue;
    private final Set<T> waiters = new LinkedHashSet<>();
    private T owner;

    private Lock(FutexTable.Key key, T owner) {
      this.key = key;
      this.owner = owner;
      String address = "0x" + Integer.toHexString(key.address());
      this.queue = new WaitQueue(new WaitTarget(WaitTarget.Kind.FUTEX, address));
    }

    /** Who holds it. */
    public T owner() {
      return owner;
    }

    /** Where the others wait. */
    public WaitQueue queue() {
      return queue;
    }
  }

  /**
   * A lock was handed over.
   *
   * @param died whether who held it has ended with it
   */
  public record Grant(boolean died) {}

  /** No locks. */
  public PriorityFutexes(KernelCode code, FutexTable futexes, Scheduler<T> scheduler) {
    this.code = code;
    this.futexes = futexes;
    this.scheduler = scheduler;
  }

  /** The lock of a word, or null where nobody waits for it. */
  public @Nullable Lock<T> find(FutexTable.Key key) {
    futexes.touch(key);
    return locks.get(key);
  }

  /** The lock of a word that somebody will wait for now. */
  public Lock<T> contended(FutexTable.Key key, T owner) {
    Lock<T> lock = locks.computeIfAbsent(key, each -> new Lock<>(key, owner));
    own(owner, lock);
    return lock;
  }

  /**
   * Lets a thread wait for a lock; its holder, and whom that waits for, run as urgently from now
   * on.
   *
   * @return false where they wait for the thread itself (EDEADLK)
   */
  public boolean enter(Lock<T> lock, T waiter) {
    for (Lock<T> next = lock; next != null; next = waitsFor.get(next.owner)) {
      code.run(Routine.PICK_COMPARE);
      if (next.owner == waiter) {
        forgetUnused(lock);
        return false;
      }
    }
    code.update(waiter.linkField(), lock.key.address());
    lock.waiters.add(waiter);
    waitsFor.put(waiter, lock);
    if (code.events().happens(EventKind.LOCK)) {
      long object = lock.key.object();
      code.events().tell(new Event.FutexWaited(code.events().now(), object, lock.key.address()));
    }
    lend(lock.owner);
    return true;
  }

  /** The lock that a thread waits for, or null. */
  public @Nullable Lock<T> awaitedBy(T waiter) {
    return waitsFor.get(waiter);
  }

  /** Takes note that a thread has been handed what it waited for, or null. */
  public @Nullable Grant takeGrant(T waiter) {
    return grants.remove(waiter);
  }

  /** Who gets a lock next: the highest real-time priority, the first of them who came. */
  public T next(Lock<T> lock) {
    T best = lock.waiters.iterator().next();
    for (T waiter : lock.waiters) {
      code.run(Routine.PICK_COMPARE);
      code.load(waiter.stateField());
      if (waiter.entity().urgency() > best.entity().urgency()) {
        best = waiter;
      }
    }
    return best;
  }

  /** Hands a lock over, and wakes who has it now. */
  public void handOver(Lock<T> lock, T next, boolean died) {
    T before = lock.owner;
    code.run(Routine.FUTEX_WAKE);
    lock.waiters.remove(next);
    waitsFor.remove(next);
    disown(before, lock);
    lock.owner = next;
    own(next, lock);
    grants.put(next, new Grant(died));
    forgetUnused(lock);
    lend(before);
    lend(next);
    next.wake(Reason.FUTEX_WOKEN);
    if (code.events().happens(EventKind.LOCK)) {
      FutexTable.Key key = lock.key;
      code.events().tell(new Event.FutexWoken(code.events().now(), key.object(), key.address(), 1));
    }
  }

  /** A thread gets a lock that nobody had, on behalf of another who moves it there. */
  public void grant(T thread) {
    grants.put(thread, new Grant(false));
    thread.wake(Reason.FUTEX_WOKEN);
  }

  /** A thread waits no longer: its time is over, a signal has come, or it ends. */
  public void leave(T waiter) {
    grants.remove(waiter);
    Lock<T> lock = waitsFor.remove(waiter);
    if (lock != null) {
      lock.waiters.remove(waiter);
      forgetUnused(lock);
      lend(lock.owner);
    }
  }

  /** A thread ends: it waits for nothing, and what it holds goes to others who learn of it. */
  public void ended(T thread) {
    leave(thread);
    for (Lock<T> lock : List.copyOf(heldBy(thread))) {
      handOver(lock, next(lock), true);
    }
  }

  /** A thread has another priority of its own: whom it waits for runs as urgently. */
  public void changed(T thread) {
    Lock<T> lock = waitsFor.get(thread);
    if (lock != null) {
      lend(lock.owner);
    }
  }

  private Set<Lock<T>> heldBy(T owner) {
    return held.getOrDefault(owner, Set.of());
  }

  private void own(T owner, Lock<T> lock) {
    held.computeIfAbsent(owner, each -> new LinkedHashSet<>()).add(lock);
  }

  private void disown(T owner, Lock<T> lock) {
    Set<Lock<T>> left = heldBy(owner);
    left.remove(lock);
    if (left.isEmpty()) {
      held.remove(owner);
    }
  }

  private void forgetUnused(Lock<T> lock) {
    if (lock.waiters.isEmpty()) {
      locks.remove(lock.key);
      disown(lock.owner, lock);
    }
  }

  /** What a holder is lent, and whom it waits for in turn (Linux: rt_mutex_adjust_prio_chain). */
  private void lend(T holder) {
    int urgency = 0;
    int nice = SchedulingEntity.LEAST_NICE;
    for (Lock<T> lock : heldBy(holder)) {
      for (T waiter : lock.waiters) {
        code.run(Routine.PICK_COMPARE);
        code.load(waiter.stateField());
        urgency = Math.max(urgency, waiter.entity().urgency());
        nice = Math.min(nice, waiter.entity().urgentNice());
      }
    }
    SchedulingEntity entity = holder.entity();
    if (!entity.isLent(urgency, nice)) {
      int newUrgency = urgency;
      int newNice = nice;
      code.run(Routine.SET_FIELD);
      code.store(holder.stateField(), holder.state().ordinal());
      scheduler.change(holder, () -> entity.lend(newUrgency, newNice));
      tellOf(holder);
      changed(holder);
    }
  }

  private void tellOf(T holder) {
    if (code.events().happens(EventKind.LOCK)) {
      SchedulingEntity entity = holder.entity();
      code.events()
          .tell(
              new Event.PriorityLent(
                  code.events().now(),
                  holder.tid(),
                  entity.isLentAny(),
                  entity.urgency(),
                  entity.urgentNice()));
    }
  }
}
