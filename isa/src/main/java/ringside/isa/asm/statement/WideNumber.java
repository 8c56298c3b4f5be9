package ringside.isa.asm.statement;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import ringside.isa.asm.lex.Lexer;
import ringside.isa.asm.lex.Mnemonic;
import ringside.isa.asm.section.ExpressionParser;
import ringside.isa.asm.section.SymbolTable;

/** A number that may need more than 64 bits: a literal, or an expression that is sign-extended. */
final class WideNumber {
  /** Decimal numbers up to 10^16 and hexadecimal ones with 0x are never longer. */
  private static final int MOST_DIGITS_OF_64_BITS = 16;

  private final Lexer lexer;
  private final SymbolTable symbols;

  WideNumber(Lexer lexer, SymbolTable symbols) {
    this.lexer = lexer;
    this.symbols = symbols;
  }

  /** The next item of a list, its lowest byte first; 0 if it is missing. */
  byte[] bytes(int count) {
    BigInteger value = literal(lexer.item());
    if (value == null) {
      boolean missing = lexer.isBlank() || lexer.startsWith(',');
      value =
          missing
              ? BigInteger.ZERO
              : BigInteger.valueOf(new ExpressionParser(lexer, symbols).constant("this"));
    } else {
      lexer.skipItem();
    }
    byte[] bytes = new byte[count];
    for (int index = 0; index < count; index++) {
      bytes[index] = value.shiftRight(8 * index).byteValue();
    }
    return bytes;
  }

  /** Whether an item is a literal that needs more than 64 bits. */
  static boolean isWide(String item) {
    BigInteger value = item.length() <= MOST_DIGITS_OF_64_BITS ? null : literal(item);
    return value != null && value.bitLength() > 64;
  }

  private static @Nullable BigInteger literal(String text) {
    boolean negative = text.startsWith("-");
    String digits = negative || text.startsWith("+") ? text.substring(1).strip() : text;
    String lower = Mnemonic.lowerCase(digits);
    int radix = lower.startsWith("0x") ? 16 : lower.startsWith("0b") ? 2 : 10;
    radix = radix == 10 && lower.startsWith("0") ? 8 : radix;
    String number = radix == 16 || radix == 2 ? lower.substring(2) : lower;
    if (number.isEmpty()) {
      return null;
    }
    for (int index = 0; index < number.length(); index++) {
      if (Character.digit(number.charAt(index), radix) < 0) {
        return null;
      }
    }
    BigInteger value = new BigInteger(number, radix);
    return negative ? value.negate() : value;
  }
}
