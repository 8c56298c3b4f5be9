package ringside.isa.asm.lex;

import org.jspecify.annotations.Nullable;

/**
 * Operators and their precedence, which is not C's (GNU as manual, "Infix Operators"; op_rank in
 * gas/expr.c). Comparisons give -1 for true, logical operators 1.
 */
public enum Operator {
  MULTIPLY("*", 8),
  DIVIDE("/", 8),
  REMAINDER("%", 8),
  SHIFT_LEFT("<<", 8),
  SHIFT_RIGHT(">>", 8),
  OR("|", 7),
  OR_NOT("!", 7),
  XOR("^", 7),
  AND("&", 7),
  ADD("+", 5),
  SUBTRACT("-", 5),
  EQUAL("==", 4),
  NOT_EQUAL("!=", 4),
  NOT_EQUAL_BASIC("<>", 4),
  LESS("<", 4),
  LESS_OR_EQUAL("<=", 4),
  GREATER_OR_EQUAL(">=", 4),
  GREATER(">", 4),
  LOGICAL_AND("&&", 3),
  LOGICAL_OR("||", 2),
  NEGATE("", 9),
  NOT("", 9),
  LOGICAL_NOT("", 9);

  private static final Operator[] ALL = values();

  private final String text;
  private final int rank;

  Operator(String text, int rank) {
    this.text = text;
    this.rank = rank;
  }

  /** The infix operator written so, or null. */
  public static @Nullable Operator infix(Token token) {
    if (token.kind() == Token.Kind.SYMBOL) {
      for (Operator operator : ALL) {
        if (operator.text.equals(token.text())) {
          return operator;
        }
      }
    }
    return null;
  }

  /** Higher binds tighter. */
  public int rank() {
    return rank;
  }

  /** The value of a prefix operator. */
  public long apply(long operand) {
    return switch (this) {
      case NEGATE -> -operand;
      case NOT -> ~operand;
      case LOGICAL_NOT -> operand == 0 ? 1 : 0;
      default -> throw new IllegalStateException(this + " is not unary");
    };
  }

  /**
   * The result for constants.
   *
   * @throws ArithmeticException on division by zero
   */
  public long apply(long left, long right) {
    return switch (this) {
      case MULTIPLY -> left * right;
      case DIVIDE -> left / right;
      case REMAINDER -> left % right;
      case SHIFT_LEFT -> right < 0 || right > 63 ? 0 : left << right;
      case SHIFT_RIGHT -> right < 0 || right > 63 ? 0 : left >>> right;
      case OR -> left | right;
      case OR_NOT -> left | ~right;
      case XOR -> left ^ right;
      case AND -> left & right;
      case ADD -> left + right;
      case SUBTRACT -> left - right;
      case EQUAL -> truth(left == right);
      case NOT_EQUAL, NOT_EQUAL_BASIC -> truth(left != right);
      case LESS -> truth(left < right);
      case LESS_OR_EQUAL -> truth(left <= right);
      case GREATER_OR_EQUAL -> truth(left >= right);
      case GREATER -> truth(left > right);
      case LOGICAL_AND -> left != 0 && right != 0 ? 1 : 0;
      case LOGICAL_OR -> left != 0 || right != 0 ? 1 : 0;
      case NEGATE, NOT, LOGICAL_NOT -> throw new IllegalStateException(this + " is unary");
    };
  }

  private static long truth(boolean condition) {
    return condition ? -1 : 0;
  }
}
