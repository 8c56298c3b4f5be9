package ringside.isa.asm.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.isa.asm.lex.Lexer;
import ringside.isa.asm.source.LineScanner;
import ringside.isa.asm.source.SourceException;

/** Reads the arguments of a macro call as text (gas/macro.c: macro_expand). */
final class MacroArguments {
  private static final String OPERATORS = "+-*/%&|^<>=!~";

  /**
   * A number and where it ends.
   *
   * @param end offset in the text of the arguments
   */
  record Number(long value, int end) {}

  /** Computes the expression that begins at an offset of the text. */
  @FunctionalInterface
  interface Numbers {
    Number read(int offset);
  }

  private final String text;
  private final int column;
  private final @Nullable Numbers numbers;
  private int at;
  private boolean started;

  /**
   * Reads arguments.
   *
   * @param numbers of .altmacro, or null where that is off
   */
  MacroArguments(String text, int column, @Nullable Numbers numbers) {
    this.text = text;
    this.column = column;
    this.numbers = numbers;
  }

  /** All arguments, separated by commas or blanks. */
  List<String> split() {
    List<String> arguments = new ArrayList<>();
    while (skipSeparator()) {
      arguments.add(argument());
    }
    return arguments;
  }

  /** The values of a macro's parameters for a call. */
  Map<String, String> bind(Macro macro) {
    Map<String, String> values = new HashMap<>();
    int position = 0;
    while (skipSeparator()) {
      String name = keyword(macro);
      if (name != null) {
        values.put(name, argument());
        continue;
      }
      if (position == macro.parameters().size()) {
        throw problem("macro '%s' takes %d arguments".formatted(macro.name(), position));
      }
      Macro.Parameter parameter = macro.parameters().get(position++);
      values.put(parameter.name(), parameter.takesRest() ? rest() : argument());
    }
    supplyDefaults(macro, values);
    return values;
  }

  private void supplyDefaults(Macro macro, Map<String, String> values) {
    for (Macro.Parameter parameter : macro.parameters()) {
      if (values.getOrDefault(parameter.name(), "").isEmpty()) {
        if (parameter.required()) {
          throw problem(
              "macro '%s' needs a value for '%s'".formatted(macro.name(), parameter.name()));
        }
        String byDefault = parameter.byDefault();
        values.put(parameter.name(), byDefault == null ? "" : byDefault);
      }
    }
  }

  private SourceException problem(String message) {
    return new SourceException(column + at, message);
  }

  /** Moves to the next argument; a comma may be missing where blanks separate. */
  private boolean skipSeparator() {
    skipBlanks();
    boolean first = !started;
    started = true;
    if (!first && at < text.length() && text.charAt(at) == ',') {
      at++;
      skipBlanks();
    }
    return at < text.length();
  }

  private void skipBlanks() {
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
  }

  private @Nullable String keyword(Macro macro) {
    int end = at;
    while (end < text.length() && Lexer.isNamePart(text.charAt(end))) {
      end++;
    }
    int equals = end;
    while (equals < text.length() && text.charAt(equals) == ' ') {
      equals++;
    }
    boolean assigned =
        equals < text.length()
            && text.charAt(equals) == '='
            && !text.startsWith("==", equals)
            && end > at;
    String name = text.substring(at, end);
    for (Macro.Parameter parameter : macro.parameters()) {
      if (assigned && parameter.name().equals(name)) {
        at = equals + 1;
        skipBlanks();
        return name;
      }
    }
    return null;
  }

  /** All that is left, in which GNU as has taken blanks beside commas and operators away. */
  private String rest() {
    StringBuilder rest = new StringBuilder();
    boolean quoted = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c > ' ' || quoted) {
        quoted ^= c == '"';
        rest.append(c);
        at++;
        continue;
      }
      boolean joined = rest.isEmpty() || joins(at - 1) || joins(afterBlanks());
      skipBlanks();
      if (!joined && at < text.length()) {
        rest.append(' ');
      }
    }
    return rest.toString();
  }

  private String argument() {
    if (at < text.length() && numbers != null) {
      String alternate = alternate(text.charAt(at), numbers);
      if (alternate != null) {
        return alternate;
      }
    }
    if (at < text.length() && text.charAt(at) == '"') {
      int end = LineScanner.skipQuoted(text, at);
      String inner = text.substring(at + 1, Math.max(at + 1, end - 1));
      at = end;
      return inner;
    }
    StringBuilder argument = new StringBuilder();
    int open = 0;
    while (at < text.length() && text.charAt(at) != ',' && !beginsBracket()) {
      char c = text.charAt(at);
      if (c <= ' ') {
        if (open == 0 && endsAtBlank()) {
          break;
        }
        skipBlanks();
      } else {
        open += c == '(' ? 1 : c == ')' ? -1 : 0;
        int end = LineScanner.skipQuoted(text, at);
        argument.append(text, at, end);
        at = end;
      }
    }
    return argument.toString();
  }

  private boolean beginsBracket() {
    return numbers != null && text.charAt(at) == '<';
  }

  /** What only .altmacro has: %expression, {@code <text>} and quotes that are kept; else null. */
  private @Nullable String alternate(char first, Numbers expressions) {
    switch (first) {
      case '%' -> {
        Number number = expressions.read(at + 1);
        at = Math.max(at + 1, number.end());
        return Long.toString(number.value());
      }
      case '<' -> {
        return bracketed();
      }
      case '"', '\'' -> {
        return quoted(first);
      }
      default -> {
        return null;
      }
    }
  }

  /** Text in angle brackets, which may be nested; an exclamation mark takes the next literally. */
  private String bracketed() {
    StringBuilder inner = new StringBuilder();
    int nesting = 0;
    boolean quoted = false;
    at++;
    while (at < text.length() && (text.charAt(at) != '>' || nesting > 0)) {
      char c = text.charAt(at);
      quoted ^= c == '"';
      if (c <= ' ' && !quoted && (joins(at - 1) || joins(afterBlanks()))) {
        skipBlanks(); // GNU as has taken blanks beside commas and operators away before
        continue;
      }
      if (c == '!' && at + 1 < text.length()) {
        at++;
      } else {
        nesting += c == '<' ? 1 : c == '>' ? -1 : 0;
      }
      inner.append(text.charAt(at++));
    }
    at = Math.min(text.length(), at + 1);
    return inner.toString();
  }

  private boolean joins(int index) {
    return index < text.length() && (OPERATORS + ",").indexOf(text.charAt(index)) >= 0;
  }

  private int afterBlanks() {
    int next = at;
    while (next < text.length() && text.charAt(next) <= ' ') {
      next++;
    }
    return next;
  }

  private String quoted(char quote) {
    StringBuilder whole = new StringBuilder().append(quote);
    at++;
    while (at < text.length() && text.charAt(at) != quote) {
      at += text.charAt(at) == '!' && at + 1 < text.length() ? 1 : 0;
      boolean escape = text.charAt(at) == '\\' && at + 1 < text.length();
      whole.append(text, at, at + (escape ? 2 : 1));
      at += escape ? 2 : 1;
    }
    at = Math.min(text.length(), at + 1);
    return whole.append(quote).toString();
  }

  /** A blank beside an operator does not separate: {@code a + b} is one argument. */
  private boolean endsAtBlank() {
    char before = at > 0 ? text.charAt(at - 1) : ',';
    int next = afterBlanks();
    char after = next < text.length() ? text.charAt(next) : ',';
    return OPERATORS.indexOf(before) < 0 && OPERATORS.indexOf(after) < 0;
  }
}
