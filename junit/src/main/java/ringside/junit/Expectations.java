package ringside.junit;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ringside.lab.explore.Failure;
import ringside.lab.explore.Played;
import ringside.lab.explore.Stage;

/** All that is expected of the runs of a program. */
final class Expectations {
  private final int status;
  private final List<Expectation> others;

  /**
   * What is expected.
   *
   * @param status of the exit, as a shell has it
   */
  Expectations(int status, List<Expectation> others) {
    this.status = status;
    this.others = List.copyOf(others);
  }

  /**
   * What a run has not kept.
   *
   * @param wrong in words
   * @param cause what a test has thrown; null where it was no test's own assertion
   */
  record Complaint(Failure kind, String wrong, @Nullable Throwable cause) {}

  /** Judges runs as the explorer wants it. */
  Function<Played, Failure> judge(Program program, Stage stage) {
    return played -> {
      Complaint complaint = complaint(new Attempt(program, stage, played));
      return complaint == null ? Failure.NONE : complaint.kind();
    };
  }

  /** The first thing that a run has not kept; null where it has kept all. */
  @Nullable Complaint complaint(Attempt attempt) {
    Played played = attempt.played();
    Failure ending = Failure.of(status, output -> true).apply(played);
    if (ending != Failure.NONE) {
      String text =
          ending == Failure.STATUS
              ? Words.ofHost().get("exited", played.status(), status)
              : Words.ofHost().get("end." + ending.name());
      return new Complaint(ending, text, null);
    }
    for (Expectation each : others) {
      try {
        each.check().accept(attempt);
      } catch (AssertionError | RuntimeException wrong) {
        String text = wrong instanceof AssertionError ? wrong.getMessage() : wrong.toString();
        return new Complaint(each.kind(), String.valueOf(text), wrong);
      }
    }
    return null;
  }
}
