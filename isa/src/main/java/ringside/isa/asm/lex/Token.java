package ringside.isa.asm.lex;

import ringside.isa.ByteText;

/**
 * The smallest part of a statement.
 *
 * @param text as written; of a string its contents, one character per byte
 * @param value of a number or character constant
 * @param start column, counted from 0
 * @param end column behind it
 */
public record Token(Kind kind, String text, long value, int start, int end) {
  public enum Kind {
    IDENTIFIER,
    NUMBER,
    /** As in {@code 1f} or {@code 2b}. */
    LOCAL_LABEL,
    /** As in {@code 1$}. */
    DOLLAR_LABEL,
    STRING,
    SYMBOL,
    END
  }

  /** Whether it is this symbol. */
  public boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  /** Of an identifier or string, the symbol that it names. */
  public String name() {
    if (kind != Kind.STRING) {
      return text;
    }
    byte[] bytes = new byte[text.length()];
    for (int index = 0; index < bytes.length; index++) {
      bytes[index] = (byte) text.charAt(index);
    }
    return ByteText.decode(bytes);
  }

  /** Whether it may begin an operand. */
  public boolean beginsValue() {
    return switch (kind) {
      case IDENTIFIER, NUMBER, LOCAL_LABEL, DOLLAR_LABEL, STRING -> true;
      case SYMBOL -> text.equals("(") || text.equals("%");
      case END -> false;
    };
  }

  /** For messages. */
  public String shown() {
    return switch (kind) {
      case END -> "the end of the statement";
      case STRING -> "a string";
      case IDENTIFIER, NUMBER, LOCAL_LABEL, DOLLAR_LABEL, SYMBOL -> "'" + text + "'";
    };
  }
}
