package ringside.kernel.ipc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.kernel.choice.Choices;
import ringside.kernel.choice.ScheduleException;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.Reason;
import ringside.kernel.event.Stamp;
import ringside.kernel.event.WaitTarget;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.memory.Region;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.KernelLayout;
import ringside.kernel.text.Routine;
import ringside.kernel.text.StaticWord;
import ringside.kernel.wait.WaitQueue;
import ringside.kernel.wait.Waiter;
import ringside.kernel.wait.Wakeups;

/**
 * Who waits at which futex word (futex(2)). A word of private memory is told by address space and
 * address, one of shared memory by the pages that are shared and the place in them, so that
 * processes meet at it wherever they map it.
 */
public final class FutexTable {
  /**
   * What the ledger adds to the name of a call on a word that somebody asks about, and to the
   * switch away from who waits there.
   */
  public static final String OF_LOCK = " (lock)";

  private final KernelCode code;
  private final KernelLayout layout;
  private final Wakeups wakeups;
  private final Choices choices;
  private final Map<Key, WaitQueue> queues = new LinkedHashMap<>();
  private final Map<Waiter, Wait> waiters = new LinkedHashMap<>();

  /** The same by word: who has been disturbed and not run since still waits. */
  private final Map<Key, Set<Waiter>> waitersOf = new LinkedHashMap<>();

  /** How many of all are to be moved to a lock. */
  private int targets;

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

  /**
   * A wait.
   *
   * @param target the lock that the waiter is to be moved to, and nowhere else
   */
  private record Wait(Key key, int bits, @Nullable Key target) {}

  /** A table without waiters. */
  public FutexTable(KernelCode code, KernelLayout layout, Wakeups wakeups, Choices choices) {
    this.code = code;
    this.layout = layout;
    this.wakeups = wakeups;
    this.choices = choices;
  }

  /** The queue that a thread is to wait in for a word; it is counted as a waiter from now on. */
  public WaitQueue enter(Key key, Waiter waiter, int bits) {
    return enter(waiter, new Wait(key, bits, null));
  }

  /** The same, to be moved to a lock (FUTEX_WAIT_REQUEUE_PI). */
  public WaitQueue enter(Key key, Waiter waiter, int bits, Key target) {
    return enter(waiter, new Wait(key, bits, target));
  }

  private WaitQueue enter(Waiter waiter, Wait wait) {
    Key key = wait.key;
    touch(key);
    put(waiter, wait);
    if (code.events().happens(EventKind.LOCK)) {
      code.events().tell(new Event.FutexWaited(code.events().now(), key.object, key.address));
    }
    return queues.computeIfAbsent(key, FutexTable::newQueue);
  }

  /** Whether a thread has been woken since it entered; if not, it waits no longer now. */
  public boolean leave(Waiter waiter) {
    return remove(waiter) == null;
  }

  /**
   * Wakes up to a number of waiters of a word whose bits meet a mask; says how many. Looks at no
   * more of them when it has (Linux: futex_wake).
   */
  public int wake(Key key, int most, int bits) {
    touch(key);
    List<Waiter> all = waitersOf(key);
    Set<Waiter> chosen = choose(all, most, bits);
    int woken = 0;
    for (int i = 0; i < all.size() && woken < most; i++) {
      Waiter waiter = all.get(i);
      code.run(Routine.FUTEX_WAKE);
      code.load(waiter.linkField());
      if (chosen.contains(waiter)) {
        remove(waiter);
        waiter.wake(Reason.FUTEX_WOKEN);
        woken++;
      }
    }
    if (code.events().happens(EventKind.LOCK)) {
      Stamp at = code.events().now();
      code.events().tell(new Event.FutexWoken(at, key.object, key.address, chosen.size()));
    }
    return chosen.size();
  }

