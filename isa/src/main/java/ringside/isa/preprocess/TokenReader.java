package ringside.isa.preprocess;

import java.util.ArrayList;
import java.util.List;

/** Splits a line without comments into tokens; nothing of it is lost. */
final class TokenReader {
  private static final String[] LONG = {
    "...", "<<", ">>", "<=", ">=", "==", "!=", "&&", "||", "##"
  };

  private final String line;
  private int at;

  private TokenReader(String line) {
    this.line = line;
  }

  static List<Token> read(String line) {
    TokenReader reader = new TokenReader(line);
    List<Token> tokens = new ArrayList<>();
    int start = 0;
    while (reader.skipBlanks()) {
      String blanks = line.substring(start, reader.at);
      int first = reader.at;
      Token.Kind kind = reader.skipToken();
      tokens.add(new Token(kind, line.substring(first, reader.at), blanks));
      start = reader.at;
    }
    return tokens;
  }

  /** The column behind the string or character constant, or the one character, at a column. */
  static int skipQuoted(String line, int at) {
    char quote = line.charAt(at);
    if (quote == '\'') {
      int value = at + 1 < line.length() && line.charAt(at + 1) == '\\' ? at + 3 : at + 2;
      return value < line.length() && line.charAt(value) == '\'' ? value + 1 : at + 1;
    }
    if (quote != '"') {
      return at + 1;
    }
    int end = at + 1;
    while (end < line.length() && line.charAt(end) != '"') {
      end += line.charAt(end) == '\\' ? 2 : 1;
    }
    return end < line.length() ? end + 1 : at + 1;
  }

  private boolean skipBlanks() {
    while (at < line.length() && line.charAt(at) <= ' ') {
      at++;
    }
    return at < line.length();
  }

  private Token.Kind skipToken() {
    char c = line.charAt(at);
    if (isNameStart(c)) {
      skipName();
      return Token.Kind.NAME;
    }
    boolean point = c == '.' && at + 1 < line.length() && isDigit(line.charAt(at + 1));
    if (isDigit(c) || point) {
      skipNumber();
      return Token.Kind.NUMBER;
    }
    int start = at;
    at = skipQuoted(line, at);
    if (at > start + 1) {
      return c == '"' ? Token.Kind.STRING : Token.Kind.CHARACTER;
    }
    for (String text : LONG) {
      if (line.startsWith(text, start)) {
        at = start + text.length();
        return Token.Kind.OTHER;
      }
    }
    return Token.Kind.OTHER;
  }

  private void skipName() {
    while (at < line.length() && isNamePart(line.charAt(at))) {
      at++;
    }
  }

  /** Digits, letters and points, and a sign behind an exponent's letter (C17, 6.4.8). */
  private void skipNumber() {
    while (at < line.length()) {
      char c = line.charAt(at);
      boolean sign = (c == '+' || c == '-') && "eEpP".indexOf(line.charAt(at - 1)) >= 0;
      if (!isNamePart(c) && c != '.' && !sign) {
        return;
      }
      at++;
    }
  }

  static boolean isNameStart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '$' || c > 127;
  }

  static boolean isNamePart(char c) {
    return isNameStart(c) || isDigit(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
