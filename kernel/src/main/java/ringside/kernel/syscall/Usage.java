package ringside.kernel.syscall;

import ringside.mmu.ledger.Ledger;
import ringside.mmu.ledger.Mode;

/** struct rusage: user and system time out of the ledger; what is not counted is 0. */
final class Usage {
  private static final int WORDS = 18;
  private static final long MICROS_PER_SECOND = 1_000_000;

  private Usage() {}

  static byte[] of(Services services, int pid) {
    int[] words = new int[WORDS];
    put(words, 0, micros(services, pid, Mode.USER));
    put(words, 2, micros(services, pid, Mode.KERNEL));
    return Words.bytes(words);
  }

  private static long micros(Services services, int pid, Mode mode) {
    Ledger ledger = services.ledger();
    long cycles = ledger.sum(key -> key.pid() == pid && key.mode() == mode);
    return services.clock().toNanos(cycles) / 1000;
  }

  private static void put(int[] words, int at, long micros) {
    words[at] = (int) (micros / MICROS_PER_SECOND);
    words[at + 1] = (int) (micros % MICROS_PER_SECOND);
  }
}
