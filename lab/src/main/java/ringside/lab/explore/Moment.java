package ringside.lab.explore;

import java.util.List;

/**
 * A part of a block in which the same threads could have gone on instead.
 *
 * @param block the block
 * @param taken choices of the schedule that were made before
 * @param others tids of those threads
 */
record Moment(Block block, int taken, List<Integer> others) {}
