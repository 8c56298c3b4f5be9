package ringside.kernel.file.anonymous;

import java.util.List;
import ringside.kernel.event.Reason;
import ringside.kernel.file.OpenFile;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Readiness;
import ringside.kernel.wait.WaitQueue;
import ringside.kernel.wait.Wakeups;

/**
 * One file of an epoll set, what is wanted of it, and what the set's owner wants to be told: a
 * kernel object (Linux: struct epitem).
 *
 * <p>With EPOLLEXCLUSIVE the sets that watch a file are told in turn: up to the first in which
 * somebody waits. One that was not told does not look.
 */
final class EpollInterest implements WaitQueue.Exclusive {
  /** EPOLLEXCLUSIVE: of the sets that watch a file one is told. */
  static final int EXCLUSIVE = 1 << 28;

  /** EPOLLONESHOT: told once, then not until it is changed. */
  private static final int ONE_SHOT = 1 << 30;

  /** EPOLLET: told when something is new, not as long as it is there. */
  private static final int EDGE = 1 << 31;

  private static final int ALWAYS = Readiness.ERR | Readiness.HUP;
  private static final int OBJECT_BYTES = 64;

  private final KernelMemory memory;
  private final Wakeups wakeups;
  private final OpenFile file;
  private final WaitQueue waiters;
  private final List<WaitQueue> toldBy;
  private final int object;
  private int events;
  private long data;
  private long toldAt = -1;
  private boolean turn;

  /**
   * Takes a kernel object for it.
   *
   * @param waiters who waits for the set
   */
  EpollInterest(
      KernelMemory memory,
      Wakeups wakeups,
      OpenFile file,
      WaitQueue waiters,
      int events,
      long data) {
    this.memory = memory;
    this.wakeups = wakeups;
    this.file = file;
    this.waiters = waiters;
    this.events = events;
    this.data = data;
    this.object = memory.heap().allocate(OBJECT_BYTES);
    memory.code().store(object, events);
    this.toldBy = isExclusive() ? file.readinessQueues() : List.of();
    toldBy.forEach(queue -> queue.add(this));
    this.turn = isExclusive() && file.readiness() != 0;
  }

  /** Whether it is told in turn with others. */
  boolean isExclusive() {
    return (events & EXCLUSIVE) != 0;
  }

  long data() {
    return data;
  }

  /** EPOLL_CTL_MOD. */
  void change(int newEvents, long newData) {
    memory.code().store(object, newEvents);
    events = newEvents;
    data = newData;
    toldAt = -1;
  }

  /** Gives back what it takes. */
  void release() {
    toldBy.forEach(queue -> queue.remove(this));
    memory.heap().release(object, OBJECT_BYTES);
  }

  /** Where who waits for the set has to wait for this file, too. */
  List<WaitQueue> queues() {
    return isExclusive() ? List.of() : file.readinessQueues();
  }

  /** What of the wanted is ready now, and new where that is asked for. */
  int ready() {
    memory.code().run(Routine.POLL_FILE);
    memory.code().load(object);
    if (events == 0 || isExclusive() && !turn || isOld()) {
      return 0;
    }
    int ready = file.readiness() & (events | ALWAYS);
    turn &= ready != 0;
    return ready;
  }

  private boolean isOld() {
    return (events & EDGE) != 0 && toldAt == wakes();
  }

  /** The owner has been told. */
  void told() {
    toldAt = wakes();
    turn = (events & EDGE) == 0;
    if ((events & ONE_SHOT) != 0) {
      events = 0;
    }
  }

  @Override
  public boolean takeTurn() {
    boolean waited = !waiters.isEmpty();
    turn = true;
    wakeups.wakeAll(waiters, Reason.EPOLL_READY);
    return waited;
  }

  private long wakes() {
    return file.readinessQueues().stream().mapToLong(WaitQueue::wakes).sum();
  }
}
