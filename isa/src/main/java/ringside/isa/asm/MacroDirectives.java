package ringside.isa.asm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Defines and expands macros and repetitions. */
final class MacroDirectives {
  private static final int MOST_EXPANSIONS = 200_000;

  private final SymbolTable symbols;
  private final Map<String, Macro> macros = new HashMap<>();
  private int macroCount;
  private int expansionCount;

  MacroDirectives(SymbolTable symbols) {
    this.symbols = symbols;
  }

  @Nullable Macro find(String name) {
    return macros.get(name);
  }

  Collection<String> names() {
    return macros.keySet();
  }

  /** .macro name parameters. */
  void define(Lexer lexer, StatementSource source) {
    Place place = lexer.place();
    List<Statement> body = source.body(true, place);
    String name = lexer.identifier("a macro name");
    lexer.accept(",");
    macros.put(name, new Macro(name, parameters(lexer), body));
  }

  void purge(Lexer lexer) {
    Token name = lexer.next();
    if (macros.remove(name.text()) == null) {
      throw new SourceException(name.start(), "there is no macro '" + name.text() + "'");
    }
  }

  /** The statements of a macro call; the arguments are the rest of the statement. */
  List<Statement> call(Macro macro, Lexer lexer) {
    int column = lexer.column();
    Line line = lexer.line();
    Map<String, String> values = MacroArguments.bind(macro, lexer.rest(), column);
    countExpansion(column);
    return MacroExpander.expand(macro.body(), values, macroCount++, line);
  }

  /** .rept, .irp or .irpc. */
  List<Statement> repeat(Directive directive, Lexer lexer, StatementSource source) {
    Place place = lexer.place();
    List<Statement> body = source.body(false, place);
    List<Statement> expanded = new ArrayList<>();
    if (directive == Directive.REPEAT) {
      long count = new ExpressionParser(lexer, symbols).constant("the repeat count");
      for (long index = 0; index < count; index++) {
        round(body, Map.of(), place, expanded);
      }
      return expanded;
    }
    String name = lexer.identifier("a parameter name");
    lexer.accept(",");
    for (String value : values(directive, lexer)) {
      round(body, Map.of(name, value), place, expanded);
    }
    return expanded;
  }

  private void round(
      List<Statement> body, Map<String, String> values, Place place, List<Statement> expanded) {
    countExpansion(place.column());
    if (expanded.size() > MOST_EXPANSIONS) {
      throw tooMuch(place.column());
    }
    expanded.addAll(MacroExpander.expand(body, values, macroCount, place.line()));
  }

  private static List<String> values(Directive directive, Lexer lexer) {
    int column = lexer.column();
    String text = lexer.rest();
    if (directive == Directive.FOR_EACH) {
      List<String> values = MacroArguments.split(text, column);
      return values.isEmpty() ? List.of("") : values;
    }
    List<String> characters = new ArrayList<>();
    for (int index = 0; index < text.length(); index++) {
      if (text.charAt(index) > ' ' && text.charAt(index) != '"') {
        characters.add(text.substring(index, index + 1));
      }
    }
    return characters.isEmpty() ? List.of("") : characters;
  }

  private void countExpansion(int column) {
    if (++expansionCount > MOST_EXPANSIONS) {
      throw tooMuch(column);
    }
  }

  private static SourceException tooMuch(int column) {
    return new SourceException(
        column,
        "more than " + MOST_EXPANSIONS + " expansions",
        "does a macro expand itself without end?");
  }

  private static List<Macro.Parameter> parameters(Lexer lexer) {
    List<Macro.Parameter> parameters = new ArrayList<>();
    while (!lexer.atEnd()) {
      parameters.add(parameter(lexer));
      lexer.accept(",");
    }
    return parameters;
  }

  private static Macro.Parameter parameter(Lexer lexer) {
    String name = lexer.identifier("a parameter name");
    boolean required = false;
    boolean rest = false;
    if (lexer.accept(":")) {
      Token kind = lexer.next();
      required = kind.text().equals("req");
      rest = kind.text().equals("vararg");
      if (!required && !rest) {
        throw new SourceException(kind.start(), "after ':' there must be req or vararg");
      }
    }
    return new Macro.Parameter(name, lexer.accept("=") ? byDefault(lexer) : null, required, rest);
  }

  private static String byDefault(Lexer lexer) {
    StringBuilder text = new StringBuilder();
    int end = lexer.peek().start();
    while (!lexer.atEnd() && !lexer.peek().is(",") && lexer.peek().start() == end) {
      Token token = lexer.next();
      text.append(token.text());
      end = token.end();
    }
    return text.toString();
  }
}
