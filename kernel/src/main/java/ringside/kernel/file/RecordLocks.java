package ringside.kernel.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ringside.kernel.event.Reason;
import ringside.kernel.event.WaitTarget;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.WaitQueue;
import ringside.kernel.wait.Wakeups;

/**
 * Locks on ranges of a file (fcntl(2)), or on all of it (flock(2)). Each is a kernel object. Where
 * a descriptor table owns them, closing any descriptor of the file gives up all of its.
 */
public final class RecordLocks {
  private static final int OBJECT_BYTES = 64;

  /**
   * As Linux keeps them: by owner in the order in which they came, and of one by where they begin.
   */
  private final Map<LockOwner, Map<Long, Lock>> held = new LinkedHashMap<>();

  private final WaitQueue released = new WaitQueue(WaitTarget.of(WaitTarget.Kind.LOCK));

  /**
   * A lock.
   *
   * @param pid the process that took it, or -1 where an open file description has it
   * @param exclusive whether for writing
   * @param start first byte
   * @param end last byte, Long.MAX_VALUE for all to come
   * @param object its kernel object
   */
  public record Lock(
      LockOwner owner, int pid, boolean exclusive, long start, long end, int object) {
    private boolean overlaps(long from, long to) {
      return start <= to && from <= end;
    }

    private boolean touches(long from, long to) {
      return start - 1 <= to && from - 1 <= end; // by subtraction: no end is beyond the last byte
    }
  }

  /** The first lock of another that stands in the way, or null. */
  public @Nullable Lock conflict(
      KernelMemory memory, LockOwner owner, boolean exclusive, long start, long end) {
    for (Map<Long, Lock> locks : held.values()) {
      for (Lock lock : locks.values()) {
        compare(memory, lock);
        boolean both = exclusive || lock.exclusive;
        if (lock.owner != owner && both && lock.overlaps(start, end)) {
          return lock;
        }
      }
    }
    return null;
  }

  /**
   * Takes a lock that conflicts with none, in the place of what the owner had of the range. It
   * becomes one with those of its kind that it touches, as F_GETLK shows.
   */
  public void set(
      KernelMemory memory,
      Wakeups wakeups,
      LockOwner owner,
      int pid,
      boolean exclusive,
      long start,
      long end) {
    long from = start;
    long to = end;
    for (Lock lock : of(owner)) {
      compare(memory, lock);
      if (lock.exclusive == exclusive && lock.touches(start, end)) {
        from = Math.min(from, lock.start);
        to = Math.max(to, lock.end);
      }
    }
    Lock taken = made(memory, owner, pid, exclusive, from, to);
    try {
      cutOut(memory, wakeups, owner, from, to);
    } catch (OutOfMemory none) {
      memory.heap().release(taken.object, OBJECT_BYTES);
      throw none;
    }
    put(taken);
  }

  /** Gives up what an owner holds of a range; waiters try again. */
  public void clear(KernelMemory memory, Wakeups wakeups, LockOwner owner, long start, long end) {
    cutOut(memory, wakeups, owner, start, end);
    if (of(owner).isEmpty()) {
      held.remove(owner);
    }
  }

  /** All locks, for one who only looks. */
  public List<Lock> all() {
    return held.values().stream().flatMap(locks -> locks.values().stream()).toList();
  }

  /** Whether an owner holds a lock of a kind. */
  public boolean has(LockOwner owner, boolean exclusive) {
    return of(owner).stream().anyMatch(lock -> lock.exclusive == exclusive);
  }

  /** Whether an owner holds none. */
  public boolean none(LockOwner owner) {
    return of(owner).isEmpty();
  }

  /** Where to wait for a lock to be released. */
  public WaitQueue released() {
    return released;
  }

  private List<Lock> of(LockOwner owner) {
    Map<Long, Lock> locks = held.get(owner);
    return locks == null ? List.of() : List.copyOf(locks.values());
  }

  /** The owner keeps its place among the others, whatever is left. */
  private void cutOut(KernelMemory memory, Wakeups wakeups, LockOwner owner, long start, long end) {
    boolean changed = false;
    for (Lock lock : of(owner)) {
      compare(memory, lock);
      if (lock.overlaps(start, end)) {
        cut(memory, lock, start, end);
        changed = true;
      }
    }
    if (changed) {
      wakeups.wakeAll(released, Reason.LOCK_RELEASED);
    }
  }

  private static void compare(KernelMemory memory, Lock lock) {
    memory.code().run(Routine.LOCK_COMPARE);
    memory.code().load(lock.object);
  }

  /** What is left of a lock takes its place; where there is no room for that, the lock stays. */
  private void cut(KernelMemory memory, Lock lock, long start, long end) {
    List<Lock> left = new ArrayList<>();
    try {
      if (lock.start < start) {
        left.add(made(memory, lock.owner, lock.pid, lock.exclusive, lock.start, start - 1));
      }
      if (lock.end > end) {
        left.add(made(memory, lock.owner, lock.pid, lock.exclusive, end + 1, lock.end));
      }
    } catch (OutOfMemory none) {
      left.forEach(one -> memory.heap().release(one.object, OBJECT_BYTES));
      throw none;
    }
    ofOwner(lock.owner).remove(lock.start);
    memory.heap().release(lock.object, OBJECT_BYTES);
    left.forEach(this::put);
  }

  private static Lock made(
      KernelMemory memory, LockOwner owner, int pid, boolean exclusive, long start, long end) {
    int object = memory.heap().allocate(OBJECT_BYTES);
    memory.code().store(object, pid);
    memory.code().store(object + 4, (int) start);
    memory.code().store(object + 8, (int) end);
    return new Lock(owner, pid, exclusive, start, end, object);
  }

  private void put(Lock lock) {
    ofOwner(lock.owner).put(lock.start, lock);
  }

  private Map<Long, Lock> ofOwner(LockOwner owner) {
    return held.computeIfAbsent(owner, one -> new TreeMap<>());
  }
}
