package ringside.isa.asm;

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
    return isLocalLabel(text)
        ? new Token(Token.Kind.LOCAL_LABEL, text, 0, start, end)
        : new Token(Token.Kind.NUMBER, text, value(text), start, end);
  }

  private static boolean isLocalLabel(String text) {
    int last = text.length() - 1;
    char direction = text.charAt(last);
    if (last == 0 || direction != 'f' && direction != 'b') {
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
