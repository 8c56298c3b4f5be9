package ringside.kernel.process;

import java.util.Arrays;

/** Soft and hard limits of a process by RLIMIT_ number (setrlimit(2)); inherited by fork. */
public final class ResourceLimits {
  /** Number of limits. */
  public static final int COUNT = 16;

  /** No limit (RLIM64_INFINITY). */
  public static final long INFINITY = -1;

  /** Seconds of computing (RLIMIT_CPU). */
  public static final int CPU = 0;

  /** Bytes of a file that is written (RLIMIT_FSIZE). */
  public static final int FILE_SIZE = 1;

  /** Bytes of private writable memory (RLIMIT_DATA). */
  public static final int DATA = 2;

  /** Bytes of everything that is mapped (RLIMIT_AS). */
  public static final int ADDRESS_SPACE = 9;

  /** Bytes of the stack. */
  public static final int STACK = 3;

  /** Bytes of a core dump, of which Ringside makes the status only (RLIMIT_CORE). */
  public static final int CORE = 4;

  /** Processes and threads of the user. */
  public static final int PROCESSES = 6;

  /** Descriptors. */
  public static final int FILES = 7;

  /** Bytes of memory that is kept from the swap disk (RLIMIT_MEMLOCK). */
  public static final int LOCKED_MEMORY = 8;

  /** Signals queued for the processes of a user (RLIMIT_SIGPENDING). */
  public static final int SIGNALS = 11;

  private static final int SIGNALS_LIMIT = 4096;
  private static final long LOCKED_LIMIT = 8 << 20;

  /** Nobody writes to these: children begin with the same, and few change any. */
  private long[] soft;

  private long[] hard;

  /** No limits but those that Ringside enforces. */
  public ResourceLimits(long stack, long processes, long files) {
    soft = new long[COUNT];
    hard = new long[COUNT];
    Arrays.fill(soft, INFINITY);
    Arrays.fill(hard, INFINITY);
    soft[CORE] = 0;
    soft[STACK] = stack;
    soft[PROCESSES] = processes;
    hard[PROCESSES] = processes;
    soft[FILES] = files;
    hard[FILES] = files;
    soft[SIGNALS] = SIGNALS_LIMIT;
    hard[SIGNALS] = SIGNALS_LIMIT;
    soft[LOCKED_MEMORY] = LOCKED_LIMIT;
    hard[LOCKED_MEMORY] = LOCKED_LIMIT;
  }

  private ResourceLimits(long[] soft, long[] hard) {
    this.soft = soft;
    this.hard = hard;
  }

  /** The same limits for a child. */
  public ResourceLimits copy() {
    return new ResourceLimits(soft, hard);
  }

  /** The limit that is enforced. */
  public long soft(int which) {
    return soft[which];
  }

  /** How far the soft limit may be raised. */
  public long hard(int which) {
    return hard[which];
  }

  /** Sets both. */
  public void set(int which, long newSoft, long newHard) {
    soft = soft.clone();
    hard = hard.clone();
    soft[which] = newSoft;
    hard[which] = newHard;
  }

  /** Whether a count stays within a limit. */
  public boolean allows(int which, long count) {
    return Long.compareUnsigned(count, soft[which]) <= 0;
  }
}
