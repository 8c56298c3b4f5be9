/**
 * What a person reads after or during a run, in English or Korean, and what a program reads (JSON).
 * Start reading at {@link ringside.lab.report.StatisticsReport}.
 */
@org.jspecify.annotations.NullMarked
package ringside.lab.report;
