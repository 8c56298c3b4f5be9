package ringside.kernel.file.notify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.event.Reason;
import ringside.kernel.event.WaitTarget;
import ringside.kernel.file.FileError;
import ringside.kernel.file.Inode;
import ringside.kernel.file.OpenFile;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.Readiness;
import ringside.kernel.wait.WaitQueue;
import ringside.kernel.wait.Wakeups;

/** Watches files, and gives what happens to them to whoever reads it (inotify(7)). */
public final class InotifyFile extends OpenFile {
  /** /proc/sys/fs/inotify/max_queued_events. */
  public static final int MOST_EVENTS = 16384;

  /** /proc/sys/fs/inotify/max_user_instances. */
  public static final int MOST_INSTANCES = 128;

  /** /proc/sys/fs/inotify/max_user_watches. */
  public static final int MOST_WATCHES = 8192;

  private static final int OVERFLOW = 0x4000;
  private static final int IGNORED = 0x8000;
  private static final int NO_WATCH = -1;

  private final KernelMemory memory;
  private final Wakeups wakeups;
  private final Runnable whenClosed;
  private final TreeMap<Integer, Watch> watches = new TreeMap<>();
  private final Deque<QueuedEvent> events = new ArrayDeque<>();
  private final WaitQueue arrivals = new WaitQueue(WaitTarget.of(WaitTarget.Kind.FILE_EVENT));
  private int lastNumber;

  /** Watches nothing yet. */
  public InotifyFile(KernelMemory memory, Wakeups wakeups, Runnable whenClosed) {
    this.memory = memory;
    this.wakeups = wakeups;
    this.whenClosed = whenClosed;
  }

  /** The mask by which a file is watched, or 0 where it is not. */
  public int maskOf(Inode inode) {
    Watch watch = find(inode);
    return watch == null ? 0 : watch.mask();
  }

  /**
   * Watches a file, or another way than before (inotify_add_watch(2)).
   *
   * @param mask events, IN_EXCL_UNLINK and IN_ONESHOT
   * @return the number of the watch
   */
  public int watch(Inode inode, int mask) {
    memory.code().run(Routine.EPOLL_CHANGE);
    Watch watch = find(inode);
    if (watch != null) {
      watch.setMask(mask);
      return watch.number();
    }
    int number = lastNumber + 1;
    watches.put(number, new Watch(this, memory, inode, number, mask));
    lastNumber = number;
    return number;
  }

  /** Files that are watched. */
  public int size() {
    return watches.size();
  }

  /** Ends a watch (inotify_rm_watch(2)); EINVAL where there is none of that number. */
  public void remove(int number) {
    memory.code().run(Routine.EPOLL_CHANGE);
    Watch watch = watches.get(number);
    if (watch == null) {
      throw new FileError(Errno.EINVAL);
    }
    ended(watch);
  }

  /** A watch is over: it is the last that is told of it. */
  void ended(Watch watch) {
    if (watches.remove(watch.number()) != null) {
      watch.release();
      queue(watch.number(), IGNORED, 0, "");
    }
  }

  /** Queues an event, unless the last one says the same. */
  void queue(int watch, int mask, int cookie, String name) {
    QueuedEvent last = events.peekLast();
    if (last != null && mask != IGNORED && last.says(watch, mask, name)) {
      return;
    }
    boolean isLost = last != null && last.mask() == OVERFLOW && events.size() > MOST_EVENTS;
    if (isLost) {
      return;
    }
    boolean fits = events.size() < MOST_EVENTS;
    memory.code().run(Routine.MESSAGE_SEND);
    try {
      events.addLast(
          fits
              ? QueuedEvent.of(memory, watch, mask, cookie, name)
              : QueuedEvent.of(memory, NO_WATCH, OVERFLOW, 0, ""));
    } catch (OutOfMemory none) {
      return; // nobody is there to be told (Linux: an overflow event that was kept ready)
    }
    wakeups.wakeAll(arrivals, Reason.FILE_EVENT);
  }

  @Override
  public Outcome read(UserMemory user, int address, int length) {
    int done = 0;
    while (!events.isEmpty() && events.getFirst().bytes() <= length - done) {
      memory.code().run(Routine.MESSAGE_RECEIVE);
      QueuedEvent event = events.getFirst();
      event.copyOut(user, address + done);
      events.removeFirst();
      event.release(memory);
      done += event.bytes();
    }
    if (done > 0) {
      return Outcome.done(done);
    }
    if (!events.isEmpty()) {
      return Outcome.failed(Errno.EINVAL);
    }
    return nonBlocking() ? Outcome.failed(Errno.EAGAIN) : Outcome.wait(arrivals);
  }

  @Override
  public int readable() {
    return events.stream().mapToInt(QueuedEvent::bytes).sum();
  }

  @Override
  public int readiness() {
    return events.isEmpty() ? 0 : Readiness.IN;
  }

  @Override
  public List<WaitQueue> readinessQueues() {
    return List.of(arrivals);
  }

  @Override
  public boolean signalsReadiness() {
    return true;
  }

  @Override
  public String title() {
    return "inotify";
  }

  @Override
  public int accessMode() {
    return 0;
  }

  @Override
  protected void closed() {
    new ArrayList<>(watches.values()).forEach(Watch::release);
    watches.clear();
    events.forEach(event -> event.release(memory));
    events.clear();
    whenClosed.run();
  }

  private @Nullable Watch find(Inode inode) {
    for (Watch watch : watches.values()) {
      memory.code().run(Routine.EPOLL_COMPARE);
      if (watch.inode() == inode) {
        return watch;
      }
    }
    return null;
  }
}
