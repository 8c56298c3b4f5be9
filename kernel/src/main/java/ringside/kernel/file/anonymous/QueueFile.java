package ringside.kernel.file.anonymous;

import java.util.List;
import ringside.kernel.file.FileDescriptors;
import ringside.kernel.file.OpenFile;
import ringside.kernel.ipc.PosixQueue;
import ringside.kernel.wait.WaitQueue;

/** A POSIX message queue that is open: its descriptor is a file descriptor on Linux. */
public final class QueueFile extends OpenFile {
  private final PosixQueue queue;
  private final int accessMode;

  /**
   * Opens a queue.
   *
   * @param accessMode O_RDONLY 0, O_WRONLY 1, O_RDWR 2
   */
  public QueueFile(PosixQueue queue, int accessMode) {
    this.queue = queue;
    this.accessMode = accessMode;
    queue.opened();
  }

  /** The queue. */
  public PosixQueue queue() {
    return queue;
  }

  @Override
  public int readiness() {
    return queue.readiness();
  }

  @Override
  public List<WaitQueue> readinessQueues() {
    return List.of(queue.notEmpty(), queue.notFull());
  }

  @Override
  public String title() {
    return "mqueue";
  }

  @Override
  public int accessMode() {
    return accessMode;
  }

  /** Who closes the queue is not told of messages any more (mq_close(3)). */
  @Override
  protected void flushed(FileDescriptors table) {
    queue.forgetNotification(table);
  }

  @Override
  protected void closed() {
    queue.closed();
  }
}
