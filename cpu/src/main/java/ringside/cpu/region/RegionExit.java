package ringside.cpu.region;

/**
 * A way out of a region, and what has passed on it since the code has last brought the clock up to
 * date.
 *
 * @param reason what comes next
 * @param at index in its page of the next instruction, which may lie outside; 0 where it is
 *     computed
 * @param from index of an instruction in the line that was fetched last
 * @param cycles not in {@link RegionState#stamp} yet
 * @param counts not in {@link RegionState#counts} yet
 * @param pendingLoad register that the instruction before loaded and the next one may wait for, or
 *     0
 */
public record RegionExit(
    Reason reason, int at, int from, int cycles, long counts, int pendingLoad) {
  /** What the interpreter does next. */
  public enum Reason {
    /** Goes on at {@link RegionExit#at}. */
    GO_ON,
    /** Goes on at {@link RegionState#target}. */
    COMPUTED,
    /** Executes the instruction at {@link RegionExit#at}, even if the limit is reached. */
    ALONE
  }
}
