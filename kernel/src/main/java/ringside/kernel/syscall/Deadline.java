package ringside.kernel.syscall;

import ringside.kernel.memory.UserMemory;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.TimerQueue;

/** Until when a call may wait, in cycles. */
public final class Deadline {
  /** A time that is none: EINVAL. */
  public static final long INVALID = -1;

  private Deadline() {}

  /** From a pointer to a time span; never where it is null. */
  public static long relative(GuestClock clock, UserMemory memory, int address) {
    if (address == 0) {
      return TimerQueue.NEVER;
    }
    long nanos = Timespec.read(memory, address);
    return nanos < 0 ? INVALID : after(clock, nanos);
  }

  /** From a pointer to a time of the calendar; never where it is null. */
  public static long absolute(GuestClock clock, UserMemory memory, int address) {
    if (address == 0) {
      return TimerQueue.NEVER;
    }
    long nanos = Timespec.read(memory, address);
    return nanos < 0 ? INVALID : after(clock, nanos - clock.realNanos());
  }

  /** The cycle by which a span has passed; now for one that is over. */
  public static long after(GuestClock clock, long nanos) {
    return nanos <= 0 ? clock.cycles() : clock.cycles() + clock.toCycles(nanos);
  }
}