  /** Those who have waited longest, unless somebody decides otherwise. */
  private Set<Waiter> choose(List<Waiter> all, int most, int bits) {
    List<Waiter> fitting = new ArrayList<>();
    for (Waiter waiter : all) {
      Wait wait = waiters.get(waiter);
      if (wait != null && (wait.bits & bits) != 0) {
        fitting.add(waiter);
      }
    }
    Set<Waiter> chosen = new LinkedHashSet<>();
    while (chosen.size() < most && !fitting.isEmpty()) {
      boolean open = fitting.size() > most - chosen.size();
      long place = open ? choices.waiter(fitting.size(), () -> 0) : 0;
      if (place < 0 || place >= fitting.size()) {
        throw new ScheduleException("it is not of this run: it wakes waiter " + place);
      }
      chosen.add(fitting.remove((int) place));
    }
    return chosen;
  }

  /** Moves up to a number of waiters to another word without waking them; says how many. */
  public int requeue(Key from, Key to, int most) {
    touch(to);
    int moved = 0;
    for (Waiter waiter : waitersOf(from)) {
      if (moved == most) {
        break;
      }
      code.run(Routine.FUTEX_WAKE);
      code.update(waiter.linkField(), 0);
      Wait wait = remove(waiter);
      WaitQueue target = queues.computeIfAbsent(to, FutexTable::newQueue);
      move(waiter, target);
      put(waiter, new Wait(to, wait == null ? -1 : wait.bits, null));
      moved++;
    }
    return moved;
  }

  /** Whether somebody waits, and has not been woken. */
  public boolean waits(Waiter waiter) {
    return waiters.containsKey(waiter);
  }

  /** Where somebody waits, or null where he does not or has been woken. */
  public @Nullable WaitQueue queueOf(Waiter waiter) {
    Wait wait = waiters.get(waiter);
    return wait == null ? null : queues.get(wait.key);
  }

  /** Who waits for a word, in order. */
  public List<Waiter> waiters(Key key) {
    touch(key);
    return waitersOf(key);
  }

  /** The lock that a waiter is to be moved to, or null. */
  public @Nullable Key targetOf(Waiter waiter) {
    Wait wait = waiters.get(waiter);
    return wait == null ? null : wait.target;
  }

  /** Whether one who waits for a word is to be moved to a lock: nobody else wakes him. */
  public boolean hasTargets(Key key) {
    return targets > 0 && waitersOf(key).stream().anyMatch(waiter -> targetOf(waiter) != null);
  }

  /** Lets somebody wait for a lock instead. */
  public void moveTo(Waiter waiter, WaitQueue queue) {
    code.run(Routine.FUTEX_WAKE);
    code.update(waiter.linkField(), 0);
    remove(waiter);
    move(waiter, queue);
  }

  /** Who has been disturbed stands in no queue, and finds where he waits when he runs. */
  private void move(Waiter waiter, WaitQueue queue) {
    if (!waiter.waitsOn().isEmpty()) {
      wakeups.move(waiter, queue);
    }
  }

  /** A thread ends: it waits nowhere. */
  public void forget(Waiter waiter) {
    remove(waiter);
  }

  /** Threads that wait at futexes. */
  public int waiting() {
    return waiters.size();
  }

  private List<Waiter> waitersOf(Key key) {
    return List.copyOf(waitersOf.getOrDefault(key, Set.of()));
  }

  private void put(Waiter waiter, Wait wait) {
    waiters.put(waiter, wait);
    targets += wait.target == null ? 0 : 1;
    waitersOf.computeIfAbsent(wait.key, key -> new LinkedHashSet<>()).add(waiter);
  }

  private @Nullable Wait remove(Waiter waiter) {
    Wait wait = waiters.remove(waiter);
    if (wait != null) {
      targets -= wait.target == null ? 0 : 1;
      Set<Waiter> others = waitersOf.getOrDefault(wait.key, Set.of());
      others.remove(waiter);
      if (others.isEmpty()) {
        waitersOf.remove(wait.key);
        queues.remove(wait.key);
      }
    }
    return wait;
  }

  /** Finds the bucket that a word is in. */
  void touch(Key key) {
    code.run(Routine.FUTEX_HASH);
    int bucket = layout.staticWord(StaticWord.FUTEX_BUCKETS) + (key.address >>> 2 & 15) * 4;
    code.update(bucket, key.address);
  }

  private static WaitQueue newQueue(Key key) {
    return new WaitQueue(
        new WaitTarget(WaitTarget.Kind.FUTEX, "0x" + Integer.toHexString(key.address)));
  }
}
