package ringside.isa.asm;

/**
 * The smallest part of a statement.
 *
 * @param text as written; of a string its contents, one character per byte
 * @param value of a number or character constant
 * @param start column, counted from 0
 * @param end column behind it
 */
record Token(Kind kind, String text, long value, int start, int end) {
  enum Kind {
    IDENTIFIER,
    NUMBER,
    /** As in {@code 1f} or {@code 2b}. */
    LOCAL_LABEL,
    STRING,
    SYMBOL,
    END
  }

  boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  /** For messages. */
  String shown() {
    return switch (kind) {
      case END -> "the end of the statement";
      case STRING -> "a string";
      case IDENTIFIER, NUMBER, LOCAL_LABEL, SYMBOL -> "'" + text + "'";
    };
  }
}
