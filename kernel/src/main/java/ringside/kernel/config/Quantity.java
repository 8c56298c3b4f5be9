package ringside.kernel.config;

/** Whole numbers with an optional binary unit. */
public final class Quantity {
  private Quantity() {}

  /**
   * Parses "4096", "64KiB", "1MiB" or "1GiB".
   *
   * @throws IllegalArgumentException where it is none of these
   */
  public static long parse(String text) {
    String digits = text;
    int shift = 0;
    for (String unit : new String[] {"KiB", "MiB", "GiB"}) {
      shift += 10;
      if (text.endsWith(unit)) {
        digits = text.substring(0, text.length() - unit.length());
        return Math.multiplyExact(parseDigits(digits, text), 1L << shift);
      }
    }
    return parseDigits(digits, text);
  }

  private static long parseDigits(String digits, String text) {
    try {
      return Long.parseLong(digits.trim().replace("_", ""));
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(
          "'" + text + "' is no whole number, optionally with KiB, MiB or GiB");
    }
  }
}
