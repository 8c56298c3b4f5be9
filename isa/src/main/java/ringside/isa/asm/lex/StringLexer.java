package ringside.isa.asm.lex;

import ringside.isa.ByteText;
import ringside.isa.asm.source.SourceException;

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
        appendEncoded(bytes);
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
      return c < 128 ? c : singleByte(c);
    }
    if (at >= limit) {
      throw new SourceException(at - 1, "expected a character after the backslash");
    }
    return escape(code.charAt(at++));
  }

  /**
   * The character or escape of a constant, 0..255: of escapes GNU as knows fewer here than in
   * strings, and {@code '\\0'} is the digit (process_escape in gas/app.c).
   */
  int constant() {
    boolean escape = at + 1 < limit && code.charAt(at) == '\\';
    char c = escape ? code.charAt(at + 1) : 0;
    boolean hexadecimal =
        (c == 'x' || c == 'X') && at + 2 < limit && Character.digit(code.charAt(at + 2), 16) >= 0;
    if (!escape || hexadecimal || "bfnrt".indexOf(c) >= 0 || c > 127) {
      return character();
    }
    at += 2;
    return c;
  }

  /** A character outside ASCII, where its file keeps it as one byte (Latin-1). */
  private int singleByte(char c) {
    byte[] encoded = ByteText.encode(Character.toString(c));
    if (encoded.length != 1 || Character.isHighSurrogate(c)) {
      throw new SourceException(
          at - 1,
          "this character has " + encoded.length + " bytes; a character constant has one",
          "write its number, or use .ascii for all its bytes");
    }
    return encoded[0] & 255;
  }

  private int escape(char c) {
    return switch (c) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 11;
      case 'x', 'X' -> hexadecimal();
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
        at--;
        yield octal();
      }
      default -> c < 128 ? c : singleByte(c); // as GNU as: the backslash is dropped
    };
  }

  /** Up to three digits; GNU as takes 8 and 9 for digits too. */
  private int octal() {
    int value = 0;
    for (int count = 0; count < 3 && at < limit && isDigit(code.charAt(at)); count++) {
      value = value * 8 + code.charAt(at++) - '0';
    }
    return value & 255;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** As many digits as there are, of which the last two count. */
  private int hexadecimal() {
    int value = 0;
    while (at < limit && Character.digit(code.charAt(at), 16) >= 0) {
      value = value << 4 & 255 | Character.digit(code.charAt(at++), 16);
    }
    return value;
  }

  private void appendEncoded(StringBuilder bytes) {
    int end = code.offsetByCodePoints(at, 1);
    for (byte b : ByteText.encode(code.substring(at, end))) {
      bytes.append((char) (b & 255));
    }
    at = end;
  }
}
