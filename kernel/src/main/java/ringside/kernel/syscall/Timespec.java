package ringside.kernel.syscall;

import ringside.kernel.memory.UserMemory;

/**
 * struct __kernel_timespec: seconds of 64 bits, and nanoseconds, whose upper half is padding on a
 * 32-bit machine, so that whatever stands there is dropped (Linux: get_timespec64).
 */
public final class Timespec {
  public static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** Bytes of the structure. */
  public static final int BYTES = 16;

  /** Longer spans are cut to this: 100 years, so that no sum overflows. */
  public static final long FOREVER_SECONDS = 100L * 365 * 24 * 3600;

  private Timespec() {}

  /** Nanoseconds, or -1 where the structure is not valid (EINVAL). */
  public static long read(UserMemory memory, int address) {
    long seconds = memory.readLong(address);
    int nanos = (int) memory.readLong(address + 8);
    if (seconds < 0 || nanos < 0 || nanos >= NANOS_PER_SECOND) {
      return -1;
    }
    return Math.min(seconds, FOREVER_SECONDS) * NANOS_PER_SECOND + nanos;
  }

  public static void write(UserMemory memory, int address, long nanos) {
    memory.write(
        address,
        Words.bytes(
            (int) (nanos / NANOS_PER_SECOND),
            (int) (nanos / NANOS_PER_SECOND >>> 32),
            (int) (nanos % NANOS_PER_SECOND),
            0));
  }
}
