package ringside.lab.explore;

import java.util.function.Function;
import ringside.kernel.process.ExitStatus;

/**
 * Says whether a run has failed, and how.
 *
 * @param status that is expected of its exit; one of a signal allows crashes, too
 * @param printsAsExpected says so of standard output
 * @param races whether a data race is a failure
 * @param leaks whether it is one to leave something behind
 */
public record Judge(
    int status, Function<byte[], Boolean> printsAsExpected, boolean races, boolean leaks)
    implements Function<Played, Failure> {
  @Override
  public Failure apply(Played run) {
    if (run.livelock()) {
      return Failure.LIVELOCK;
    }
    return switch (run.end()) {
      case DEADLOCK -> Failure.DEADLOCK;
      case LIMIT -> Failure.LIMIT;
      case EXITED -> ended(run);
    };
  }

  private Failure ended(Played run) {
    if (run.findings().crash() != null && !ExitStatus.isOfSignal(status)) {
      return Failure.CRASH;
    }
    if (run.status() != status) {
      return Failure.STATUS;
    }
    if (!printsAsExpected.apply(run.output())) {
      return Failure.OUTPUT;
    }
    if (races && !run.races().isEmpty()) {
      return Failure.RACE;
    }
    return leaks && !run.findings().leaks().isNothing() ? Failure.LEAK : Failure.NONE;
  }
}
