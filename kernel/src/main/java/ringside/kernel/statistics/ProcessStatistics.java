package ringside.kernel.statistics;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.kernel.process.EndedProcess;
import ringside.kernel.process.ExitStatus;
import ringside.mmu.ledger.Ledger;

/**
 * One process in numbers.
 *
 * @param ppid the parent at its end; 1 for an orphan and for the first process
 * @param name of the program it ran last
 * @param exitStatus null if it still ran when the computer was switched off
 * @param peakFrames the most frames of 4096 bytes that its memory took, page tables included
 * @param threads by tid
 */
public record ProcessStatistics(
    int pid,
    int ppid,
    String name,
    @Nullable ExitStatus exitStatus,
    int peakFrames,
    List<ThreadStatistics> threads) {

  /**
   * The numbers of a process.
   *
   * @param now the clock at the end of the run
   */
  static ProcessStatistics of(EndedProcess process, boolean stillRan, Ledger ledger, long now) {
    return new ProcessStatistics(
        process.pid(),
        process.ppid(),
        process.name(),
        stillRan ? null : process.exitStatus(),
        process.peakFrames(),
        process.threads().stream()
            .map(thread -> ThreadStatistics.of(process.pid(), thread, ledger, now))
            .sorted(Comparator.comparing(ThreadStatistics::tid))
            .toList());
  }
}
