package ringside.isa.asm.statement;

import java.util.ArrayDeque;
import java.util.Deque;
import ringside.isa.asm.lex.Lexer;
import ringside.isa.asm.section.ExpressionParser;
import ringside.isa.asm.section.Symbol;
import ringside.isa.asm.section.SymbolTable;
import ringside.isa.asm.source.Diagnostics;
import ringside.isa.asm.source.Place;
import ringside.isa.asm.source.SourceException;

/** Which statements count: the nesting of .if, .elseif, .else, .endif. */
final class Conditionals {
  /** One .if that is open. */
  private static final class Level {
    private final Place opened;
    private final boolean outerActive;
    private boolean active;
    private boolean taken;
    private boolean elseSeen;

    Level(Place opened, boolean outerActive, boolean active) {
      this.opened = opened;
      this.outerActive = outerActive;
      this.active = outerActive && active;
      this.taken = active;
    }
  }

  private final Deque<Level> levels = new ArrayDeque<>();
  private final SymbolTable symbols;

  Conditionals(SymbolTable symbols) {
    this.symbols = symbols;
  }

  boolean active() {
    Level level = levels.peek();
    return level == null || level.active;
  }

  /** How many are open. */
  int depth() {
    return levels.size();
  }

  /** Forgets those opened by a macro that was left early. */
  void unwindTo(int depth) {
    while (levels.size() > depth) {
      levels.pop();
    }
  }

  /** Opens a level; the condition is read only if it matters. */
  void open(Directive directive, Lexer lexer) {
    boolean outer = active();
    levels.push(new Level(lexer.place(), outer, false));
    if (outer) {
      Level level = levels.element();
      level.active = condition(directive, lexer);
      level.taken = level.active;
    }
  }

  void elseIf(Lexer lexer) {
    Level level = top(lexer, ".elseif");
    if (level.elseSeen) {
      throw new SourceException(lexer.peek().start(), ".elseif after .else");
    }
    level.active = false;
    if (level.outerActive && !level.taken) {
      level.active = condition(Directive.IF, lexer);
      level.taken = level.active;
    }
  }

  void otherwise(Lexer lexer) {
    Level level = top(lexer, ".else");
    if (level.elseSeen) {
      throw new SourceException(lexer.peek().start(), "a second .else");
    }
    level.elseSeen = true;
    level.active = level.outerActive && !level.taken;
  }

  void close(Lexer lexer) {
    top(lexer, ".endif");
    levels.pop();
  }

  /** Reports what was never closed. */
  void finish(Diagnostics diagnostics) {
    for (Level level : levels) {
      diagnostics.error(level.opened, "this .if has no .endif", null);
    }
  }

  private Level top(Lexer lexer, String what) {
    Level level = levels.peek();
    if (level == null) {
      throw new SourceException(lexer.peek().start(), what + " without .if");
    }
    return level;
  }

  private boolean condition(Directive directive, Lexer lexer) {
    return switch (directive) {
      case IF -> number(lexer) != 0;
      case IF_EQUAL_ZERO -> number(lexer) == 0;
      case IF_GREATER_OR_EQUAL -> number(lexer) >= 0;
      case IF_GREATER -> number(lexer) > 0;
      case IF_LESS_OR_EQUAL -> number(lexer) <= 0;
      case IF_LESS -> number(lexer) < 0;
      case IF_DEFINED -> defined(lexer);
      case IF_NOT_DEFINED -> !defined(lexer);
      case IF_BLANK -> lexer.rest().isEmpty();
      case IF_NOT_BLANK -> !lexer.rest().isEmpty();
      case IF_SAME -> same(lexer);
      case IF_NOT_SAME -> !same(lexer);
      default -> throw new IllegalStateException(directive + " is no condition");
    };
  }

  private long number(Lexer lexer) {
    return new ExpressionParser(lexer, symbols).constant("the condition");
  }

  private boolean defined(Lexer lexer) {
    Symbol symbol = symbols.find(lexer.identifier("a symbol"));
    return symbol != null && symbol.isDefined();
  }

  private static boolean same(Lexer lexer) {
    int column = lexer.column();
    String text = lexer.rest();
    int comma = text.indexOf(',');
    if (comma < 0) {
      throw new SourceException(column, "expected two texts with a comma between them");
    }
    return unquoted(text.substring(0, comma)).equals(unquoted(text.substring(comma + 1)));
  }

  private static String unquoted(String text) {
    String bare = text.strip();
    boolean quoted =
        bare.length() >= 2
            && (bare.startsWith("\"") || bare.startsWith("'"))
            && bare.charAt(bare.length() - 1) == bare.charAt(0);
    return quoted ? bare.substring(1, bare.length() - 1) : bare;
  }
}
