package ringside.lab.learn.experiment;

import java.util.Locale;
import java.util.Optional;
import ringside.lab.report.Numbers;

/**
 * An answer to a prediction's question.
 *
 * @param value number of the option, from 0, or the amount
 */
public record Answer(double value) {
  /** How near an answer is to what was measured. */
  public enum Verdict {
    RIGHT,
    /** A number of the right size, within ten times what counts as right. */
    NEAR,
    WRONG
  }

  /**
   * Reads {@code b}, {@code 2}, {@code 1,200} or {@code 12.5}.
   *
   * @return nothing where it is no answer to what is asked
   */
  public static Optional<Answer> parse(Prediction asked, String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (asked instanceof Prediction.Choice choice) {
      int option = word.length() == 1 ? word.charAt(0) - 'a' : -1;
      return option >= 0 && option < choice.options()
          ? Optional.of(new Answer(option))
          : Optional.empty();
    }
    return word.matches("[0-9][0-9,_]{0,15}(\\.[0-9]{1,6})?")
        ? Optional.of(new Answer(Double.parseDouble(word.replaceAll("[,_]", ""))))
        : Optional.empty();
  }

  /** As it is written down and shown: {@code b}, {@code 1200}. */
  public String text(Prediction asked) {
    if (asked instanceof Prediction.Choice) {
      return String.valueOf((char) ('a' + (int) value));
    }
    return value == Math.rint(value) ? Numbers.grouped((long) value) : Numbers.tenth(value);
  }

  /** How near it is. */
  public Verdict verdict(Prediction asked, Answer right) {
    if (asked instanceof Prediction.Amount amount) {
      double times = (Math.max(value, right.value) + 1) / (Math.min(value, right.value) + 1);
      if (value == right.value || times <= amount.close()) {
        return Verdict.RIGHT;
      }
      return times <= 10 * amount.close() ? Verdict.NEAR : Verdict.WRONG;
    }
    return value == right.value ? Verdict.RIGHT : Verdict.WRONG;
  }
}
