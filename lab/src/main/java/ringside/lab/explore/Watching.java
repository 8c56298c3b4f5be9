package ringside.lab.explore;

import java.util.Set;

/**
 * What is wanted of a run beside how it ends.
 *
 * @param orders which orders of steps are worth while
 * @param known words that make a step visible, as far as known; for {@link Orders#ALL} and steps
 * @param races whether data races are looked for
 * @param leaks whether it is looked for what is left behind
 * @param steps whether its visible steps are kept
 */
record Watching(Orders orders, Set<Integer> known, boolean races, boolean leaks, boolean steps) {
  /** Nothing. */
  static final Watching NOTHING = new Watching(Orders.NONE, Set.of(), false, false, false);

  /** Data races, and with them the words that make a step visible. */
  static final Watching RACES = new Watching(Orders.NONE, Set.of(), true, false, false);

  /** Orders of steps. */
  enum Orders {
    NONE,
    /** Those that could make a difference. */
    DEPENDENT,
    /** Those of all visible steps. */
    ALL
  }
}
