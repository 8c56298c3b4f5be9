package ringside.isa.asm.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.isa.asm.lex.Lexer;
import ringside.isa.asm.lex.Mnemonic;
import ringside.isa.asm.source.Line;
import ringside.isa.asm.source.LineScanner;
import ringside.isa.asm.source.Statement;

/**
 * Substitutes parameters in the body of a macro or repetition (macro_expand_body in gas/macro.c):
 * {@code \name} and {@code &name} by its value, {@code \@} by a number, {@code \()} by nothing.
 * After .altmacro a name is substituted without a backslash too, and an {@code &} behind a name
 * joins.
 */
final class MacroExpander {
  private static final String LOCAL = "local";

  private final Map<String, String> values;
  private final int count;
  private final boolean alternate;
  private int locals;

  /**
   * Makes one for an expansion.
   *
   * @param count of macros expanded before, for {@code \@}
   */
  MacroExpander(Map<String, String> values, int count, boolean alternate) {
    this.values = values;
    this.count = count;
    this.alternate = alternate;
  }

  /** How many names LOCAL made. */
  int localCount() {
    return locals;
  }

  /** The body of a macro, in which LOCAL names labels that each expansion has of its own. */
  List<Statement> expandMacro(List<Statement> body, Line caller, int localsBefore) {
    if (!alternate) {
      return expand(body, caller);
    }
    Map<String, String> own = new HashMap<>(values);
    List<Statement> rest = new ArrayList<>(body.size());
    for (Statement statement : body) {
      List<String> names = localNames(statement.text());
      if (names == null) {
        rest.add(statement);
      } else {
        for (String name : names) {
          own.put(name, ".LL%04x".formatted(localsBefore + ++locals));
        }
      }
    }
    return new MacroExpander(own, count, true).expand(rest, caller);
  }

  /** The names behind LOCAL, or null if the statement is another. */
  private static @Nullable List<String> localNames(String statement) {
    String text = statement.strip();
    boolean local =
        text.length() > LOCAL.length()
            && text.charAt(LOCAL.length()) <= ' '
            && Mnemonic.lowerCase(text.substring(0, LOCAL.length())).equals(LOCAL);
    return local ? new MacroArguments(text.substring(LOCAL.length()), 0, null).split() : null;
  }

  /** The body with its parameters replaced. */
  List<Statement> expand(List<Statement> body, Line caller) {
    List<Statement> expanded = new ArrayList<>(body.size());
    for (Statement statement : body) {
      String text = substitute(statement.text());
      Line from = statement.line();
      LineScanner.scanLine(new Line(from.file(), from.number(), text, text, caller), expanded);
    }
    return expanded;
  }

  private String substitute(String text) {
    if (!alternate && text.indexOf('\\') < 0 && text.indexOf('&') < 0) {
      return text;
    }
    StringBuilder result = new StringBuilder(text.length() + 16);
    boolean quoted = false;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length()) {
        at = backslash(text, at + 1, result);
      } else if (c == '&') {
        at = quoted ? name(text, at + 1, "&", result) : join(text, at + 1, result);
      } else if (c == '\'' && !quoted) {
        int end = LineScanner.skipQuoted(text, at);
        result.append(text, at, end);
        at = end;
      } else if (alternate && Lexer.isNamePart(c)) {
        at = word(text, at, result);
      } else {
        quoted ^= c == '"';
        result.append(c);
        at++;
      }
    }
    return result.toString();
  }

  /** Outside of strings GNU as takes blanks around an operator away before it looks for names. */
  private int join(String text, int start, StringBuilder result) {
    int name = start;
    while (name < text.length() && text.charAt(name) <= ' ') {
      name++;
    }
    boolean begins = name < text.length() && Lexer.isNameStart(text.charAt(name));
    if (!begins || !values.containsKey(text.substring(name, nameEnd(text, name)))) {
      result.append('&');
      return start;
    }
    result.setLength(result.toString().stripTrailing().length());
    return name(text, name, "&", result);
  }

  /** Digits are no names, but what follows them belongs to the same word. */
  private int word(String text, int start, StringBuilder result) {
    if (Lexer.isNameStart(text.charAt(start))) {
      return name(text, start, "", result);
    }
    int end = nameEnd(text, start);
    result.append(text, start, end);
    return end;
  }

  private int backslash(String text, int start, StringBuilder result) {
    if (text.charAt(start) == '@') {
      result.append(count);
      return start + 1;
    }
    if (text.charAt(start) == '(') {
      int close = text.indexOf(')', start);
      int end = close < 0 ? text.length() : close;
      result.append(text, start + 1, end);
      return Math.min(text.length(), end + 1);
    }
    if (!Lexer.isNameStart(text.charAt(start))) {
      // Not a parameter: an escape in a string, of which the second character is no quote's end.
      result.append('\\').append(text.charAt(start));
      return start + 1;
    }
    return name(text, start, "\\", result);
  }

  /** Replaces the name at a place, or writes it as it is behind a prefix. */
  private int name(String text, int start, String prefix, StringBuilder result) {
    boolean begins = start < text.length() && Lexer.isNameStart(text.charAt(start));
    int end = begins ? nameEnd(text, start) : start;
    boolean joins = alternate && end < text.length() && text.charAt(end) == '&';
    String value = values.get(text.substring(start, end));
    if (value != null) {
      result.append(value);
    } else {
      result.append(prefix).append(text, start, end);
      if (joins && prefix.equals("&")) {
        result.append('&');
      }
    }
    return joins ? end + 1 : end;
  }

  private static int nameEnd(String text, int start) {
    int end = start;
    while (end < text.length() && Lexer.isNamePart(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
