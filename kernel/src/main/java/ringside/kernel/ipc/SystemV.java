package ringside.kernel.ipc;

import java.util.List;
import ringside.kernel.memory.KernelMemory;

/** All System V objects of a computer. They live until they are removed, whoever made them. */
public final class SystemV {
  /** Message queues that may exist (MSGMNI). */
  public static final int MOST_QUEUES = 32000;

  /** Semaphore sets that may exist (SEMMNI). */
  public static final int MOST_SETS = 32000;

  /** Shared memory segments that may exist (SHMMNI). */
  public static final int MOST_SEGMENTS = 4096;

  private final IpcTable<MessageQueue> queues;
  private final IpcTable<SemaphoreSet> semaphores;
  private final IpcTable<SharedSegment> segments;

  /** None yet. */
  public SystemV(KernelMemory memory) {
    queues = new IpcTable<>(memory, MOST_QUEUES);
    semaphores = new IpcTable<>(memory, MOST_SETS);
    segments = new IpcTable<>(memory, MOST_SEGMENTS);
  }

  /** Message queues. */
  public IpcTable<MessageQueue> queues() {
    return queues;
  }

  /** Semaphore sets. */
  public IpcTable<SemaphoreSet> semaphores() {
    return semaphores;
  }

  /** Shared memory segments. */
  public IpcTable<SharedSegment> segments() {
    return segments;
  }

  /** The computer is switched off. */
  public void shutDown() {
    queues.clear();
    semaphores.clear();
    List.copyOf(segments.all()).forEach(SharedSegment::remove);
  }
}
