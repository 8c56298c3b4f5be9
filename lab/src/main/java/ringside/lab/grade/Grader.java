package ringside.lab.grade;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import ringside.lab.report.Texts;
import ringside.lab.session.Guest;
import ringside.lab.session.GuestException;

/**
 * Runs a submission through tests. Nothing is shared between two tests or two submissions, so any
 * number of them can be made at a time; what is said is the same each time.
 */
public final class Grader {
  private static final int MOST_LINES = 60;

  private final Texts texts;
  private final IntFunction<BooleanSupplier> alarms;

  /**
   * A grader.
   *
   * @param texts words of the feedback
   * @param alarms makes, for a number of seconds from now on, who says that they are over
   */
  public Grader(Texts texts, IntFunction<BooleanSupplier> alarms) {
    this.texts = texts;
    this.alarms = alarms;
  }

  /** What a test says of a submission. */
  public TestResult grade(TestCase test, Submission submission) {
    Findings findings = new Findings(texts);
    List<String> missing = GuestMaker.missing(test, submission);
    if (!submission.problem().isEmpty()) {
      findings.add(Way.BUILD, List.of(submission.problem()));
    } else if (!missing.isEmpty()) {
      List<String> there = submission.files().keySet().stream().limit(MOST_LINES).toList();
      findings.add(
          Way.MISSING,
          List.of(texts.get("grade.there", String.join(", ", there))),
          String.join(", ", missing));
    } else {
      return run(test, submission);
    }
    return new TestResult(test, findings.all(), "");
  }

  private TestResult run(TestCase test, Submission submission) {
    try {
      return runs(test, GuestMaker.make(test, submission));
    } catch (GuestException refused) {
      Findings findings = new Findings(texts);
      String all = String.valueOf(refused.getMessage());
      findings.add(Way.BUILD, TextLines.first(all, MOST_LINES));
      return new TestResult(test, findings.all(), "");
    }
  }

  private TestResult runs(TestCase test, Guest guest) {
    BooleanSupplier isTimeUp = alarms.apply(test.limits().seconds());
    for (Timing timing : test.orders().timings()) {
      List<Finding> findings =
          new SingleRun(test, guest, isTimeUp, texts)
              .make(session -> session.on(timing.on(test.machine())));
      if (!findings.isEmpty()) {
        return new TestResult(test, told(findings, timing), "");
      }
    }
    if (test.orders().explores()) {
      return new ExploredRuns(test, guest, isTimeUp, texts).make();
    }
    int runs = test.orders().timings().size();
    return new TestResult(test, List.of(), runs > 1 ? texts.get("grade.runs", runs) : "");
  }

  private List<Finding> told(List<Finding> findings, Timing timing) {
    String settings = timing.toString();
    return settings.isEmpty()
        ? findings
        : findings.stream().map(each -> each.behind(texts.get("grade.timing", settings))).toList();
  }

  /** In place of a test that the grader could not make. */
  public TestResult broken(TestCase test, Throwable why) {
    Findings findings = new Findings(texts);
    findings.add(Way.GRADER, List.of(), why.getClass().getSimpleName());
    return new TestResult(test, findings.all(), "");
  }
}
