package ringside.lab.trace;

/**
 * The part of a run that a trace shows.
 *
 * @param from first cycle
 * @param to last cycle, itself included; not below the first
 */
public record CycleRange(long from, long to) {
  /** The whole run. */
  public static final CycleRange ALL = new CycleRange(0, Long.MAX_VALUE);

  /** Whether a cycle is shown. */
  public boolean contains(long cycle) {
    return cycle >= from && cycle <= to;
  }
}
