package ringside.lab.explore;

/**
 * Another schedule than the one of a run: the same up to a choice, and then that one.
 *
 * @param taken choices of the run's schedule that stay as they are
 * @param choice the next one
 * @param at instructions that programs have executed before it
 */
public record Alternative(int taken, Choice choice, long at) {}
