package ringside.isa.asm.statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.isa.asm.lex.Lexer;
import ringside.isa.asm.lex.Mnemonic;
import ringside.isa.asm.lex.Token;
import ringside.isa.asm.section.ExpressionParser;
import ringside.isa.asm.section.SymbolTable;
import ringside.isa.asm.source.Diagnostics;
import ringside.isa.asm.source.Line;
import ringside.isa.asm.source.Place;
import ringside.isa.asm.source.SourceException;
import ringside.isa.asm.source.Statement;

/** Defines and expands macros and repetitions. */
final class MacroDirectives {
  private static final int MOST_EXPANSIONS = 200_000;

  private final SymbolTable symbols;
  private final Diagnostics diagnostics;
  private final Map<String, Macro> macros = new HashMap<>();
  private int macroCount;
  private int expansionCount;
  private int localCount;
  private boolean alternate;

  MacroDirectives(SymbolTable symbols, Diagnostics diagnostics) {
    this.symbols = symbols;
    this.diagnostics = diagnostics;
  }

  @Nullable Macro find(String name) {
    return macros.get(Mnemonic.lowerCase(name));
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
    macros.put(Mnemonic.lowerCase(name), new Macro(name, parameters(lexer), body));
  }

  /** .altmacro and .noaltmacro. */
  void alternate(boolean on) {
    alternate = on;
  }

  void purge(Lexer lexer) {
    Token name = lexer.next();
    if (macros.remove(Mnemonic.lowerCase(name.text())) == null) {
      diagnostics.warning(
          new Place(lexer.line(), name.start()), "there is no macro '" + name.text() + "'", null);
    }
  }

  /** The statements of a macro call; the arguments are the rest of the statement. */
  List<Statement> call(Macro macro, Lexer lexer) {
    int column = lexer.column();
    Line line = lexer.line();
    Map<String, String> values = arguments(lexer).bind(macro);
    countExpansion(column);
    MacroExpander expander = new MacroExpander(values, macroCount++, alternate);
    List<Statement> expanded = expander.expandMacro(macro.body(), line, localCount);
    localCount += expander.localCount();
    return expanded;
  }

  /** The rest of the statement as arguments. */
  private MacroArguments arguments(Lexer lexer) {
    int column = lexer.column();
    Line line = lexer.line();
    String text = lexer.rest();
    return new MacroArguments(text, column, alternate ? new Percent(line, column, text) : null);
  }

  /** The expressions behind % in arguments. */
  private final class Percent implements MacroArguments.Numbers {
    private final Line line;
    private final int column;
    private final int end;

    Percent(Line line, int column, String text) {
      this.line = line;
      this.column = column;
      this.end = column + text.length();
    }

    @Override
    public MacroArguments.Number read(int offset) {
      Lexer lexer = new Lexer(new Statement(line, column + offset, end));
      long value = new ExpressionParser(lexer, symbols).constant("the expression behind %");
      return new MacroArguments.Number(value, lexer.column() - column);
    }
  }

  /** .rept, .irp or .irpc. */
  List<Statement> repeat(Directive directive, Lexer lexer, StatementSource source) {
    Place place = lexer.place();
    List<Statement> body = source.body(false, place);
    List<Statement> expanded = new ArrayList<>();
    if (directive == Directive.REPEAT) {
      long count = new ExpressionParser(lexer, symbols).constant("the repeat count");
      for (long index = 0; index < count; index++) {
        round(body, Map.of(), place, expanded, false);
      }
      return expanded;
    }
    String name = lexer.identifier("a parameter name");
    lexer.accept(",");
    for (String value : values(directive, lexer)) {
      round(body, Map.of(name, value), place, expanded, alternate);
    }
    return expanded;
  }

  private void round(
      List<Statement> body,
      Map<String, String> values,
      Place place,
      List<Statement> expanded,
      boolean alternateBody) {
    countExpansion(place.column());
    if (expanded.size() > MOST_EXPANSIONS) {
      throw tooMuch(place.column());
    }
    MacroExpander expander = new MacroExpander(values, macroCount, alternateBody);
    expanded.addAll(expander.expand(body, place.line()));
  }

  private List<String> values(Directive directive, Lexer lexer) {
    if (directive == Directive.FOR_EACH) {
      List<String> values = arguments(lexer).split();
      return values.isEmpty() ? List.of("") : values;
    }
    String text = lexer.rest();
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
    if (lexer.peek().is("(") || lexer.peek().is("%")) {
      throw new SourceException(
          lexer.column(),
          "the parameters of a macro are names alone",
          "write .macro name one, two and \\one in the body (RARS writes (%one, %two) and %one)");
    }
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
