package ringside.lab.sink;

/**
 * From cycles to time of the guest.
 *
 * @param megahertz of the nominal clock: 1 cycle is 1/megahertz microseconds
 */
public record GuestClock(long megahertz) {
  private static final long NANOS_PER_MICRO = 1000;

  /** Whole nanoseconds from cycle 0 to a cycle. */
  public long nanos(long cycle) {
    return cycle / megahertz * NANOS_PER_MICRO + cycle % megahertz * NANOS_PER_MICRO / megahertz;
  }
}
