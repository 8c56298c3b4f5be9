package ringside.isa.asm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Substitutes parameters in the body of a macro or repetition. */
final class MacroExpander {
  private MacroExpander() {}

  /**
   * The body with {@code \name} replaced by its value, {@code \@} by a number, {@code \()} by
   * nothing.
   *
   * @param count of macros expanded before, for {@code \@}
   */
  static List<Statement> expand(
      List<Statement> body, Map<String, String> values, int count, Line caller) {
    List<Statement> expanded = new ArrayList<>(body.size());
    for (Statement statement : body) {
      String text = substitute(statement.text(), values, count);
      Line from = statement.line();
      LineScanner.scanLine(new Line(from.file(), from.number(), text, text, caller), expanded);
    }
    return expanded;
  }

  private static String substitute(String text, Map<String, String> values, int count) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder result = new StringBuilder(text.length() + 16);
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '\\' || at + 1 == text.length()) {
        result.append(c);
        at++;
      } else {
        at = substituteAt(text, at, values, count, result);
      }
    }
    return result.toString();
  }

  private static int substituteAt(
      String text, int backslash, Map<String, String> values, int count, StringBuilder result) {
    int start = backslash + 1;
    if (text.charAt(start) == '@') {
      result.append(count);
      return start + 1;
    }
    if (text.startsWith("()", start)) {
      return start + 2;
    }
    int end = start;
    while (end < text.length() && Lexer.isNamePart(text.charAt(end))) {
      end++;
    }
    String value = values.get(text.substring(start, end));
    if (value != null) {
      result.append(value);
      return end;
    }
    result.append('\\').append(text.charAt(start));
    return start + 1;
  }
}
