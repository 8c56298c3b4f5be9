package ringside.kernel.statistics;

/**
 * What the calls of one name cost.
 *
 * @param count how often it was called
 * @param cycles spent in the kernel for it, switches away from a caller that waits included
 */
public record CallStatistics(String name, long count, long cycles) {}
