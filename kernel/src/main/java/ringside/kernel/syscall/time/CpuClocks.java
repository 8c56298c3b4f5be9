package ringside.kernel.syscall.time;

import org.jspecify.annotations.Nullable;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Process;
import ringside.kernel.process.Processes;
import ringside.kernel.syscall.Call;
import ringside.mmu.ledger.AccountKey;
import ringside.mmu.ledger.Ledger;
import ringside.mmu.ledger.Mode;

/**
 * Processor time as clocks: of the caller, of its threads, of any process (clock_gettime(2);
 * clock_getcpuclockid(3), pthread_getcpuclockid(3)). The number of such a clock is the complement
 * of a pid or tid, shifted left by three; a bit says which, two bits what of its time (Linux:
 * posix-timers_types.h).
 */
final class CpuClocks {
  /** CLOCK_PROCESS_CPUTIME_ID. */
  static final int OF_PROCESS = 2;

  /** CLOCK_THREAD_CPUTIME_ID. */
  static final int OF_THREAD = 3;

  /** Not a clock. */
  static final long NONE = -1;

  private static final int PER_THREAD = 4;
  private static final int WHAT = 3;
  private static final int USER = 1;
  private static final int NO_TIME = 3;
  private static final int SHIFT = 3;

  private final Ledger ledger;
  private final Processes processes;

  CpuClocks(Ledger ledger, Processes processes) {
    this.ledger = ledger;
    this.processes = processes;
  }

  /** Cycles of a clock up to now, or {@link #NONE}. */
  long cycles(Call call, int id) {
    if (id == OF_PROCESS) {
      return ledger.sumOfProcess(call.process().pid(), CpuClocks::any);
    }
    if (id == OF_THREAD) {
      return ledger.sumOfThread(call.thread().tid(), CpuClocks::any);
    }
    if (id >= 0 || (id & WHAT) == NO_TIME) {
      return NONE;
    }
    return (id & PER_THREAD) != 0 ? ofThread(call, id) : ofProcess(call, id);
  }

  private long ofProcess(Call call, int id) {
    int pid = ~(id >> SHIFT);
    Process process = pid == 0 ? call.process() : processes.findAny(pid);
    return process == null ? NONE : ledger.sumOfProcess(process.pid(), key -> counts(key, id));
  }

  /** Threads of other processes have no clock that could be asked. */
  private long ofThread(Call call, int id) {
    int tid = ~(id >> SHIFT);
    @Nullable GuestThread thread = tid == 0 ? call.thread() : processes.findThread(tid);
    return thread == null || thread.process() != call.process()
        ? NONE
        : ledger.sumOfThread(thread.tid(), key -> counts(key, id));
  }

  private static boolean counts(AccountKey key, int id) {
    return (id & WHAT) != USER || key.mode() == Mode.USER;
  }

  private static boolean any(AccountKey key) {
    return true;
  }
}
