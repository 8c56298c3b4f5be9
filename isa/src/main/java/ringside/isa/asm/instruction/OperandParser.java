package ringside.isa.asm.instruction;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.Nearest;
import ringside.isa.Register;
import ringside.isa.asm.lex.Lexer;
import ringside.isa.asm.lex.Token;
import ringside.isa.asm.section.Expression;
import ringside.isa.asm.section.ExpressionParser;
import ringside.isa.asm.section.SymbolTable;
import ringside.isa.asm.source.Place;
import ringside.isa.asm.source.SourceException;

/** Reads the operands of an instruction. */
public final class OperandParser {
  private static final List<String> FUNCTIONS =
      List.of("%hi", "%lo", "%pcrel_hi", "%pcrel_lo", "%got_pcrel_hi");

  private final Lexer lexer;
  private final SymbolTable symbols;

  /** A parser of the operands that come next. */
  public OperandParser(Lexer lexer, SymbolTable symbols) {
    this.lexer = lexer;
    this.symbols = symbols;
  }

  /** All operands up to the end of the statement. */
  public List<Operand> parse() {
    List<Operand> operands = new ArrayList<>(4);
    if (lexer.atEnd()) {
      return operands;
    }
    do {
      operands.add(operand());
    } while (lexer.accept(","));
    if (lexer.peek().beginsValue()) {
      throw OperandAdvice.missingComma(lexer.column());
    }
    lexer.expectEnd();
    return operands;
  }

  private Operand operand() {
    Place place = lexer.place();
    Token first = lexer.peek();
    int register = registerNumber(first);
    if (register >= 0 && !lexer.peekIsInExpression()) {
      lexer.next();
      return Operand.register(register, first.text(), place);
    }
    if (first.is("%")) {
      return function(place);
    }
    if (first.is("(")) {
      return parenthesis(place);
    }
    Expression value = expression();
    if (lexer.peek().is("(")) {
      return Operand.memory(base(), value, null, place);
    }
    return lexer.accept("@")
        ? Operand.value(value, linkageTable(), "", place)
        : Operand.value(value, null, text(place, first), place);
  }

  /** The plt of function@plt, which must end the statement. */
  private Operand.Function linkageTable() {
    Token word = lexer.next();
    if (!word.text().equals("plt") || !lexer.atEnd()) {
      throw new SourceException(
          word.start(), "after '@' there can only be plt, at the end of call or tail");
    }
    return Operand.Function.PLT;
  }

  /** Either (register) or an expression that begins with a parenthesis. */
  private Operand parenthesis(Place place) {
    String code = place.line().code();
    int close = code.indexOf(')', place.column());
    String inside = close < 0 ? "" : code.substring(place.column() + 1, close).strip();
    if (Register.number(inside) >= 0) {
      return Operand.memory(base(), null, null, place);
    }
    Expression value = expression();
    return lexer.peek().is("(")
        ? Operand.memory(base(), value, null, place)
        : Operand.value(value, null, "", place);
  }

  private Operand function(Place place) {
    lexer.next();
    Token name = lexer.next();
    Operand.Function function = function("%" + name.text(), name.start() - 1);
    lexer.expect("(");
    Expression value = expression();
    lexer.expect(")");
    return lexer.peek().is("(")
        ? Operand.memory(base(), value, function, place)
        : Operand.value(value, function, "", place);
  }

  private static Operand.Function function(String text, int column) {
    for (Operand.Function function : Operand.Function.values()) {
      if (function.text().equals(text) && function.isWritten()) {
        return function;
      }
    }
    throw unknownFunction(text, column);
  }

  private static SourceException unknownFunction(String text, int column) {
    boolean known = text.contains("tprel") || text.contains("tls");
    String message =
        known
            ? text + " is for thread-local storage, which is not supported"
            : "unknown relocation function " + text;
    @Nullable String nearest = Nearest.suggestion(text, FUNCTIONS);
    String others = "known are %hi %lo %pcrel_hi %pcrel_lo; a macro's parameter is written \\name";
    return new SourceException(column, message, nearest != null ? nearest : others);
  }

  private int base() {
    lexer.expect("(");
    Token token = lexer.next();
    int register = registerNumber(token);
    if (register < 0) {
      throw new SourceException(
          token.start(),
          "expected a register in the parentheses, but found " + token.shown(),
          RegisterAdvice.of(token.text()));
    }
    lexer.expect(")");
    return register;
  }

  private Expression expression() {
    return new ExpressionParser(lexer, symbols).parse();
  }

  /** The name if the operand is nothing but a name or a number. */
  private String text(Place place, Token first) {
    Token after = lexer.peek();
    boolean single = after.is(",") || after.kind() == Token.Kind.END;
    int end = after.start();
    String whole = place.line().code().substring(first.start(), end).strip();
    return single && whole.equals(first.text()) ? whole : "";
  }

  private static int registerNumber(Token token) {
    return token.kind() == Token.Kind.IDENTIFIER ? Register.number(token.text()) : -1;
  }
}
