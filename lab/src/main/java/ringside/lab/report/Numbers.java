package ringside.lab.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as reports write them, the same in every language. */
public final class Numbers {
  private static final int THOUSAND = 1000;

  private Numbers() {}

  /** With commas between groups of three digits. */
  public static String grouped(long value) {
    String rest = value / THOUSAND == 0 ? "" : grouped(value / THOUSAND) + ",";
    String digits = String.valueOf(Math.abs(value % THOUSAND));
    return rest + (rest.isEmpty() ? "" : "0".repeat(3 - digits.length())) + digits;
  }

  /** The same of a difference: with a sign, unless it is 0. */
  public static String signed(long value) {
    String sign = value > 0 ? "+" : value < 0 ? "-" : "";
    return sign + grouped(Math.abs(value));
  }

  /** A part of a whole, as in 12.3%. */
  public static String percent(long part, long whole) {
    return whole == 0 ? "-" : tenth(100.0 * part / whole) + "%";
  }

  /** With one decimal, as {@code %.1f} formats it, whose classes take long to load. */
  public static String tenth(double value) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP).toPlainString();
  }

  /** All eight hexadecimal digits behind 0x. */
  public static String hex(int value) {
    return "0x" + digits(value);
  }

  /** All eight hexadecimal digits. */
  public static String digits(int value) {
    String digits = Integer.toHexString(value);
    return "0".repeat(8 - digits.length()) + digits;
  }
}
