package ringside.lab.explore;

import java.util.List;

/**
 * Where another thread could have been taken.
 *
 * @param kind which choice it would be
 * @param at as in {@link Choice}
 * @param others tids of the threads that could have
 */
public record Point(Choice.Kind kind, long at, List<Integer> others) {}
