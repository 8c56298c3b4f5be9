package ringside.lab.adapter;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of the times counts at which a stop point is met, as in {@code 3}, {@code >= 3} or {@code %
 * 10}.
 *
 * @param operator one of ==, &gt;=, &gt;, &lt;=, &lt; and %
 */
record HitCondition(String operator, long number) {
  /** Every time. */
  static final HitCondition ALWAYS = new HitCondition(">=", 1);

  private static final Pattern SHAPE = Pattern.compile("(==?|>=?|<=?|%)? *([0-9]{1,9})");

  /** The one of a text; empty where it makes no sense. */
  static Optional<HitCondition> parse(String text) {
    Matcher matcher = SHAPE.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String operator = matcher.group(1) == null ? "==" : matcher.group(1);
    long number = Long.parseLong(matcher.group(2));
    boolean never = operator.equals("%") && number == 0;
    return never ? Optional.empty() : Optional.of(new HitCondition(operator, number));
  }

  /**
   * Whether a time counts.
   *
   * @param time from 1
   */
  boolean test(long time) {
    return switch (operator) {
      case ">=" -> time >= number;
      case ">" -> time > number;
      case "<=" -> time <= number;
      case "<" -> time < number;
      case "%" -> time % number == 0;
      default -> time == number;
    };
  }
}
