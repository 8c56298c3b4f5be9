package ringside.isa.asm.statement;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import ringside.isa.asm.lex.Mnemonic;

/** How a floating-point constant is kept as bits (IEEE 754, binary interchange formats). */
enum FloatFormat {
  HALF(2, 5),
  SINGLE(4, 8),
  DOUBLE(8, 11);

  private final int bytes;
  private final int exponentBits;

  FloatFormat(int bytes, int exponentBits) {
    this.bytes = bytes;
    this.exponentBits = exponentBits;
  }

  int bytes() {
    return bytes;
  }

  private int fractionBits() {
    return 8 * bytes - 1 - exponentBits;
  }

  /** The bits of a constant, or null if it cannot be read or is too large. */
  @Nullable Long bits(String text) {
    boolean negative = text.startsWith("-");
    String body = negative || text.startsWith("+") ? text.substring(1).strip() : text;
    Long magnitude = magnitude(Mnemonic.lowerCase(body));
    return magnitude == null || !negative ? magnitude : (Long) (magnitude | 1L << 8 * bytes - 1);
  }

  private @Nullable Long magnitude(String text) {
    long infinity = (1L << exponentBits) - 1 << fractionBits();
    if (text.equals("inf") || text.equals("infinity")) {
      return infinity;
    }
    if (text.equals("nan") || text.equals("qnan")) {
      return infinity | (1L << fractionBits()) - 1;
    }
    if (text.equals("snan")) {
      return infinity | (1L << fractionBits() - 1) - 1;
    }
    String digits = withoutPrefix(text);
    int sign = digits.startsWith("-") || digits.startsWith("+") ? 1 : 0;
    Long value = isNumber(digits.substring(sign)) ? rounded(digits.substring(sign)) : null;
    return value == null || !digits.startsWith("-") ? value : (Long) (value | 1L << 8 * bytes - 1);
  }

  /** 0f1.5: a zero and a letter say of which kind the number is; GNU as takes any letter. */
  private static String withoutPrefix(String text) {
    boolean prefix =
        text.length() > 1
            && text.charAt(0) == '0'
            && text.charAt(1) >= 'a'
            && text.charAt(1) <= 'z';
    return prefix ? text.substring(2) : text;
  }

  /** Digits with at most one point, then an exponent whose digits may be missing. */
  private static boolean isNumber(String text) {
    int at = 0;
    int digits = 0;
    int points = 0;
    while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      points += text.charAt(at) == '.' ? 1 : 0;
      digits += text.charAt(at) == '.' ? 0 : 1;
      at++;
    }
    if (digits == 0 || points > 1 || at < text.length() && text.charAt(at) != 'e') {
      return false;
    }
    at++;
    at += at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? 1 : 0;
    int exponent = at;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at >= text.length() && at - exponent < 7;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private @Nullable Long rounded(String text) {
    boolean bare =
        !isDigit(text.charAt(text.length() - 1)) && text.charAt(text.length() - 1) != '.';
    BigDecimal value = new BigDecimal(bare ? text.substring(0, text.indexOf('e')) : text);
    int bias = (1 << exponentBits - 1) - 1;
    if (value.signum() == 0 || exponentOf(value) < -400) {
      return 0L;
    }
    if (exponentOf(value) > 400) {
      return null;
    }
    int exponent = Math.max(binaryExponent(value), 1 - bias);
    BigInteger units = scaled(value, fractionBits() - exponent);
    // Rounding up to the next power of two carries into the exponent, as it should.
    long exponentField = (long) (exponent + bias - 1) << fractionBits();
    long bits = units.longValue() + exponentField;
    // The unit of a normal number adds 1 to the exponent; one below it is subnormal.
    long infinity = (1L << exponentBits) - 1 << fractionBits();
    return bits > infinity ? null : (Long) bits;
  }

  private static int exponentOf(BigDecimal value) {
    return value.precision() - value.scale();
  }

  /** The largest e with 2^e not above the value. */
  private static int binaryExponent(BigDecimal value) {
    int exponent = (int) Math.floor(exponentOf(value) * 3.3219280948873626) + 1;
    while (value.compareTo(powerOfTwo(exponent)) < 0) {
      exponent--;
    }
    return exponent;
  }

  private static BigDecimal powerOfTwo(int exponent) {
    BigDecimal power = new BigDecimal(BigInteger.ONE.shiftLeft(Math.abs(exponent)));
    return exponent < 0 ? new BigDecimal(BigInteger.valueOf(5).pow(-exponent), -exponent) : power;
  }

  /** The value times a power of two, rounded to the nearest, ties upwards as GNU as does. */
  private static BigInteger scaled(BigDecimal value, int shift) {
    return value.multiply(powerOfTwo(shift)).setScale(0, RoundingMode.HALF_UP).toBigInteger();
  }
}
