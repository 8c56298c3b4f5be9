package ringside.isa.asm.section;

import ringside.isa.asm.lex.Operator;

/** A computation whose result may depend on where labels come to lie. */
public sealed interface Expression {
  /** A number. */
  record Constant(long value) implements Expression {}

  /** A symbol's value. */
  record Reference(Symbol symbol) implements Expression {}

  /** One operand. */
  record Unary(Operator operator, Expression operand) implements Expression {}

  /**
   * Two operands.
   *
   * @param column of the operator, for messages
   */
  record Binary(Operator operator, Expression left, Expression right, int column)
      implements Expression {}
}
