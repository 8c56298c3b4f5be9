package ringside.isa.asm.lex;

import ringside.isa.asm.source.SourceException;

/** Numbers (0x, 0b, octal after 0, decimal) and references to numeric labels (1f, 1b). */
final class NumberLexer {
  private final String code;
  private final int start;
  private final int limit;
  private int end;

  NumberLexer(String code, int start, int limit) {
    this.code = code;
    this.start = start;
    this.limit = limit;
    this.end = start;
    while (end < limit && Lexer.isNamePart(code.charAt(end))) {
      end++;
    }
  }

  int end() {
    return end;
  }

  Token token() {
    String text = code.substring(start, end);
    if (isLabel(text, "fb")) {
      return new Token(Token.Kind.LOCAL_LABEL, text, 0, start, end);
    }
    return isLabel(text, "$")
        ? new Token(Token.Kind.DOLLAR_LABEL, text, 0, start, end)
        : new Token(Token.Kind.NUMBER, text, value(withoutSuffix(text)), start, end);
  }

  /** C's suffixes U, L, UL, LL and ULL say nothing here (integer_constant in gas/expr.c). */
  private static String withoutSuffix(String text) {
    int last = text.length();
    for (int count = 0; count < 2 && isLetter(text, last - 1, 'l'); count++) {
      last--;
    }
    last -= isLetter(text, last - 1, 'u') ? 1 : 0;
    return last == 0 ? text : text.substring(0, last);
  }

  private static boolean isLetter(String text, int at, char lower) {
    return at >= 0 && (text.charAt(at) | 32) == lower;
  }

  /** Whether it consists of digits and one of some characters at the end. */
  private static boolean isLabel(String text, String ends) {
    int last = text.length() - 1;
    if (last == 0 || ends.indexOf(text.charAt(last)) < 0) {
      return false;
    }
    for (int index = 0; index < last; index++) {
      if (Character.digit(text.charAt(index), 10) < 0) {
        return false;
      }
    }
    return true;
  }

  private long value(String text) {
    int radix = 10;
    int digits = 0;
    if (text.length() > 1 && text.charAt(0) == '0') {
      char kind = text.charAt(1);
      boolean hexadecimal = kind == 'x' || kind == 'X';
      boolean binary = kind == 'b' || kind == 'B';
      radix = hexadecimal ? 16 : binary ? 2 : 8;
      digits = hexadecimal || binary ? 2 : 1;
    }
    return value(text, digits, radix);
  }

  private long value(String text, int digits, int radix) {
    long value = 0;
    for (int index = digits; index < text.length(); index++) {
      int digit = Character.digit(text.charAt(index), radix);
      if (digit < 0) {
        throw new SourceException(
            start + index, "'" + text.charAt(index) + "' is no digit of a number to base " + radix);
      }
      if (Long.compareUnsigned(value, Long.divideUnsigned(-1, radix)) > 0) {
        throw new SourceException(start, "this number needs more than 64 bits");
      }
      value = value * radix + digit;
    }
    if (digits == text.length() || limit < end) {
      throw new SourceException(start, "a number without digits");
    }
    return value;
  }
}
