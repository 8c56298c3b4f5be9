package ringside.kernel.statistics;

import ringside.kernel.event.ThreadState;
import ringside.kernel.process.EndedThread;
import ringside.mmu.ledger.Ledger;
import ringside.mmu.ledger.Mode;

/**
 * Where one thread's cycles went.
 *
 * @param userCycles in its program
 * @param kernelCycles in the kernel on its behalf
 * @param readyCycles for which it could have run and had to wait for the processor
 * @param blockedCycles for which it waited for something else
 * @param suspendedCycles for which its process was out of memory
 * @param responseCycles from its birth until it first ran
 * @param turnaroundCycles from its birth until its end, or the end of the run
 */
public record ThreadStatistics(
    int tid,
    long userCycles,
    long kernelCycles,
    long readyCycles,
    long blockedCycles,
    long suspendedCycles,
    long responseCycles,
    long turnaroundCycles) {

  static ThreadStatistics of(int pid, EndedThread thread, Ledger ledger, long now) {
    int tid = thread.tid();
    return new ThreadStatistics(
        tid,
        cycles(ledger, pid, tid, Mode.USER),
        cycles(ledger, pid, tid, Mode.KERNEL),
        thread.times().in(ThreadState.READY),
        thread.times().in(ThreadState.BLOCKED),
        thread.times().in(ThreadState.READY_SUSPENDED)
            + thread.times().in(ThreadState.BLOCKED_SUSPENDED),
        thread.times().response(now),
        thread.times().turnaround(now));
  }

  private static long cycles(Ledger ledger, int pid, int tid, Mode mode) {
    return ledger.sumOfThread(tid, key -> key.pid() == pid && key.mode() == mode);
  }
}
