package ringside.lab.explore;

import java.util.function.Function;

/** What counts as a failure of a run. */
public enum Failure {
  /** Nothing can run any more. */
  DEADLOCK,
  /** All that could run only wait for each other. */
  LIVELOCK,
  /** It did not end before the limit. */
  LIMIT,
  /** A program has done what ended it, in any process. */
  CRASH,
  /** It ended with another status than expected. */
  STATUS,
  /** It printed something else than expected. */
  OUTPUT,
  /** Threads race for a word. */
  RACE,
  /** It has left something behind. */
  LEAK,
  /** Something else is not as a test wants it. */
  CHECK,
  /** None. */
  NONE;

  /**
   * What judges runs by how they end, by status, and by what was printed.
   *
   * @param status that is expected; one of a signal allows crashes, too
   */
  public static Judge of(int status, Function<byte[], Boolean> printsAsExpected) {
    return new Judge(status, printsAsExpected, false, false);
  }
}
