package ringside.kernel.syscall.process;

import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Process;
import ringside.kernel.process.ResourceUsage;
import ringside.kernel.syscall.Words;
import ringside.kernel.wait.GuestClock;
import ringside.mmu.ledger.Ledger;
import ringside.mmu.ledger.Mode;

/** What processes have used: cycles out of the ledger, the rest as they counted it themselves. */
public final class Usage {
  private static final int WORDS = 18;
  private static final int MAXIMUM_RESIDENT = 4;
  private static final int MINOR_FAULTS = 8;
  private static final int MAJOR_FAULTS = 9;
  private static final int VOLUNTARY = 16;
  private static final int INVOLUNTARY = 17;
  private static final int FRAME_KIBIBYTES = 4;
  private static final long MICROS_PER_SECOND = 1_000_000;

  private final Ledger ledger;
  private final GuestClock clock;

  /** Over the ledger of a computer, and its clock. */
  public Usage(Ledger ledger, GuestClock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Of a process, all its threads together. */
  public ResourceUsage of(Process process) {
    return new ResourceUsage(
        ledger.sumOfProcess(process.pid(), key -> key.mode() == Mode.USER),
        ledger.sumOfProcess(process.pid(), key -> key.mode() == Mode.KERNEL),
        process.peakFrames(),
        process.minorFaults(),
        process.majorFaults(),
        process.voluntarySwitches(),
        process.involuntarySwitches());
  }

  /** Of one thread; its memory, and the faults in it, are the process's. */
  ResourceUsage ofThread(GuestThread thread) {
    return new ResourceUsage(
        ledger.sumOfThread(thread.tid(), key -> key.mode() == Mode.USER),
        ledger.sumOfThread(thread.tid(), key -> key.mode() == Mode.KERNEL),
        thread.process().peakFrames(),
        thread.process().minorFaults(),
        thread.process().majorFaults(),
        thread.times().voluntarySwitches(),
        thread.times().involuntarySwitches());
  }

  /** struct rusage; what neither Linux nor Ringside counts is 0. */
  byte[] structure(ResourceUsage usage) {
    int[] words = new int[WORDS];
    put(words, 0, clock.toNanos(usage.user()) / 1000);
    put(words, 2, clock.toNanos(usage.system()) / 1000);
    words[MAXIMUM_RESIDENT] = usage.peakFrames() * FRAME_KIBIBYTES;
    words[MINOR_FAULTS] = (int) usage.minorFaults();
    words[MAJOR_FAULTS] = (int) usage.majorFaults();
    words[VOLUNTARY] = (int) usage.voluntary();
    words[INVOLUNTARY] = (int) usage.involuntary();
    return Words.bytes(words);
  }

  private static void put(int[] words, int at, long micros) {
    words[at] = (int) (micros / MICROS_PER_SECOND);
    words[at + 1] = (int) (micros % MICROS_PER_SECOND);
  }
}
