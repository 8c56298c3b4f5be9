package ringside.kernel.syscall;

import java.util.function.Predicate;
import ringside.kernel.process.CpuTime;
import ringside.kernel.process.Process;
import ringside.mmu.ledger.AccountKey;
import ringside.mmu.ledger.Mode;

/** What processes have used, out of the ledger. */
final class Usage {
  private static final int WORDS = 18;
  private static final int MAXIMUM_RESIDENT = 4;
  private static final int FRAME_KIBIBYTES = 4;
  private static final long MICROS_PER_SECOND = 1_000_000;

  private Usage() {}

  /** The time of a process, all its threads together. */
  static CpuTime of(Services services, Process process) {
    return selected(services, key -> key.pid() == process.pid());
  }

  /** The time of one thread. */
  static CpuTime ofThread(Services services, int tid) {
    return selected(services, key -> key.tid() == tid);
  }

  /** struct rusage: user and system time and the most frames; what is not counted is 0. */
  static byte[] structure(Services services, CpuTime time, int peakFrames) {
    int[] words = new int[WORDS];
    put(words, 0, services.clock().toNanos(time.user()) / 1000);
    put(words, 2, services.clock().toNanos(time.system()) / 1000);
    words[MAXIMUM_RESIDENT] = peakFrames * FRAME_KIBIBYTES;
    return Words.bytes(words);
  }

  private static CpuTime selected(Services services, Predicate<AccountKey> which) {
    return new CpuTime(
        services.ledger().sum(key -> which.test(key) && key.mode() == Mode.USER),
        services.ledger().sum(key -> which.test(key) && key.mode() == Mode.KERNEL));
  }

  private static void put(int[] words, int at, long micros) {
    words[at] = (int) (micros / MICROS_PER_SECOND);
    words[at + 1] = (int) (micros % MICROS_PER_SECOND);
  }
}
