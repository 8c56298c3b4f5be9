package ringside.lab.check;

import java.util.Collection;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ringside.lab.compare.RunFigures;

/**
 * A figure of a run that has to keep to a bound, as in {@code cycles.DTLB < 2000}.
 *
 * @param name as {@link RunFigures} names it
 * @param relation to the bound
 * @param bound that it is compared with
 */
public record Figure(String name, Relation relation, long bound) {
  private static final Pattern WRITTEN =
      Pattern.compile("\\s*([A-Za-z0-9_.]+)\\s*(<=|>=|==|!=|<|>)\\s*([0-9_]+)\\s*");

  /** How a figure is compared. */
  public enum Relation {
    /** Less. */
    LESS("<"),
    /** Less or equal. */
    AT_MOST("<="),
    /** Equal. */
    EQUAL("=="),
    /** Not equal. */
    OTHER("!="),
    /** Greater or equal. */
    AT_LEAST(">="),
    /** Greater. */
    MORE(">");

    private final String sign;

    Relation(String sign) {
      this.sign = sign;
    }

    /** How it is written. */
    public String sign() {
      return sign;
    }

    boolean holds(long value, long bound) {
      return switch (this) {
        case LESS -> value < bound;
        case AT_MOST -> value <= bound;
        case EQUAL -> value == bound;
        case OTHER -> value != bound;
        case AT_LEAST -> value >= bound;
        case MORE -> value > bound;
      };
    }
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException where it is not written like one; the message says how
   */
  public static Figure parse(String text) {
    Matcher parts = WRITTEN.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "write a figure, one of < <= == != >= > and a number, as in cycles.DTLB < 2000");
    }
    String sign = parts.group(2);
    for (Relation relation : Relation.values()) {
      if (relation.sign.equals(sign)) {
        return new Figure(parts.group(1), relation, number(parts.group(3)));
      }
    }
    throw new IllegalStateException("no relation is written " + sign);
  }

  private static long number(String digits) {
    try {
      return Long.parseLong(digits.replace("_", ""));
    } catch (NumberFormatException tooLarge) {
      throw new IllegalArgumentException(
          "'" + digits + "' is no number from 0 to 2^63-1", tooLarge);
    }
  }

  /**
   * Refuses a name that no run has.
   *
   * @param known the figures of any run on the same machine
   * @throws IllegalArgumentException as {@link RunFigures#require} does
   */
  public void require(Collection<String> known) {
    RunFigures.require(name, known);
  }

  /** Its value in a run; a call that was never made was made 0 times. */
  public long value(Map<String, Long> figures) {
    Long value = figures.get(name);
    return value == null ? 0 : value;
  }

  /** Whether a run keeps to it. */
  public boolean holds(Map<String, Long> figures) {
    return relation.holds(value(figures), bound);
  }

  @Override
  public String toString() {
    return name + " " + relation.sign + " " + bound;
  }
}
