package ringside.isa.asm;

import java.nio.charset.StandardCharsets;

/** Escapes in strings and character constants (GNU as manual, "Strings"). */
final class StringLexer {
  private final String code;
  private final int limit;
  private int at;

  /** Starts behind the opening quote. */
  StringLexer(String code, int start, int limit) {
    this.code = code;
    this.at = start;
    this.limit = limit;
  }

  int end() {
    return at;
  }

  /** The string's bytes, one character each (ISO 8859-1), up to the closing quote. */
  String contents() {
    int open = at - 1;
    StringBuilder bytes = new StringBuilder();
    while (at < limit && code.charAt(at) != '"') {
      if (code.charAt(at) == '\\' || code.charAt(at) < 128) {
        bytes.append((char) character());
      } else {
        appendUtf8(bytes);
      }
    }
    if (at >= limit) {
      throw new SourceException(open, "this string has no closing quote");
    }
    at++;
    return bytes.toString();
  }

  /** One character or escape, 0..255. */
  int character() {
    if (at >= limit) {
      throw new SourceException(at - 1, "expected a character after the quote");
    }
    char c = code.charAt(at++);
    if (c != '\\') {
      return c;
    }
    if (at >= limit) {
      throw new SourceException(at - 1, "expected a character after the backslash");
    }
    return escape(code.charAt(at++));
  }

  private int escape(char c) {
    return switch (c) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'x', 'X' -> digits(16, Integer.MAX_VALUE);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        at--;
        yield digits(8, 3);
      }
      case '\\', '"', '\'' -> c;
      default ->
          throw new SourceException(
              at - 2, "unknown escape \\" + c, "known are \\b \\f \\n \\r \\t \\\" \\\\ \\0 \\x1b");
    };
  }

  private int digits(int radix, int most) {
    int value = 0;
    int count = 0;
    while (at < limit && count < most && Character.digit(code.charAt(at), radix) >= 0) {
      value = value * radix + Character.digit(code.charAt(at), radix) & 255;
      at++;
      count++;
    }
    return value;
  }

  private void appendUtf8(StringBuilder bytes) {
    int codePoint = code.codePointAt(at);
    at += Character.charCount(codePoint);
    for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
      bytes.append((char) (b & 255));
    }
  }
}
