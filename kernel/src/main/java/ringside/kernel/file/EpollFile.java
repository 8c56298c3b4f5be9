package ringside.kernel.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.sched.Readiness;
import ringside.kernel.sched.Scheduler;
import ringside.kernel.sched.WaitQueue;
import ringside.kernel.text.Routine;

/** Interest in many files (epoll(7)); each interest is a kernel object. */
public final class EpollFile extends OpenFile {
  /** EPOLLONESHOT: told once, then not until it is changed. */
  private static final int ONE_SHOT = 1 << 30;

  /** EPOLLET: told when something is new, not as long as it is there. */
  private static final int EDGE = 1 << 31;

  private static final int ALWAYS = Readiness.ERR | Readiness.HUP;
  private static final int OBJECT_BYTES = 64;
  private static final int DEEPEST = 5;

  private final KernelMemory memory;
  private final Scheduler scheduler;
  private final Map<Key, Interest> interests = new LinkedHashMap<>();
  private final WaitQueue changed = new WaitQueue("a file in an epoll set");

  private record Key(int descriptor, OpenFile file) {}

  /** One file, what is wanted of it, and what its owner wants to be told. */
  private static final class Interest {
    private final int object;
    private int events;
    private long data;
    private long toldAt = -1;

    private Interest(int object, int events, long data) {
      this.object = object;
      this.events = events;
      this.data = data;
    }
  }

  /** What a wait tells of a file. */
  public record Event(int events, long data) {}

  /** No interests. */
  public EpollFile(KernelMemory memory, Scheduler scheduler) {
    this.memory = memory;
    this.scheduler = scheduler;
  }

  /** EPOLL_CTL_ADD; null where it went well. */
  public @Nullable Errno add(int descriptor, OpenFile file, int events, long data) {
    forgetClosed();
    if (file.readinessQueues().isEmpty()) {
      return Errno.EPERM;
    }
    if (file instanceof EpollFile inner && (inner.reaches(this) || inner.depth() >= DEEPEST)) {
      return Errno.ELOOP;
    }
    Key key = new Key(descriptor, file);
    lookUp();
    if (interests.containsKey(key)) {
      return Errno.EEXIST;
    }
    memory.code().run(Routine.EPOLL_CHANGE);
    int object = memory.heap().allocate(OBJECT_BYTES);
    memory.code().store(object, events);
    interests.put(key, new Interest(object, events, data));
    scheduler.wakeAll(changed, "an epoll set has changed");
    return null;
  }

  /** EPOLL_CTL_MOD; null where it went well. */
  public @Nullable Errno modify(int descriptor, OpenFile file, int events, long data) {
    lookUp();
    Interest interest = interests.get(new Key(descriptor, file));
    if (interest == null) {
      return Errno.ENOENT;
    }
    memory.code().run(Routine.EPOLL_CHANGE);
    memory.code().store(interest.object, events);
    interest.events = events;
    interest.data = data;
    interest.toldAt = -1;
    scheduler.wakeAll(changed, "an epoll set has changed");
    return null;
  }

  /** EPOLL_CTL_DEL; null where it went well. */
  public @Nullable Errno remove(int descriptor, OpenFile file) {
    lookUp();
    Interest interest = interests.remove(new Key(descriptor, file));
    if (interest == null) {
      return Errno.ENOENT;
    }
    memory.code().run(Routine.EPOLL_CHANGE);
    memory.heap().release(interest.object, OBJECT_BYTES);
    return null;
  }

  /** Goes down the balanced tree in which the interests stand (Linux: ep_find). */
  private void lookUp() {
    for (int left = interests.size(); left > 0; left >>>= 1) {
      memory.code().run(Routine.EPOLL_COMPARE);
    }
  }

  /** What is ready now, at most so much; those told go behind the others. */
  public List<Event> take(int most) {
    forgetClosed();
    List<Event> events = new ArrayList<>();
    for (Map.Entry<Key, Interest> entry : new ArrayList<>(interests.entrySet())) {
      Interest interest = entry.getValue();
      int ready = ready(entry.getKey().file, interest);
      if (ready != 0 && events.size() < most) {
        events.add(new Event(ready, interest.data));
        told(entry.getKey(), interest);
      }
    }
    return events;
  }

  @Override
  public int readiness() {
    forgetClosed();
    boolean any =
        interests.entrySet().stream().anyMatch(e -> ready(e.getKey().file, e.getValue()) != 0);
    return any ? Readiness.IN : 0;
  }

  @Override
  public List<WaitQueue> readinessQueues() {
    List<WaitQueue> queues = new ArrayList<>(List.of(changed));
    interests.keySet().forEach(key -> queues.addAll(key.file.readinessQueues()));
    return queues.stream().distinct().toList();
  }

  @Override
  public String title() {
    return "epoll";
  }

  @Override
  public int accessMode() {
    return 2;
  }

  @Override
  protected void closed() {
    interests.values().forEach(i -> memory.heap().release(i.object, OBJECT_BYTES));
    interests.clear();
  }

  private int ready(OpenFile file, Interest interest) {
    memory.code().run(Routine.POLL_FILE);
    memory.code().load(interest.object);
    boolean told = (interest.events & EDGE) != 0 && interest.toldAt == wakes(file);
    return told || interest.events == 0 ? 0 : file.readiness() & (interest.events | ALWAYS);
  }

  private void told(Key key, Interest interest) {
    interest.toldAt = wakes(key.file);
    if ((interest.events & ONE_SHOT) != 0) {
      interest.events = 0;
    }
    interests.remove(key);
    interests.put(key, interest);
  }

  private static long wakes(OpenFile file) {
    return file.readinessQueues().stream().mapToLong(WaitQueue::wakes).sum();
  }

  /** A file whose last descriptor has been closed leaves the set by itself (epoll(7)). */
  private void forgetClosed() {
    interests
        .entrySet()
        .removeIf(
            entry -> {
              boolean gone = !entry.getKey().file.isOpen();
              if (gone) {
                memory.heap().release(entry.getValue().object, OBJECT_BYTES);
              }
              return gone;
            });
  }

  private boolean reaches(EpollFile target) {
    return this == target
        || interests.keySet().stream()
            .anyMatch(key -> key.file instanceof EpollFile inner && inner.reaches(target));
  }

  private int depth() {
    return 1
        + interests.keySet().stream()
            .mapToInt(key -> key.file instanceof EpollFile inner ? inner.depth() : 0)
            .max()
            .orElse(0);
  }
}
