package ringside.isa.asm.section;

import org.jspecify.annotations.Nullable;
import ringside.isa.asm.lex.Lexer;
import ringside.isa.asm.lex.Operator;
import ringside.isa.asm.lex.Token;
import ringside.isa.asm.source.Place;
import ringside.isa.asm.source.SourceException;

/** Reads expressions (GNU as manual, "Expressions"); constants are folded on the way. */
public final class ExpressionParser {
  private static final int DEEPEST_NESTING = 200;
  private static final int MOST_OPERATORS = 1000;

  private final Lexer lexer;
  private final SymbolTable symbols;
  private int depth;
  private int operators;

  /** A parser of the expression that comes next. */
  public ExpressionParser(Lexer lexer, SymbolTable symbols) {
    this.lexer = lexer;
    this.symbols = symbols;
  }

  /** Takes an expression; throws SourceException where there is none. */
  public Expression parse() {
    return parse(0);
  }

  /** As in a list of data, where a missing expression is 0. */
  public Expression parseOrZero() {
    boolean missing = lexer.atEnd() || lexer.peek().is(",");
    return missing ? new Expression.Constant(0) : parse();
  }

  /**
   * A number that is known now.
   *
   * @param what for the message if it is not
   */
  public long constant(String what) {
    Place place = lexer.place();
    Long value = Evaluator.constantNow(parse());
    if (value == null) {
      throw new SourceException(
          place.column(),
          what + " must be a number that is known here; this depends on labels or later lines");
    }
    return value;
  }

  private Expression parse(int rank) {
    Expression left = primary();
    Operator operator = Operator.infix(lexer.peek());
    while (operator != null && operator.rank() > rank) {
      int column = lexer.next().start();
      if (++operators > MOST_OPERATORS) {
        throw new SourceException(column, "this expression is too long");
      }
      Expression right = parse(operator.rank());
      left = fold(operator, left, right, column);
      operator = Operator.infix(lexer.peek());
    }
    return left;
  }

  private static Expression fold(Operator operator, Expression left, Expression right, int column) {
    Expression whole = new Expression.Binary(operator, left, right, column);
    if (left instanceof Expression.Constant && right instanceof Expression.Constant) {
      Long value = Evaluator.constantNow(whole);
      return value == null ? whole : new Expression.Constant(value);
    }
    return whole;
  }

  private Expression primary() {
    if (++depth > DEEPEST_NESTING) {
      throw new SourceException(lexer.peek().start(), "this expression is nested too deeply");
    }
    Token token = lexer.next();
    Expression result =
        switch (token.kind()) {
          case NUMBER -> new Expression.Constant(token.value());
          case IDENTIFIER -> reference(token);
          case LOCAL_LABEL -> new Expression.Reference(symbols.numeric(token, lexer.line()));
          case DOLLAR_LABEL -> new Expression.Reference(symbols.dollar(token, lexer.line()));
          case STRING -> named(token);
          case SYMBOL -> prefixed(token);
          case END -> throw missing(token);
        };
    depth--;
    return result;
  }

  private Expression reference(Token token) {
    if (token.text().equals(".")) {
      return symbols.point();
    }
    return named(token);
  }

  private Expression named(Token token) {
    return symbols.value(token.name(), new Place(lexer.line(), token.start()));
  }

  private Expression prefixed(Token token) {
    Operator operator =
        switch (token.text()) {
          case "-" -> Operator.NEGATE;
          case "~" -> Operator.NOT;
          case "!" -> Operator.LOGICAL_NOT;
          default -> null;
        };
    if (operator != null) {
      return unary(operator, primary());
    }
    if (token.is("+")) {
      return primary();
    }
    if (token.is("(")) {
      Expression inner = parse(0);
      lexer.expect(")");
      return inner;
    }
    throw missing(token);
  }

  private static Expression unary(Operator operator, Expression operand) {
    return operand instanceof Expression.Constant constant
        ? new Expression.Constant(operator.apply(constant.value()))
        : new Expression.Unary(operator, operand);
  }

  private static SourceException missing(Token token) {
    @Nullable String help =
        token.is("%")
            ? "a relocation function such as %lo(symbol) stands at the start of an operand"
            : null;
    return new SourceException(
        token.start(), "expected a number or a symbol, but found " + token.shown(), help);
  }
}
