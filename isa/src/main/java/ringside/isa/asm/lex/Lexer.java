package ringside.isa.asm.lex;

import org.jspecify.annotations.Nullable;
import ringside.isa.asm.source.Diagnostics;
import ringside.isa.asm.source.Line;
import ringside.isa.asm.source.Place;
import ringside.isa.asm.source.SourceException;
import ringside.isa.asm.source.Statement;

/** Reads the tokens of one statement, with one token of lookahead. */
public final class Lexer {
  private static final int NONE = -1;

  private final Line line;
  private final String code;
  private final int end;
  private int at;
  private @Nullable Token current;
  private int idleEscape = NONE;

  /** At the beginning of a statement. */
  public Lexer(Statement statement) {
    this.line = statement.line();
    this.code = line.code();
    this.at = statement.start();
    this.end = statement.end();
  }

  /** The line that the statement stands in. */
  public Line line() {
    return line;
  }

  /** The token that comes next; it is scanned only now, for raw text need not be tokens. */
  public Token peek() {
    Token token = current;
    if (token == null) {
      token = scan();
      current = token;
    }
    return token;
  }

  /** Takes the token that comes next. */
  public Token next() {
    Token token = peek();
    current = null;
    return token;
  }

  /** Where the next token begins. */
  public int column() {
    return current == null ? skipBlanks(at) : current.start();
  }

  /** Whether the next token begins with a character. */
  public boolean startsWith(char c) {
    return column() < end && code.charAt(column()) == c;
  }

  /** Warns of a character constant like {@code '\\0'}, whose backslash means nothing. */
  public void reportIdleEscape(Diagnostics diagnostics) {
    if (idleEscape != NONE) {
      char c = code.charAt(idleEscape + 2);
      diagnostics.warning(
          new Place(line, idleEscape),
          "the backslash in '\\%c' means nothing: this is the character %c, %d"
              .formatted(c, c, (int) c),
          c == '0' ? "write 0 for the number" : null);
    }
  }

  /** Whether only blanks are left; what comes next need not be a token. */
  public boolean isBlank() {
    return column() >= end;
  }

  /** Whether nothing but the end comes next. */
  public boolean atEnd() {
    return peek().kind() == Token.Kind.END;
  }

  /** Takes a symbol if it comes next. */
  public boolean accept(String symbol) {
    if (!peek().is(symbol)) {
      return false;
    }
    next();
    return true;
  }

  /** Takes a symbol; throws SourceException where something else comes next. */
  public void expect(String symbol) {
    if (!accept(symbol)) {
      throw new SourceException(column(), "expected '" + symbol + "', but found " + peek().shown());
    }
  }

  /** Throws SourceException where something is left. */
  public void expectEnd() {
    if (!atEnd()) {
      String help = peek().beginsValue() ? "is a comma missing before it?" : null;
      throw new SourceException(column(), "unexpected " + peek().shown(), help);
    }
  }

  /** A name: of a symbol, section or macro. */
  public String identifier(String what) {
    Token token = next();
    if (token.kind() != Token.Kind.IDENTIFIER && token.kind() != Token.Kind.STRING) {
      throw new SourceException(token.start(), "expected " + what + ", but found " + token.shown());
    }
    return token.name();
  }

  /** Takes a string and gives its text; throws SourceException where something else comes next. */
  public String string(String what) {
    Token token = next();
    if (token.kind() != Token.Kind.STRING) {
      throw new SourceException(
          token.start(), "expected " + what + " in quotes, but found " + token.shown());
    }
    return token.text();
  }

  /** The rest as written, without surrounding blanks; nothing is left. */
  public String rest() {
    String text = code.substring(Math.min(column(), end), end).strip();
    at = end;
    current = null;
    return text;
  }

  /** Whether an operator, or @, follows the token that comes next. */
  public boolean peekIsInExpression() {
    int after = skipBlanks(peek().end());
    return after < end && "+-*/|&^<>=!@".indexOf(code.charAt(after)) >= 0;
  }

  /** Whether the token that comes next is followed by a comma, an operator or nothing. */
  public boolean peekIsLastOfItem() {
    int after = skipBlanks(peek().end());
    return after >= end || "+-*/,|&^<>".indexOf(code.charAt(after)) >= 0;
  }

  /** What stands between here and the next comma, as written. */
  public String item() {
    return code.substring(Math.min(column(), end), itemEnd()).strip();
  }

  /** Goes on behind the item, at the comma or the end. */
  public void skipItem() {
    at = itemEnd();
    current = null;
  }

  private int itemEnd() {
    int comma = code.indexOf(',', Math.min(column(), end));
    return comma < 0 || comma > end ? end : comma;
  }

  /** Whether a colon follows the token that comes next. */
  public boolean isLabel() {
    int after = skipBlanks(peek().end());
    return after < end && code.charAt(after) == ':';
  }

  /** Where the next token begins, for messages. */
  public Place place() {
    return new Place(line, column());
  }

  private int skipBlanks(int from) {
    int column = from;
    while (column < end && code.charAt(column) <= ' ') {
      column++;
    }
    return column;
  }

  private Token scan() {
    at = skipBlanks(at);
    if (at >= end) {
      return new Token(Token.Kind.END, "", 0, end, end);
    }
    char first = code.charAt(at);
    if (isNameStart(first)) {
      return name();
    }
    if (first >= '0' && first <= '9') {
      NumberLexer number = new NumberLexer(code, at, end);
      at = number.end();
      return number.token();
    }
    return switch (first) {
      case '"' -> string();
      case '\'' -> character();
      default -> symbol();
    };
  }

  private Token name() {
    int start = at;
    while (at < end && isNamePart(code.charAt(at))) {
      at++;
    }
    return new Token(Token.Kind.IDENTIFIER, code.substring(start, at), 0, start, at);
  }

  private Token string() {
    int start = at;
    StringLexer string = new StringLexer(code, start + 1, end);
    String contents = string.contents();
    at = string.end();
    return new Token(Token.Kind.STRING, contents, 0, start, at);
  }

  private Token character() {
    int start = at;
    StringLexer string = new StringLexer(code, start + 1, end);
    int value = string.constant();
    at = string.end();
    if (at == start + 3 && isNamePart(code.charAt(start + 2)) && value == code.charAt(start + 2)) {
      idleEscape = start;
    }
    if (at < end && code.charAt(at) == '\'') {
      at++;
    }
    return new Token(Token.Kind.NUMBER, code.substring(start, at), value, start, at);
  }

  private Token symbol() {
    int start = at;
    boolean pair = at + 1 < end && isPair(code.charAt(at), code.charAt(at + 1));
    at += pair ? 2 : 1;
    return new Token(Token.Kind.SYMBOL, code.substring(start, at), 0, start, at);
  }

  private static boolean isPair(char first, char second) {
    return switch (first) {
      case '<' -> second == '<' || second == '=' || second == '>';
      case '>' -> second == '>' || second == '=';
      case '=', '!' -> second == '=';
      case '&', '|' -> second == first;
      default -> false;
    };
  }

  /** Whether a name may begin with a character. */
  public static boolean isNameStart(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c == '_'
        || c == '.'
        || c == '$'
        || c > 127;
  }

  /** Whether a character may be in a name. */
  public static boolean isNamePart(char c) {
    return isNameStart(c) || c >= '0' && c <= '9';
  }
}
