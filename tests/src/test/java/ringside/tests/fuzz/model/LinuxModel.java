package ringside.tests.fuzz.model;

import java.util.ArrayList;
import java.util.List;
import ringside.isa.abi.Errno;

/** A Linux with one family of processes. */
public final class LinuxModel {
  /** Processes that a sequence may make, the first among them. */
  public static final int MOST_PROCESSES = 6;

  private static final int EXITED = 1;
  private static final int KILLED = 2;
  private static final int CHILD = 17;

  private final List<GuestProcess> processes = new ArrayList<>(List.of(GuestProcess.first()));
  private final IpcObjects<MessageQueue> queues = new IpcObjects<>(8);
  private final IpcObjects<SemaphoreSet> semaphores = new IpcObjects<>(16);
  private final IpcObjects<SharedSegment> segments = new IpcObjects<>(24);

  private final NamedFiles files = new NamedFiles();

  /** System V message queues. */
  public IpcObjects<MessageQueue> queues() {
    return queues;
  }

  /** System V semaphores. */
  public IpcObjects<SemaphoreSet> semaphores() {
    return semaphores;
  }

  /** System V shared memory. */
  public IpcObjects<SharedSegment> segments() {
    return segments;
  }

  /** Files and folders. */
  public NamedFiles files() {
    return files;
  }

  /** msgget(2). */
  public IpcObjects.Got<MessageQueue> getQueue(int key, int flags) {
    return queues.get(key, flags, queue -> null, null, variable -> new MessageQueue(variable, key));
  }

  /** semget(2). */
  public IpcObjects.Got<SemaphoreSet> getSemaphores(int key, int count, int flags) {
    return semaphores.get(
        key,
        flags,
        set -> count > set.count() ? Errno.EINVAL : null,
        count == 0 ? Errno.EINVAL : null,
        variable -> new SemaphoreSet(variable, key, count));
  }

  /** shmget(2). */
  public IpcObjects.Got<SharedSegment> getSegment(int key, int bytes, int flags) {
    return segments.get(
        key,
        flags,
        segment -> bytes > segment.bytes() ? Errno.EINVAL : null,
        bytes == 0 ? Errno.EINVAL : null,
        variable -> new SharedSegment(variable, key, bytes));
  }

  /** The process of a number. */
  public GuestProcess process(int slot) {
    return processes.get(slot);
  }

  /** Those that have not ended, oldest first. */
  public List<GuestProcess> living() {
    return processes.stream().filter(GuestProcess::alive).toList();
  }

  /** How many there have been. */
  public int made() {
    return processes.size();
  }

  /** Whether a sequence may make one more process. */
  public boolean mayFork() {
    return processes.size() < MOST_PROCESSES && living().size() < MOST_PROCESSES / 2;
  }

  /** fork(2). */
  public GuestProcess fork(GuestProcess parent) {
    GuestProcess child = parent.fork(processes.size());
    processes.add(child);
    return child;
  }

  /** exit_group(2). */
  public void exit(GuestProcess process, int status) {
    end(process, EXITED, status & 0xff);
  }

  /** A signal ends it. */
  public void kill(GuestProcess process, int signal) {
    end(process, KILLED, signal);
  }

  private void end(GuestProcess process, int code, int status) {
    semaphores.present().forEach(set -> set.undo(process.slot()));
    process.end(code, status);
    GuestProcess parent = process.parent();
    if (parent != null && parent.alive() && parent.signals().runsHandler(CHILD)) {
      parent.signals().send(CHILD, code, 0, false);
    }
  }
}
