/**
 * What a person reads after or during a run, in English or Korean. Start reading at {@link
 * ringside.cli.report.StatisticsReport}.
 */
@org.jspecify.annotations.NullMarked
package ringside.cli.report;
