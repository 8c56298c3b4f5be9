package ringside.isa.asm.section;

import org.jspecify.annotations.Nullable;
import ringside.isa.asm.lex.Operator;
import ringside.isa.asm.source.SourceException;

/** Computes expressions as far as the positions of labels are known. */
public final class Evaluator {
  private static final int DEEPEST_DEFINITION = 100;

  private Evaluator() {}

  /** The number that an expression has already, or null if that is not known yet. */
  public static @Nullable Long constantNow(Expression expression) {
    Value value = evaluate(expression);
    return value != null && value.isConstant() ? (Long) value.offset() : null;
  }

  /**
   * The shortest expression for the same value: what is assigned may be used again and again, and
   * would otherwise grow without bound.
   */
  public static Expression shortened(Expression expression) {
    Value value = evaluate(expression);
    if (value == null || value.minus() != null) {
      return expression;
    }
    Expression number = new Expression.Constant(value.offset());
    Symbol symbol = value.plus();
    return symbol == null
        ? number
        : new Expression.Binary(Operator.ADD, new Expression.Reference(symbol), number, 0);
  }

  /** The value, or null if it cannot be expressed with one symbol added and one subtracted. */
  public static @Nullable Value evaluate(Expression expression) {
    return evaluate(expression, 0);
  }

  private static @Nullable Value evaluate(Expression expression, int depth) {
    if (expression instanceof Expression.Constant constant) {
      return Value.of(constant.value());
    }
    if (expression instanceof Expression.Reference reference) {
      return reference(reference.symbol(), depth);
    }
    if (expression instanceof Expression.Unary unary) {
      return unary(unary, depth);
    }
    return binary((Expression.Binary) expression, depth);
  }

  private static @Nullable Value reference(Symbol symbol, int depth) {
    Expression assigned = symbol.assigned();
    if (assigned == null) {
      return new Value(symbol, null, 0);
    }
    return depth > DEEPEST_DEFINITION ? null : evaluate(assigned, depth + 1);
  }

  private static @Nullable Value unary(Expression.Unary unary, int depth) {
    Value operand = evaluate(unary.operand(), depth);
    if (operand == null) {
      return null;
    }
    if (operand.isConstant()) {
      return Value.of(unary.operator().apply(operand.offset()));
    }
    return unary.operator() == Operator.NEGATE ? operand.negated() : null;
  }

  private static @Nullable Value binary(Expression.Binary binary, int depth) {
    Value left = evaluate(binary.left(), depth);
    Value right = left == null ? null : evaluate(binary.right(), depth);
    if (left == null || right == null) {
      return null;
    }
    if (left.isConstant() && right.isConstant()) {
      return Value.of(constant(binary, left.offset(), right.offset()));
    }
    return switch (binary.operator()) {
      case ADD -> left.add(right);
      case SUBTRACT -> left.add(right.negated());
      case EQUAL, NOT_EQUAL, NOT_EQUAL_BASIC, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          compared(binary.operator(), left.add(right.negated()));
      default -> null;
    };
  }

  private static @Nullable Value compared(Operator operator, @Nullable Value difference) {
    return difference == null || !difference.isConstant()
        ? null
        : Value.of(operator.apply(difference.offset(), 0));
  }

  private static long constant(Expression.Binary binary, long left, long right) {
    boolean divides =
        binary.operator() == Operator.DIVIDE || binary.operator() == Operator.REMAINDER;
    if (divides && right == 0) {
      throw new SourceException(binary.column(), "division by zero");
    }
    return binary.operator().apply(left, right);
  }
}
