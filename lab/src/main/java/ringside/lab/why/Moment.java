package ringside.lab.why;

/**
 * A moment of a run.
 *
 * @param cycle the last that belongs to what was before; {@link Long#MAX_VALUE} where an event says
 * @param event number of the last event that does; {@link Long#MAX_VALUE} where a cycle says
 */
public record Moment(long cycle, long event) {
  /** Where the clock shows a cycle. */
  public static Moment ofCycle(long cycle) {
    return new Moment(cycle, Long.MAX_VALUE);
  }

  /** Where an event has just happened, by its number as traces have it. */
  public static Moment ofEvent(long number) {
    return new Moment(Long.MAX_VALUE, number);
  }

  /** Whether an event says when. */
  public boolean isEvent() {
    return event != Long.MAX_VALUE;
  }
}
