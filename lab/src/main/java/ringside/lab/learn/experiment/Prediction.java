package ringside.lab.learn.experiment;

/** What a student is asked to predict. */
public sealed interface Prediction {
  /**
   * One of some answers, from the letter a on.
   *
   * @param options how many; 2 to 6
   */
  record Choice(int options) implements Prediction {}

  /**
   * A number, 0 or more.
   *
   * @param unit key of its unit among the shared texts: {@code unit.cycles}
   * @param close how many times more or less still counts as right: 1.5; at least 1
   */
  record Amount(String unit, double close) implements Prediction {}
}
