package ringside.kernel.wait;

import ringside.kernel.text.KernelCode;
import ringside.mmu.ledger.Meter;

/** Guest time: cycles of the nominal clock, from a fixed date on. */
public final class GuestClock {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final KernelCode code;
  private final long megahertz;
  private final long bootSeconds;
  private long shift;

  /**
   * A clock over the hart that the kernel runs on.
   *
   * @param megahertz cycles a microsecond
   * @param bootSeconds seconds since 1970 at cycle 0
   */
  public GuestClock(KernelCode code, long megahertz, long bootSeconds) {
    this.code = code;
    this.megahertz = megahertz;
    this.bootSeconds = bootSeconds;
  }

  /** The hart's clock. */
  public long cycles() {
    return meter().clock();
  }

  /** Nanoseconds since the computer was switched on. */
  public long nanos() {
    return toNanos(cycles());
  }

  /** Nanoseconds since 1970. */
  public long realNanos() {
    return bootSeconds * NANOS_PER_SECOND + shift + nanos();
  }

  /** Sets the date: nanoseconds since 1970 (clock_settime(2)). */
  public void setReal(long nanos) {
    shift += nanos - realNanos();
  }

  /** Nanoseconds that a number of cycles takes. */
  public long toNanos(long cycles) {
    // In two parts: a thousand times the longest spans is more than a long holds.
    return cycles / megahertz * 1000 + cycles % megahertz * 1000 / megahertz;
  }

  /** Cycles until at least a number of nanoseconds has passed. */
  public long toCycles(long nanos) {
    return Math.addExact(
        Math.multiplyExact(nanos / 1000, megahertz), (nanos % 1000 * megahertz + 999) / 1000);
  }

  private Meter meter() {
    return code.hart().meter();
  }
}
