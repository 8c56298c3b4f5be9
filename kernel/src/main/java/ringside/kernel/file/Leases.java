package ringside.kernel.file;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.event.Reason;
import ringside.kernel.event.WaitTarget;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.TimerQueue;
import ringside.kernel.wait.WaitQueue;

/**
 * Who is to be asked before a file is opened (fcntl(2), "Leases"; Linux: fs/locks.c). A lease to
 * read stands in the way of those who write, one to write in everybody's. Each is a kernel object.
 */
public final class Leases {
  /** F_RDLCK. */
  public static final int READ = 0;

  /** F_WRLCK. */
  public static final int WRITE = 1;

  /** F_UNLCK. */
  public static final int NONE = 2;

  /** /proc/sys/fs/lease-break-time. */
  public static final int BREAK_SECONDS = 45;

  private static final int OBJECT_BYTES = 64;

  private final FileSystem fileSystem;
  private final List<Lease> leases = new ArrayList<>();
  private final WaitQueue given = new WaitQueue(WaitTarget.of(WaitTarget.Kind.LOCK));

  /** A lease, and what is to become of it. */
  private static final class Lease {
    private final OpenFile holder;
    private final Runnable teller;
    private final int object;
    private int type;
    private int target;
    private long deadline = TimerQueue.NEVER;

    private Lease(OpenFile holder, Runnable teller, int object, int type) {
      this.holder = holder;
      this.teller = teller;
      this.object = object;
      this.type = type;
      this.target = type;
    }

    private void become(int wanted, long until) {
      target = wanted;
      deadline = Math.min(deadline, until);
      teller.run();
    }
  }

  Leases(FileSystem fileSystem) {
    this.fileSystem = fileSystem;
  }

  /** What the holder of a lease has, or will be left (F_GETLEASE). */
  public int of(OpenFile holder) {
    Lease lease = find(holder);
    return lease == null ? NONE : lease.target;
  }

  /**
   * Takes, changes or gives up a lease (F_SETLEASE).
   *
   * @param teller what is done when somebody else wants the file
   * @throws FileError EAGAIN where there is none to give up, or others are in the way
   */
  public void set(OpenFile holder, int type, Runnable teller) {
    Lease lease = find(holder);
    if (type == NONE) {
      if (lease == null) {
        throw new FileError(Errno.EAGAIN);
      }
      end(lease);
      return;
    }
    requireNoOther(holder, type);
    if (lease == null) {
      leases.add(new Lease(holder, teller, memory().heap().allocate(OBJECT_BYTES), type));
      return;
    }
    lease.type = type;
    lease.target = type;
    lease.deadline = TimerQueue.NEVER;
    memory().code().store(lease.object, type);
    fileSystem.wakeups().wakeAll(given, Reason.LOCK_RELEASED);
  }

  private void requireNoOther(OpenFile holder, int type) {
    for (Lease lease : leases) {
      compare(lease);
      boolean others = lease.holder != holder;
      if (others && (type == WRITE || lease.target == NONE)) {
        throw new FileError(Errno.EAGAIN);
      }
    }
  }

  /** Who has it is closed. */
  void forget(OpenFile holder) {
    Lease lease = find(holder);
    if (lease != null) {
      end(lease);
    }
  }

  /**
   * Somebody opens the file: who has leases in his way are told, and asked to give them up.
   *
   * @throws LeaseHeld where there are such
   */
  void requireFree(boolean writes) {
    long now = fileSystem.cycles();
    takeOverdue(now);
    long until = now + fileSystem.toCycles(BREAK_SECONDS);
    long first = TimerQueue.NEVER;
    for (Lease lease : List.copyOf(leases)) {
      compare(lease);
      if (writes || lease.type == WRITE) {
        int wanted = writes ? NONE : READ;
        if (lease.target != NONE && lease.target != wanted) {
          lease.become(wanted, until);
        }
        first = Math.min(first, lease.deadline);
      }
    }
    if (first < TimerQueue.NEVER) {
      throw new LeaseHeld(given, first);
    }
  }

  private void takeOverdue(long now) {
    for (Lease lease : List.copyOf(leases)) {
      if (lease.deadline > now) {
        continue;
      }
      if (lease.target == NONE) {
        end(lease);
      } else {
        lease.type = lease.target;
        lease.deadline = TimerQueue.NEVER;
      }
    }
  }

  private void end(Lease lease) {
    leases.remove(lease);
    memory().heap().release(lease.object, OBJECT_BYTES);
    fileSystem.wakeups().wakeAll(given, Reason.LOCK_RELEASED);
  }

  private @Nullable Lease find(OpenFile holder) {
    for (Lease lease : leases) {
      compare(lease);
      if (lease.holder == holder) {
        return lease;
      }
    }
    return null;
  }

  private void compare(Lease lease) {
    memory().code().run(Routine.LOCK_COMPARE);
    memory().code().load(lease.object);
  }

  private KernelMemory memory() {
    return fileSystem.memory();
  }
}
