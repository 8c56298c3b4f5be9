package ringside.kernel.file.anonymous;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.event.Reason;
import ringside.kernel.event.WaitTarget;
import ringside.kernel.file.OpenFile;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Readiness;
import ringside.kernel.wait.WaitQueue;
import ringside.kernel.wait.Wakeups;

/** Interest in many files (epoll(7)); each interest is a kernel object. */
public final class EpollFile extends OpenFile {
  /** EPOLLIN, OUT, ERR, HUP, WAKEUP and ET: what EPOLLEXCLUSIVE goes with. */
  private static final int WITH_EXCLUSIVE =
      Readiness.IN | Readiness.OUT | Readiness.ERR | Readiness.HUP | 1 << 29 | 1 << 31;

  private static final int DEEPEST = 5;

  private final KernelMemory memory;
  private final Wakeups wakeups;
  private final Map<Key, EpollInterest> interests = new LinkedHashMap<>();
  private final WaitQueue changed = new WaitQueue(WaitTarget.of(WaitTarget.Kind.EPOLL));

  private record Key(int descriptor, OpenFile file) {}

  /** What a wait tells of a file. */
  public record Event(int events, long data) {}

  /** No interests. */
  public EpollFile(KernelMemory memory, Wakeups wakeups) {
    this.memory = memory;
    this.wakeups = wakeups;
  }

  /** EPOLL_CTL_ADD; null where it went well. */
  public @Nullable Errno add(int descriptor, OpenFile file, int events, long data) {
    forgetClosed();
    if (file.readinessQueues().isEmpty()) {
      return Errno.EPERM;
    }
    boolean exclusive = (events & EpollInterest.EXCLUSIVE) != 0;
    boolean alone = (events & ~EpollInterest.EXCLUSIVE & ~WITH_EXCLUSIVE) == 0;
    if (exclusive && (!alone || file instanceof EpollFile)) {
      return Errno.EINVAL;
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
    interests.put(key, new EpollInterest(memory, wakeups, file, changed, events, data));
    wakeups.wakeAll(changed, Reason.EPOLL_CHANGED);
    return null;
  }

  /** EPOLL_CTL_MOD; null where it went well. */
  public @Nullable Errno modify(int descriptor, OpenFile file, int events, long data) {
    lookUp();
    EpollInterest interest = interests.get(new Key(descriptor, file));
    if ((events & EpollInterest.EXCLUSIVE) != 0) {
      return Errno.EINVAL;
    }
    if (interest == null || interest.isExclusive()) {
      return interest == null ? Errno.ENOENT : Errno.EINVAL;
    }
    memory.code().run(Routine.EPOLL_CHANGE);
    interest.change(events, data);
    wakeups.wakeAll(changed, Reason.EPOLL_CHANGED);
    return null;
  }

  /** EPOLL_CTL_DEL; null where it went well. */
  public @Nullable Errno remove(int descriptor, OpenFile file) {
    lookUp();
    EpollInterest interest = interests.remove(new Key(descriptor, file));
    if (interest == null) {
      return Errno.ENOENT;
    }
    memory.code().run(Routine.EPOLL_CHANGE);
    interest.release();
    return null;
  }

  /**
   * The file of an interest.
   *
   * @param offset how many of the same descriptor are passed over
   * @return null where there is no such interest
   */
  public @Nullable OpenFile watched(int descriptor, int offset) {
    int left = offset;
    for (Key key : interests.keySet()) {
      if (key.descriptor == descriptor && left-- == 0) {
        return key.file;
      }
    }
    return null;
  }

  /** Goes down the balanced tree in which the interests stand (Linux: ep_find). */
  private void lookUp() {
    for (int left = interests.size(); left > 0; left >>>= 1) {
      memory.code().run(Routine.EPOLL_COMPARE);
    }
  }

  /** Hands an event to the owner of the set. */
  @FunctionalInterface
  public interface Hand {
    /**
     * Hands over.
     *
     * @param index how many have been handed over before
     */
    void give(int index, Event event);
  }

  /**
   * Hands over what is ready now; those told go behind the others. One that can't be handed over
   * stays, and ends it.
   *
   * @param most at most so much
   * @return how many were handed over
   * @throws BadAddress where not even the first could be
   */
  public int take(int most, Hand hand) {
    forgetClosed();
    int given = 0;
    for (Map.Entry<Key, EpollInterest> entry : new ArrayList<>(interests.entrySet())) {
      EpollInterest interest = entry.getValue();
      int ready = interest.ready();
      if (ready == 0 || given == most) {
        continue;
      }
      try {
        hand.give(given, new Event(ready, interest.data()));
      } catch (BadAddress bad) {
        if (given == 0) {
          throw bad;
        }
        break;
      }
      given++;
      interest.told();
      interests.remove(entry.getKey());
      interests.put(entry.getKey(), interest);
    }
    return given;
  }

  @Override
  public int readiness() {
    forgetClosed();
    boolean any = interests.values().stream().anyMatch(interest -> interest.ready() != 0);
    return any ? Readiness.IN : 0;
  }

  @Override
  public List<WaitQueue> readinessQueues() {
    List<WaitQueue> queues = new ArrayList<>(List.of(changed));
    interests.values().forEach(interest -> queues.addAll(interest.queues()));
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
    interests.values().forEach(EpollInterest::release);
    interests.clear();
  }

  /** A file whose last descriptor has been closed leaves the set by itself (epoll(7)). */
  private void forgetClosed() {
    interests
        .entrySet()
        .removeIf(
            entry -> {
              boolean gone = !entry.getKey().file.isOpen();
              if (gone) {
                entry.getValue().release();
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
