package ringside.lab.sweep;

import java.util.Map;

/**
 * A point of a sweep with what its run left.
 *
 * @param point its number in the grid
 * @param values what was varied, in the order of the axes
 * @param end how the run ended: exited, deadlock or limit
 * @param status of its exit, -1 where it did not end by itself
 * @param figures by the names of {@link ringside.lab.compare.RunFigures}
 */
public record SweepRow(
    int point, Map<String, String> values, String end, int status, Map<String, Long> figures) {}
