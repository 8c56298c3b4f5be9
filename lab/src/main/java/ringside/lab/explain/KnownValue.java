package ringside.lab.explain;

/** What a reader of code knows of a register's or a stack word's value. */
sealed interface KnownValue {
  /** Nothing. */
  record Unknown() implements KnownValue {}

  /** What a register held when the function was entered. */
  record Initial(int register) implements KnownValue {}

  /** An address so many bytes from the stack pointer at the function's entry. */
  record Stack(int offset) implements KnownValue {}

  /** A number. */
  record Constant(int value) implements KnownValue {}

  /** Nothing. */
  KnownValue UNKNOWN = new Unknown();

  /** The sum of two. */
  static KnownValue sum(KnownValue one, KnownValue other) {
    if (one instanceof Constant first && other instanceof Constant second) {
      return new Constant(first.value + second.value);
    }
    if (one instanceof Stack stack && other instanceof Constant constant) {
      return new Stack(stack.offset + constant.value);
    }
    if (other instanceof Constant constant && constant.value == 0) {
      return one; // a copy
    }
    boolean turned = one instanceof Constant && !(other instanceof Constant);
    return turned ? sum(other, one) : UNKNOWN;
  }

  /** The difference of two. */
  static KnownValue difference(KnownValue one, KnownValue other) {
    return other instanceof Constant constant ? sum(one, new Constant(-constant.value)) : UNKNOWN;
  }
}
