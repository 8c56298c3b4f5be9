package ringside.isa.asm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the arguments of a macro call as text (gas/macro.c: macro_expand). */
final class MacroArguments {
  private static final String OPERATORS = "+-*/%&|^<>=!~";

  private final String text;
  private final int column;
  private int at;
  private boolean started;

  private MacroArguments(String text, int column) {
    this.text = text;
    this.column = column;
  }

  /** All arguments, separated by commas or blanks. */
  static List<String> split(String text, int column) {
    MacroArguments reader = new MacroArguments(text, column);
    List<String> arguments = new ArrayList<>();
    while (reader.skipSeparator()) {
      arguments.add(reader.argument());
    }
    return arguments;
  }

  /** The values of a macro's parameters for a call. */
  static Map<String, String> bind(Macro macro, String text, int column) {
    MacroArguments reader = new MacroArguments(text, column);
    Map<String, String> values = new HashMap<>();
    int position = 0;
    while (reader.skipSeparator()) {
      String name = reader.keyword(macro);
      if (name != null) {
        values.put(name, reader.argument());
        continue;
      }
      if (position == macro.parameters().size()) {
        throw reader.problem("macro '%s' takes %d arguments".formatted(macro.name(), position));
      }
      Macro.Parameter parameter = macro.parameters().get(position++);
      values.put(parameter.name(), parameter.takesRest() ? reader.rest() : reader.argument());
    }
    reader.supplyDefaults(macro, values);
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
      return true;
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

  private String rest() {
    String rest = text.substring(at).strip();
    at = text.length();
    return rest;
  }

  private String argument() {
    if (at < text.length() && text.charAt(at) == '"') {
      int end = LineScanner.skipQuoted(text, at);
      String inner = text.substring(at + 1, Math.max(at + 1, end - 1));
      at = end;
      return inner;
    }
    StringBuilder argument = new StringBuilder();
    int open = 0;
    while (at < text.length() && text.charAt(at) != ',') {
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

  /** A blank beside an operator does not separate: {@code a + b} is one argument. */
  private boolean endsAtBlank() {
    char before = at > 0 ? text.charAt(at - 1) : ',';
    int next = at;
    while (next < text.length() && text.charAt(next) <= ' ') {
      next++;
    }
    char after = next < text.length() ? text.charAt(next) : ',';
    return OPERATORS.indexOf(before) < 0 && OPERATORS.indexOf(after) < 0;
  }
}
