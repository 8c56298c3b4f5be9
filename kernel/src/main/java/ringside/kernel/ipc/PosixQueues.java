package ringside.kernel.ipc;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The POSIX message queues of a computer by name, without the slash. */
public final class PosixQueues {
  /** Queues that may exist (/proc/sys/fs/mqueue/queues_max). */
  public static final int MOST = 256;

  private final TreeMap<String, PosixQueue> byName = new TreeMap<>();

  /** The queue of a name, or null. */
  public @Nullable PosixQueue find(String name) {
    return byName.get(name);
  }

  /** All that have a name, by name. */
  public Map<String, PosixQueue> all() {
    return Collections.unmodifiableMap(byName);
  }

  /** Whether one more may be made. */
  public boolean hasRoom() {
    return byName.size() < MOST;
  }

  /** Gives a queue a name. */
  public void add(String name, PosixQueue queue) {
    byName.put(name, queue);
  }

  /** Takes a name away. */
  public void unlink(String name) {
    PosixQueue queue = byName.remove(name);
    if (queue != null) {
      queue.unlinked();
    }
  }

  /** The computer is switched off. */
  public void shutDown() {
    List.copyOf(byName.keySet()).forEach(this::unlink);
  }
}
