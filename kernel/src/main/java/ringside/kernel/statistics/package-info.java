/**
 * A run in numbers, for reports and files. Start reading at {@link
 * ringside.kernel.statistics.RunStatistics}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.statistics;
