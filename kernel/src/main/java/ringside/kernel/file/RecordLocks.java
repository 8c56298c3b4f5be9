package ringside.kernel.file;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.kernel.memory.KernelHeap;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.sched.Scheduler;
import ringside.kernel.sched.WaitQueue;
import ringside.kernel.text.Routine;

/**
 * Locks on ranges of a file (fcntl(2)), or on all of it (flock(2)). Each is a kernel object. Where
 * a descriptor table owns them, closing any descriptor of the file gives up all of its.
 */
public final class RecordLocks {
  private static final int OBJECT_BYTES = 64;

  private final List<Lock> held = new ArrayList<>();
  private final WaitQueue released = new WaitQueue("a record lock to be released");

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
    for (Lock lock : held) {
      compare(memory, lock);
      boolean both = exclusive || lock.exclusive;
      if (lock.owner != owner && both && lock.overlaps(start, end)) {
        return lock;
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
      Scheduler scheduler,
      LockOwner owner,
      int pid,
      boolean exclusive,
      long start,
      long end) {
    long from = start;
    long to = end;
    for (Lock lock : held) {
      compare(memory, lock);
      if (lock.owner == owner && lock.exclusive == exclusive && lock.touches(start, end)) {
        from = Math.min(from, lock.start);
        to = Math.max(to, lock.end);
      }
    }
    clear(memory, scheduler, owner, from, to);
    add(memory, new Lock(owner, pid, exclusive, from, to, 0));
  }

  /** Gives up what an owner holds of a range; waiters try again. */
  public void clear(
      KernelMemory memory, Scheduler scheduler, LockOwner owner, long start, long end) {
    boolean changed = false;
    for (Lock lock : List.copyOf(held)) {
      compare(memory, lock);
      if (lock.owner == owner && lock.overlaps(start, end)) {
        cut(memory, lock, start, end);
        changed = true;
      }
    }
    if (changed) {
      scheduler.wakeAll(released, "a record lock was released");
    }
  }

  /** Whether an owner holds a lock of a kind. */
  public boolean has(LockOwner owner, boolean exclusive) {
    return held.stream().anyMatch(lock -> lock.owner == owner && lock.exclusive == exclusive);
  }

  /** Whether an owner holds none. */
  boolean none(LockOwner owner) {
    return held.stream().noneMatch(lock -> lock.owner == owner);
  }

  /** Where to wait for a lock to be released. */
  public WaitQueue released() {
    return released;
  }

  private static void compare(KernelMemory memory, Lock lock) {
    memory.code().run(Routine.LOCK_COMPARE);
    memory.code().load(lock.object);
  }

  private void cut(KernelMemory memory, Lock lock, long start, long end) {
    held.remove(lock);
    KernelHeap heap = memory.heap();
    heap.release(lock.object, OBJECT_BYTES);
    if (lock.start < start) {
      add(memory, new Lock(lock.owner, lock.pid, lock.exclusive, lock.start, start - 1, 0));
    }
    if (lock.end > end) {
      add(memory, new Lock(lock.owner, lock.pid, lock.exclusive, end + 1, lock.end, 0));
    }
  }

  private void add(KernelMemory memory, Lock lock) {
    int object = memory.heap().allocate(OBJECT_BYTES);
    memory.code().store(object, lock.pid);
    memory.code().store(object + 4, (int) lock.start);
    memory.code().store(object + 8, (int) lock.end);
    held.add(new Lock(lock.owner, lock.pid, lock.exclusive, lock.start, lock.end, object));
  }
}
