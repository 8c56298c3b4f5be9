package ringside.lab.learn.experiment;

/**
 * A claim that a student predicts, sees measured, and explains with the figures of the run. Its
 * words are texts of its topic: {@code ID.title}, {@code .question}, {@code .watch}, {@code .ask},
 * for a choice {@code .option.a} and so on, {@code .explain}, {@code .next}, {@code .next.why} and
 * {@code .discuss}; the last four may name values of the findings in braces.
 */
public interface Experiment {
  /** Its row in the list of claims: D6. */
  String id();

  /** What of which program is shown before. */
  Excerpt excerpt();

  /** What is asked before anything is shown. */
  Prediction prediction();

  /** Makes the runs, and says what was measured: the same each time. */
  Findings measure();

  /** Its subject. */
  default Topic topic() {
    return Topic.of(id());
  }
}
