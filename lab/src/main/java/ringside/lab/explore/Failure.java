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
  /** It ended with another status than expected. */
  STATUS,
  /** It printed something else than expected. */
  OUTPUT,
  /** Something else is not as a test wants it. */
  CHECK,
  /** None. */
  NONE;

  /** What judges runs: by status, and by what was printed. */
  public static Function<Played, Failure> of(
      int status, Function<byte[], Boolean> printsAsExpected) {
    return run -> {
      if (run.livelock()) {
        return LIVELOCK;
      }
      return switch (run.end()) {
        case DEADLOCK -> DEADLOCK;
        case LIMIT -> LIMIT;
        case EXITED ->
            run.status() != status ? STATUS : printsAsExpected.apply(run.output()) ? NONE : OUTPUT;
      };
    };
  }
}
