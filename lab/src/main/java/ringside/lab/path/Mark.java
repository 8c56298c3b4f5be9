package ringside.lab.path;

/**
 * A moment of a run.
 *
 * @param cycle of the clock
 * @param spent cycles until then of the cost that is asked about
 */
public record Mark(long cycle, long spent) {}
