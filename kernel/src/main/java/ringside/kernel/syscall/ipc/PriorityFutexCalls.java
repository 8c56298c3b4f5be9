package ringside.kernel.syscall.ipc;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.file.FileError;
import ringside.kernel.ipc.FutexTable;
import ringside.kernel.ipc.PriorityFutexes;
import ringside.kernel.ipc.PriorityFutexes.Grant;
import ringside.kernel.ipc.PriorityFutexes.Lock;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Processes;
import ringside.kernel.syscall.Call;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.WaitQueue;
import ringside.kernel.wait.Waiter;

/**
 * The operations of futex_time64 on locks that lend priority: the word holds the tid of who has the
 * lock, and two bits (futex(2); Linux: kernel/futex/pi.c, requeue.c).
 */
final class PriorityFutexCalls {
  private static final int WAITERS = 0x8000_0000;
  private static final int OWNER_DIED = 0x4000_0000;
  private static final int TID = 0x3fff_ffff;

  private final FutexTable futexes;
  private final PriorityFutexes<GuestThread> locks;
  private final Processes processes;
  private final GuestClock clock;

  PriorityFutexCalls(
      FutexTable futexes,
      PriorityFutexes<GuestThread> locks,
      Processes processes,
      GuestClock clock) {
    this.futexes = futexes;
    this.locks = locks;
    this.processes = processes;
    this.clock = clock;
  }

  /** FUTEX_LOCK_PI and FUTEX_LOCK_PI2. */
  Outcome lock(Call call, FutexTable.Key key, long deadline) {
    Outcome taken = take(call, key, call.argument(0), call.thread());
    if (taken != null) {
      return taken;
    }
    Lock<GuestThread> lock = contended(call, key, call.argument(0));
    return locks.enter(lock, call.thread())
        ? await(call, lock, deadline)
        : Outcome.failed(Errno.EDEADLK);
  }

  /** FUTEX_TRYLOCK_PI. */
  Outcome tryLock(Call call, FutexTable.Key key) {
    Outcome taken = take(call, key, call.argument(0), call.thread());
    if (taken == null) {
      requireOwner(call, locks.find(key), call.argument(0));
      return Outcome.failed(Errno.EAGAIN);
    }
    return taken;
  }

  /**
   * Takes a lock for a thread where nobody has it.
   *
   * @return the answer, or null where somebody else has it, who is told in the word of waiters
   */
  private @Nullable Outcome take(Call call, FutexTable.Key key, int address, GuestThread thread) {
    int word = call.memory().readWord(address);
    if ((word & TID) == thread.tid()) {
      return Outcome.failed(Errno.EDEADLK);
    }
    if ((word & TID) == 0 && locks.find(key) == null) {
      call.memory().writeWord(address, word & OWNER_DIED | thread.tid());
      return Outcome.done(0);
    }
    call.memory().writeWord(address, word | WAITERS);
    return null;
  }

  private Lock<GuestThread> contended(Call call, FutexTable.Key key, int address) {
    Lock<GuestThread> known = locks.find(key);
    GuestThread owner = requireOwner(call, known, address);
    return known == null ? locks.contended(key, owner) : known;
  }

  /** The thread that the word names: another than the kernel knows makes no sense. */
  private GuestThread requireOwner(Call call, @Nullable Lock<GuestThread> known, int address) {
    int tid = call.memory().readWord(address) & TID;
    if (known != null && known.owner().tid() != tid) {
      throw new FileError(Errno.EINVAL);
    }
    GuestThread owner = processes.findThread(tid);
    if (owner == null) {
      throw new FileError(Errno.ESRCH);
    }
    return owner;
  }

  /** A signal ends the wait; the call is made again after any handler (ERESTARTNOINTR). */
  private Outcome.Wait await(Call call, Lock<GuestThread> lock, long deadline) {
    return Outcome.waitUntil(lock.queue(), deadline)
        .interruptedBy(
            () -> {
              locks.leave(call.thread());
              return Outcome.Restart.ALWAYS;
            });
  }

