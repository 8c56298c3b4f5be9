package ringside.isa.asm.section;

import org.jspecify.annotations.Nullable;

/** What an expression comes to: {@code plus - minus + offset}, either symbol absent for none. */
public record Value(@Nullable Symbol plus, @Nullable Symbol minus, long offset) {
  static Value of(long number) {
    return new Value(null, null, number);
  }

  /** Whether it is a number alone, without symbols. */
  public boolean isConstant() {
    return plus == null && minus == null;
  }

  @SuppressWarnings("ArgumentSelectionDefectChecker") // the swap is what it is about
  Value negated() {
    return new Value(minus, plus, -offset);
  }

  /** The sum, or null if it has too many symbols to be expressed. */
  @Nullable Value add(Value other) {
    Value left = this.simplified(other.minus, other.plus);
    Value right = other.simplified(this.minus, this.plus);
    if (left.plus != null && right.plus != null || left.minus != null && right.minus != null) {
      return null;
    }
    Symbol plus = left.plus != null ? left.plus : right.plus;
    Symbol minus = left.minus != null ? left.minus : right.minus;
    long offset = left.offset + right.offset;
    // Of a pair across the two operands, each side drops its half: the distance is added once.
    offset += distanceOrZero(this.plus, other.minus) + distanceOrZero(other.plus, this.minus);
    return new Value(plus, minus, offset);
  }

  private Value simplified(@Nullable Symbol otherMinus, @Nullable Symbol otherPlus) {
    boolean dropPlus = plus != null && otherMinus != null && plus.distanceFrom(otherMinus) != null;
    boolean dropMinus = minus != null && otherPlus != null && otherPlus.distanceFrom(minus) != null;
    return new Value(dropPlus ? null : plus, dropMinus ? null : minus, offset);
  }

  private static long distanceOrZero(@Nullable Symbol plus, @Nullable Symbol minus) {
    Long distance = plus == null || minus == null ? null : plus.distanceFrom(minus);
    return distance == null ? 0 : distance;
  }
}
