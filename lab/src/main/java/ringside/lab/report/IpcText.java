package ringside.lab.report;

import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ringside.kernel.ipc.MessageQueue;
import ringside.kernel.ipc.Pipe;
import ringside.kernel.ipc.PosixQueue;
import ringside.kernel.ipc.SemaphoreSet;
import ringside.kernel.ipc.SharedSegment;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Processes;
import ringside.kernel.wait.WaitQueue;
import ringside.lab.look.IpcObjects;

/** What processes talk through, and who waits there. */
final class IpcText {
  private final Texts texts;
  private final Processes processes;
  private final PrintStream out;
  private int lines;

  IpcText(Texts texts, Processes processes, PrintStream out) {
    this.texts = texts;
    this.processes = processes;
    this.out = out;
  }

  void print(IpcObjects objects) {
    lines = 0;
    objects.semaphores().forEach(this::print);
    objects.messages().forEach(this::print);
    objects.segments().forEach(this::print);
    objects.posix().forEach(this::print);
    objects.pipes().forEach(this::print);
    for (IpcObjects.Futex futex : objects.futexes()) {
      line("look.ipc.futex", futex.name(), names(futex.waiters()));
    }
    if (lines == 0) {
      line("look.ipc.nothing");
    }
  }

  private void print(SemaphoreSet set) {
    String values =
        IntStream.range(0, set.count())
            .mapToObj(set::peek)
            .map(String::valueOf)
            .collect(Collectors.joining(" "));
    line("look.ipc.semaphores", set.id(), values, waiters(set.changes()));
  }

  private void print(MessageQueue queue) {
    line(
        "look.ipc.messages",
        queue.id(),
        queue.count(),
        Numbers.grouped(queue.bytes()),
        Numbers.grouped(queue.capacity()),
        waiters(queue.notEmpty(), queue.notFull()));
  }

  private void print(SharedSegment segment) {
    line(
        "look.ipc.segment",
        segment.id(),
        Numbers.grouped(segment.bytes()),
        segment.attachments(),
        segment.pages().resident());
  }

  private void print(String name, PosixQueue queue) {
    line(
        "look.ipc.posix",
        name,
        queue.peekCount(),
        queue.capacity(),
        waiters(queue.notEmpty(), queue.notFull()));
  }

  private void print(Pipe pipe) {
    line(
        "look.ipc.pipe",
        pipe.serial(),
        Numbers.grouped(pipe.filled()),
        Numbers.grouped(pipe.capacity()),
        waiters(pipe.notEmpty()),
        waiters(pipe.notFull()));
  }

  private void line(String key, Object... values) {
    lines++;
    Paragraph.lines(texts.get(key, values), 2).forEach(out::println);
  }

  private String waiters(WaitQueue... queues) {
    return names(
        processes.threads().stream()
            .filter(thread -> List.of(queues).stream().anyMatch(thread.waitsOn()::contains))
            .toList());
  }

  private String names(Collection<GuestThread> threads) {
    return threads.isEmpty()
        ? texts.get("look.none")
        : threads.stream().map(QueuesText::name).collect(Collectors.joining(", "));
  }
}