  /** Handed the lock, out of time, or disturbed. */
  Outcome afterWait(Call call) {
    Outcome granted = granted(call, call.argument(0));
    if (granted != null) {
      return granted;
    }
    Lock<GuestThread> lock = locks.awaitedBy(call.thread());
    if (lock == null || call.pending().deadline() <= clock.cycles()) {
      locks.leave(call.thread());
      return Outcome.failed(Errno.ETIMEDOUT);
    }
    return await(call, lock, call.pending().deadline());
  }

  /** A lock whose holder has ended says so to who gets it. */
  private @Nullable Outcome granted(Call call, int address) {
    Grant grant = locks.takeGrant(call.thread());
    if (grant == null) {
      return null;
    }
    if (grant.died()) {
      call.memory().writeWord(address, call.thread().tid() | WAITERS | OWNER_DIED);
    }
    return Outcome.done(0);
  }

  /** FUTEX_UNLOCK_PI: to the most urgent, or to nobody. */
  Outcome unlock(Call call, FutexTable.Key key) {
    int address = call.argument(0);
    if ((call.memory().readWord(address) & TID) != call.thread().tid()) {
      return Outcome.failed(Errno.EPERM);
    }
    Lock<GuestThread> lock = locks.find(key);
    if (lock == null) {
      call.memory().writeWord(address, 0);
      return Outcome.done(0);
    }
    if (lock.owner() != call.thread()) {
      return Outcome.failed(Errno.EINVAL);
    }
    GuestThread next = locks.next(lock);
    call.memory().writeWord(address, WAITERS | next.tid());
    locks.handOver(lock, next, false);
    return Outcome.done(0);
  }

  /** The second half of FUTEX_WAIT_REQUEUE_PI: moved to a lock, handed it, or neither. */
  Outcome afterRequeue(Call call) {
    Outcome granted = granted(call, call.argument(4));
    if (granted != null) {
      return granted;
    }
    boolean late = call.pending().deadline() <= clock.cycles();
    Lock<GuestThread> lock = locks.awaitedBy(call.thread());
    WaitQueue queue = lock == null ? futexes.queueOf(call.thread()) : lock.queue();
    if (queue != null && !late) {
      return awaitMoved(call, queue, call.pending().deadline());
    }
    locks.leave(call.thread());
    boolean woken = futexes.leave(call.thread());
    return Outcome.failed(late && !woken ? Errno.ETIMEDOUT : Errno.EAGAIN);
  }

  /** A wait that a signal ends: before the move it is made again, afterwards it can't be. */
  Outcome.Wait awaitMoved(Call call, WaitQueue queue, long deadline) {
    return Outcome.waitUntil(queue, deadline)
        .interruptedBy(
            () -> {
              boolean moved = locks.awaitedBy(call.thread()) != null;
              locks.leave(call.thread());
              return moved ? Outcome.failed(Errno.EAGAIN) : Outcome.Restart.ALWAYS;
            });
  }

  /** FUTEX_CMP_REQUEUE_PI: the first gets the lock if it is free, the others wait for it. */
  Outcome requeue(Call call, FutexTable.Key from, FutexTable.Key to) {
    if (from.equals(to) || call.argument(2) != 1) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (call.memory().readWord(call.argument(0)) != call.argument(5)) {
      return Outcome.failed(Errno.EAGAIN);
    }
    int moved = 0;
    List<Waiter> waiters = futexes.waiters(from);
    for (Waiter waiter : waiters) {
      if (moved > call.argument(3)) {
        break;
      }
      if (!(waiter instanceof GuestThread thread) || !to.equals(futexes.targetOf(waiter))) {
        return Outcome.failed(Errno.EINVAL);
      }
      move(call, thread, to);
      moved++;
    }
    return Outcome.done(moved);
  }

  private void move(Call call, GuestThread thread, FutexTable.Key to) {
    int address = call.argument(4);
    Outcome taken = take(call, to, address, thread);
    if (taken instanceof Outcome.Failed) {
      throw new FileError(Errno.EDEADLK);
    }
    if (taken != null) {
      futexes.forget(thread);
      locks.grant(thread);
      return;
    }
    Lock<GuestThread> lock = contended(call, to, address);
    if (!locks.enter(lock, thread)) {
      throw new FileError(Errno.EDEADLK);
    }
    futexes.moveTo(thread, lock.queue());
  }
}
