package ringside.lab.look;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import ringside.kernel.Computer;
import ringside.kernel.event.ThreadState;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Process;
import ringside.kernel.wait.TimerQueue;
import ringside.lab.explain.ThreadReport;
import ringside.lab.explain.ThreadReports;

/**
 * Who waits for the processor and for other things, and for which moments the kernel waits.
 *
 * @param running who has the processor: one thread, or none
 * @param ready who waits for it, the longest ready first; the policy may pick another than the
 *     first
 * @param blocked who waits for something else, by tid
 * @param timers what goes off, in that order
 */
public record Queues(
    List<GuestThread> running,
    List<GuestThread> ready,
    List<ThreadReport> blocked,
    List<Timer> timers) {
  /** Timers that a process has in its own object. */
  private static final int OF_PROCESS = 4;

  /**
   * A timer.
   *
   * @param cycle when it goes off
   * @param thread whose sleep or wait it ends, if it is one of those
   * @param process whose interval timer or limit it is, if it is one of those
   */
  public record Timer(long cycle, Optional<GuestThread> thread, Optional<Process> process) {}

  /** Those of a computer. */
  public static Queues of(Computer computer) {
    List<GuestThread> threads = List.copyOf(computer.processes().threads());
    return new Queues(
        in(ThreadState.RUNNING, threads),
        in(ThreadState.READY, threads),
        new ThreadReports(computer)
            .all().stream().filter(report -> !report.targets().isEmpty()).toList(),
        computer.timers().all().stream().map(timer -> timer(timer, computer)).toList());
  }

  private static List<GuestThread> in(ThreadState state, List<GuestThread> threads) {
    return threads.stream()
        .filter(thread -> thread.state() == state)
        .sorted(Comparator.comparing(GuestThread::since))
        .toList();
  }

  private static Timer timer(TimerQueue.Timer timer, Computer computer) {
    return new Timer(
        timer.cycle(),
        computer.processes().threads().stream()
            .filter(thread -> thread.timerField() == timer.node())
            .findFirst(),
        computer.processes().all().stream()
            .filter(process -> has(process, timer.node()))
            .findFirst());
  }

  private static boolean has(Process process, int node) {
    return IntStream.range(0, OF_PROCESS).anyMatch(i -> process.timerField(i) == node);
  }
}
