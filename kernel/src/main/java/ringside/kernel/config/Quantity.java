package ringside.kernel.config;

/** Whole numbers with an optional binary unit. */
public final class Quantity {
  private static final String[] UNITS = {"KiB", "MiB", "GiB"};
  private static final int UNIT_SHIFT = 10;

  private Quantity() {}

  /**
   * Parses "4096", "64KiB", "1MiB" or "1GiB".
   *
   * @throws IllegalArgumentException where it is none of these, or more than a long holds
   */
  public static long parse(String text) {
    int shift = 0;
    for (String unit : UNITS) {
      shift += UNIT_SHIFT;
      if (text.endsWith(unit)) {
        return shifted(text, text.substring(0, text.length() - unit.length()).trim(), shift);
      }
    }
    return parsePlain(text);
  }

  /**
   * Parses a number without a unit; underscores may group its digits.
   *
   * @throws IllegalArgumentException where it is none, or more than a long holds
   */
  static long parsePlain(String text) {
    return shifted(text, text, 0);
  }

  /**
   * The text of a number of bytes that {@link #parse} reads: in the greatest unit that divides it.
   */
  static String write(long bytes) {
    long rest = bytes;
    String unit = "";
    for (String greater : UNITS) {
      if (rest == 0 || rest % (1 << UNIT_SHIFT) != 0) {
        break;
      }
      rest >>= UNIT_SHIFT;
      unit = greater;
    }
    return rest + unit;
  }

  private static long shifted(String text, String digits, int shift) {
    try {
      return Math.multiplyExact(Long.parseLong(digits.replace("_", "")), 1L << shift);
    } catch (NumberFormatException | ArithmeticException notANumber) {
      throw new IllegalArgumentException(
          "'" + text + "' is no whole number, optionally with KiB, MiB or GiB");
    }
  }
}
