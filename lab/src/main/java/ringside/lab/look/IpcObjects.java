package ringside.lab.look;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ringside.kernel.Computer;
import ringside.kernel.event.WaitTarget;
import ringside.kernel.file.tree.PipeEnd;
import ringside.kernel.ipc.MessageQueue;
import ringside.kernel.ipc.Pipe;
import ringside.kernel.ipc.PosixQueue;
import ringside.kernel.ipc.SemaphoreSet;
import ringside.kernel.ipc.SharedSegment;
import ringside.kernel.process.GuestThread;
import ringside.kernel.wait.WaitQueue;

/**
 * What processes talk through.
 *
 * @param semaphores sets of System V, by id
 * @param messages queues of System V, by id
 * @param segments shared memory of System V, by id
 * @param posix POSIX message queues, by name
 * @param pipes that a descriptor refers to, FIFOs included, by serial number
 * @param futexes words that threads wait for, with those threads
 */
public record IpcObjects(
    List<SemaphoreSet> semaphores,
    List<MessageQueue> messages,
    List<SharedSegment> segments,
    Map<String, PosixQueue> posix,
    List<Pipe> pipes,
    List<Futex> futexes) {
  /**
   * A word that threads wait for.
   *
   * @param name as the kernel calls it: its address
   * @param waiters who waits, by tid
   */
  public record Futex(String name, List<GuestThread> waiters) {}

  /** Those of a computer. */
  public static IpcObjects of(Computer computer) {
    return new IpcObjects(
        List.copyOf(computer.systemV().semaphores().all()),
        List.copyOf(computer.systemV().queues().all()),
        List.copyOf(computer.systemV().segments().all()),
        computer.posixQueues().all(),
        pipes(computer),
        futexes(computer));
  }

  private static List<Pipe> pipes(Computer computer) {
    Map<Integer, Pipe> pipes = new TreeMap<>();
    for (DescriptorTable table : DescriptorTable.of(computer)) {
      for (DescriptorTable.Row row : table.rows()) {
        if (row.file() instanceof PipeEnd end) {
          pipes.put(end.pipe().serial(), end.pipe());
        }
      }
    }
    return List.copyOf(pipes.values());
  }

  private static List<Futex> futexes(Computer computer) {
    List<Futex> futexes = new ArrayList<>();
    List<WaitQueue> queues = new ArrayList<>();
    for (GuestThread thread : computer.processes().threads()) {
      for (WaitQueue queue : thread.waitsOn()) {
        if (queue.target().kind() == WaitTarget.Kind.FUTEX) {
          int known = queues.indexOf(queue);
          if (known < 0) {
            queues.add(queue);
            futexes.add(new Futex(queue.target().name(), new ArrayList<>(List.of(thread))));
          } else {
            futexes.get(known).waiters.add(thread);
          }
        }
      }
    }
    return futexes;
  }
}
