package ringside.kernel.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole number in a range; its values are of the class Long.
 *
 * @param unit what it counts
 * @param minimum least value, in that unit; zero may be allowed besides
 * @param maximum greatest value, inclusive
 * @param multiple what divides every value; 1 where all numbers do
 * @param zero what 0 means where that is something of its own ("none"), and 0 is allowed then; else
 *     null
 */
public record WholeNumber(
    Unit unit, long minimum, long maximum, long multiple, @Nullable String zero)
    implements ValueType {
  static WholeNumber whole(Unit unit, long minimum, long maximum) {
    return new WholeNumber(unit, minimum, maximum, 1, null);
  }

  static WholeNumber count(long minimum, long maximum) {
    return whole(Unit.COUNT, minimum, maximum);
  }

  static WholeNumber bytes(long minimum, long maximum) {
    return whole(Unit.BYTES, minimum, maximum);
  }

  static WholeNumber cycles(long minimum) {
    return whole(Unit.CYCLES, minimum, Bounds.NUMBER);
  }

  WholeNumber multipleOf(long divisor) {
    return new WholeNumber(unit, minimum, maximum, divisor, zero);
  }

  WholeNumber orZero(String meaning) {
    return new WholeNumber(unit, minimum, maximum, multiple, meaning);
  }

  /** Whether a number is allowed. */
  public boolean allows(long value) {
    boolean inRange = value >= minimum && value <= maximum && value % multiple == 0;
    return inRange || (value == 0 && zero != null);
  }

  @Override
  public @Nullable Object parse(String text) {
    try {
      long value = unit == Unit.BYTES ? Quantity.parse(text) : Quantity.parsePlain(text);
      return allows(value) ? value : null;
    } catch (IllegalArgumentException notANumber) {
      return null;
    }
  }

  @Override
  public String write(Object value) {
    return unit.write((Long) value);
  }

  @Override
  public String allowed() {
    StringBuilder text = new StringBuilder();
    if (minimum == maximum) {
      text.append(unit.words(minimum)).append(" only");
    } else {
      text.append("from ").append(unit.write(minimum)).append(" to ").append(unit.words(maximum));
    }
    if (multiple > 1) {
      text.append(", a multiple of ").append(unit.write(multiple));
    }
    return zero == null ? text.toString() : text + "; 0: " + zero;
  }

  @Override
  public List<Choice> choices() {
    return List.of();
  }
}
