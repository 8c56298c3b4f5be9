package ringside.junit;

import ringside.lab.explore.ExploreReport;
import ringside.lab.explore.Explorer;
import ringside.lab.explore.Played;
import ringside.lab.explore.Stage;
import ringside.lab.explore.Verdict;

/**
 * Answers by making all schedules.
 *
 * @param preemptions the most of a schedule
 * @param budget how long
 * @param all whether it is a failure that the budget is not enough
 */
record Exploration(int preemptions, Budget budget, boolean all) {
  Exploration {
    if (preemptions < 0) {
      throw new IllegalArgumentException("preemptions are 0 or more, not " + preemptions);
    }
  }

  /** What it means that no schedule has failed. */
  String answer(EverySchedule.Question question) {
    Program program = question.program();
    Stage stage = new Stage(program.guest(), program.machine(), program.limit());
    Expectations expectations = question.expectations();
    Verdict verdict =
        new Explorer(
                stage,
                expectations.judge(program, stage),
                preemptions,
                budget.begin(),
                schedules -> {})
            .explore();
    String sentence = ExploreReport.sentence(Words.ofHost().reports(), verdict);
    Played failing = verdict.failing();
    if (failing != null) {
      Attempt attempt = new Attempt(program, stage, failing);
      throw FailedSchedule.error(sentence, attempt, expectations.complaint(attempt));
    }
    if (all && verdict.kind() != Verdict.Kind.PROVED) {
      throw new AssertionError(Words.ofHost().get("budget", sentence));
    }
    return sentence;
  }
}
