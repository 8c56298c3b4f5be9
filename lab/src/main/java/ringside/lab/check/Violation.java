package ringside.lab.check;

/**
 * A function that does not keep what its caller relies on.
 *
 * @param kind what it does not keep
 * @param function its name
 * @param line of the culprit, as in count.s:12; "" where it is not known
 * @param register that is not as it was
 * @param before its value at the call
 * @param after its value when the function returns; where it does not return, where it goes
 */
public record Violation(
    Kind kind, String function, String line, String register, int before, int after) {
  /** What a function has to keep. */
  public enum Kind {
    /** s0 to s11; the line is that which wrote the register last. */
    SAVED_REGISTER,
    /** The stack pointer; the line is that of the return. */
    STACK,
    /** The address it returns to: it goes round in itself. The line is that which wrote ra last. */
    RETURN_ADDRESS
  }

  /** Whether another is the same mistake, whatever the values were. */
  boolean isLike(Violation other) {
    return kind == other.kind
        && function.equals(other.function)
        && line.equals(other.line)
        && register.equals(other.register);
  }
}
