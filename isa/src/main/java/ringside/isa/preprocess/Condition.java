package ringside.isa.preprocess;

import java.math.BigInteger;
import java.util.List;

/** The expression of #if, whose names have been replaced (C17, 6.10.1). */
final class Condition {
  private static final int DEEPEST_NESTING = 200;

  private final List<Token> tokens;
  private int at;
  private int depth;

  private Condition(List<Token> tokens) {
    this.tokens = tokens;
  }

  static boolean isTrue(List<Token> tokens) {
    if (tokens.isEmpty()) {
      throw new PreprocessException("#if without a condition");
    }
    Condition condition = new Condition(tokens);
    long value = condition.choice();
    if (condition.at < tokens.size()) {
      throw new PreprocessException(
          "unexpected '" + tokens.get(condition.at).text() + "' in the condition");
    }
    return value != 0;
  }

  private long choice() {
    long condition = binary(0);
    if (!accept("?")) {
      return condition;
    }
    long yes = choice();
    expect(":");
    long no = choice();
    return condition != 0 ? yes : no;
  }

  private long binary(int rank) {
    long left = unary();
    while (at < tokens.size()) {
      String operator = tokens.get(at).text();
      int operatorRank = tokens.get(at).kind() == Token.Kind.OTHER ? rank(operator) : 0;
      if (operatorRank <= rank) {
        return left;
      }
      at++;
      left = apply(operator, left, binary(operatorRank));
    }
    return left;
  }

  private static int rank(String operator) {
    return switch (operator) {
      case "||" -> 1;
      case "&&" -> 2;
      case "|" -> 3;
      case "^" -> 4;
      case "&" -> 5;
      case "==", "!=" -> 6;
      case "<", ">", "<=", ">=" -> 7;
      case "<<", ">>" -> 8;
      case "+", "-" -> 9;
      case "*", "/", "%" -> 10;
      default -> 0;
    };
  }

  private static long apply(String operator, long left, long right) {
    return switch (operator) {
      case "||" -> truth(left != 0 || right != 0);
      case "&&" -> truth(left != 0 && right != 0);
      case "|" -> left | right;
      case "^" -> left ^ right;
      case "&" -> left & right;
      case "==" -> truth(left == right);
      case "!=" -> truth(left != right);
      case "<" -> truth(left < right);
      case ">" -> truth(left > right);
      case "<=" -> truth(left <= right);
      case ">=" -> truth(left >= right);
      case "<<" -> left << right;
      case ">>" -> left >> right;
      case "+" -> left + right;
      case "-" -> left - right;
      case "*" -> left * right;
      // What && or || would skip is computed too: a division by zero there must do no harm.
      case "/" -> right == 0 ? 0 : left / right;
      case "%" -> right == 0 ? 0 : left % right;
      default -> throw new IllegalStateException(operator);
    };
  }

  private static long truth(boolean condition) {
    return condition ? 1 : 0;
  }

  private long unary() {
    if (++depth > DEEPEST_NESTING) {
      throw new PreprocessException("the condition is nested too deeply");
    }
    long value = operand();
    depth--;
    return value;
  }

  private long operand() {
    if (accept("!")) {
      return truth(unary() == 0);
    }
    if (accept("-")) {
      return -unary();
    }
    if (accept("+")) {
      return unary();
    }
    if (accept("~")) {
      return ~unary();
    }
    if (accept("(")) {
      long inner = choice();
      expect(")");
      return inner;
    }
    if (at >= tokens.size()) {
      throw new PreprocessException("the condition ends where a number should stand");
    }
    return value(tokens.get(at++));
  }

  private static long value(Token token) {
    return switch (token.kind()) {
      case NAME -> 0;
      case NUMBER -> number(token.text());
      case CHARACTER -> character(token.text());
      case STRING, OTHER ->
          throw new PreprocessException("unexpected '" + token.text() + "' in the condition");
    };
  }

  private static long number(String text) {
    int end = text.length();
    while (end > 1 && "uUlL".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    String digits = text.substring(0, end);
    String prefix = digits.length() > 2 ? digits.substring(0, 2) : "";
    try {
      if (prefix.equals("0x") || prefix.equals("0X")) {
        return unsigned(digits.substring(2), 16);
      }
      if (prefix.equals("0b") || prefix.equals("0B")) {
        return unsigned(digits.substring(2), 2);
      }
      return unsigned(digits, digits.startsWith("0") ? 8 : 10);
    } catch (NumberFormatException notOne) {
      throw new PreprocessException("'" + text + "' is no whole number", null);
    }
  }

  /** As {@code Long.parseUnsignedLong}, which not every Java library has. */
  private static long unsigned(String digits, int radix) {
    BigInteger value = new BigInteger(digits, radix);
    if (value.signum() < 0 || value.bitLength() > Long.SIZE) {
      throw new NumberFormatException(digits);
    }
    return value.longValue();
  }

  private static long character(String text) {
    char c = text.charAt(1);
    if (c != '\\') {
      return c;
    }
    return switch (text.charAt(2)) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case '0' -> 0;
      default -> text.charAt(2);
    };
  }

  private boolean accept(String text) {
    boolean found = at < tokens.size() && tokens.get(at).is(text);
    at += found ? 1 : 0;
    return found;
  }

  private void expect(String text) {
    if (!accept(text)) {
      throw new PreprocessException("a '" + text + "' is missing in the condition");
    }
  }
}
