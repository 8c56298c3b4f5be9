package ringside.kernel.ipc;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.memory.Region;
import ringside.kernel.process.GuestThread;
import ringside.kernel.sched.Scheduler;
import ringside.kernel.sched.WaitQueue;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.KernelLayout;
import ringside.kernel.text.Routine;
import ringside.kernel.text.StaticWord;

/**
 * Who waits at which futex word (futex(2)). A word of private memory is told by address space and
 * address, one of shared memory by the pages that are shared and the place in them, so that
 * processes meet at it wherever they map it.
 */
public final class FutexTable {
  private final KernelCode code;
  private final KernelLayout layout;
  private final Scheduler scheduler;
  private final Map<Key, WaitQueue> queues = new LinkedHashMap<>();
  private final Map<GuestThread, Waiter> waiters = new LinkedHashMap<>();

  /** The same by word: who has been disturbed and not run since still waits. */
  private final Map<Key, Set<GuestThread>> waitersOf = new LinkedHashMap<>();

  /**
   * A word.
   *
   * @param object serial number of the address space or of the shared pages
   * @param address virtual in the space, or the offset in the pages; a multiple of 4
   */
  public record Key(long object, int address) {
    /** The word at an address of a space. */
    public static Key of(AddressSpace space, int address) {
      Region region = space.find(address);
      if (region == null || region.backing() == null || !region.isShared()) {
        return new Key(space.serial(), address);
      }
      int offset = address - region.start() + region.backingPage() * AddressSpace.PAGE;
      return new Key(region.backing().serial(), offset);
    }
  }

  private record Waiter(Key key, int bits) {}

  /** A table without waiters. */
  public FutexTable(KernelCode code, KernelLayout layout, Scheduler scheduler) {
    this.code = code;
    this.layout = layout;
    this.scheduler = scheduler;
  }

  /** The queue that a thread is to wait in for a word; it is counted as a waiter from now on. */
  public WaitQueue enter(Key key, GuestThread thread, int bits) {
    touchBucket(key);
    put(thread, new Waiter(key, bits));
    return queues.computeIfAbsent(key, FutexTable::queueOf);
  }

  /** Whether a thread has been woken since it entered; if not, it waits no longer now. */
  public boolean leave(GuestThread thread) {
    return remove(thread) == null;
  }

  /** Wakes up to a number of waiters of a word whose bits meet a mask; says how many. */
  public int wake(Key key, int most, int bits) {
    touchBucket(key);
    int woken = 0;
    for (GuestThread thread : waitersOf(key)) {
      code.run(Routine.FUTEX_WAKE);
      code.load(thread.linkField());
      Waiter waiter = waiters.get(thread);
      if (woken < most && waiter != null && (waiter.bits & bits) != 0) {
        remove(thread);
        scheduler.wake(thread, "futex woken");
        woken++;
      }
    }
    return woken;
  }

  /** Moves up to a number of waiters to another word without waking them; says how many. */
  public int requeue(Key from, Key to, int most) {
    touchBucket(to);
    int moved = 0;
    for (GuestThread thread : waitersOf(from)) {
      if (moved == most) {
        break;
      }
      code.run(Routine.FUTEX_WAKE);
      code.update(thread.linkField(), 0);
      Waiter waiter = remove(thread);
      WaitQueue target = queues.computeIfAbsent(to, FutexTable::queueOf);
      if (!thread.waitsOn().isEmpty()) {
        scheduler.moveWaiter(thread, target);
      }
      put(thread, new Waiter(to, waiter == null ? -1 : waiter.bits));
      moved++;
    }
    return moved;
  }

  /** A thread ends: it waits nowhere. */
  public void forget(GuestThread thread) {
    remove(thread);
  }

  /** Threads that wait at futexes. */
  public int waiting() {
    return waiters.size();
  }

  private List<GuestThread> waitersOf(Key key) {
    return List.copyOf(waitersOf.getOrDefault(key, Set.of()));
  }

  private void put(GuestThread thread, Waiter waiter) {
    waiters.put(thread, waiter);
    waitersOf.computeIfAbsent(waiter.key, key -> new LinkedHashSet<>()).add(thread);
  }

  private @Nullable Waiter remove(GuestThread thread) {
    Waiter waiter = waiters.remove(thread);
    if (waiter != null) {
      Set<GuestThread> others = waitersOf.getOrDefault(waiter.key, Set.of());
      others.remove(thread);
      if (others.isEmpty()) {
        waitersOf.remove(waiter.key);
        queues.remove(waiter.key);
      }
    }
    return waiter;
  }

  private void touchBucket(Key key) {
    code.run(Routine.FUTEX_HASH);
    int bucket = layout.staticWord(StaticWord.FUTEX_BUCKETS) + (key.address >>> 2 & 15) * 4;
    code.update(bucket, key.address);
  }

  private static WaitQueue queueOf(Key key) {
    return new WaitQueue("the futex at 0x" + Integer.toHexString(key.address));
  }
}
