package ringside.tests.model;

import java.math.BigInteger;

/** Results of the arithmetic instructions, computed with big integers. */
final class NaiveArithmetic {
  private static final BigInteger WORD = BigInteger.ONE.shiftLeft(32);

  private NaiveArithmetic() {}

  static int integer(int funct3, boolean alternative, int a, int b) {
    int shift = b % 32 < 0 ? b % 32 + 32 : b % 32;
    return switch (funct3) {
      case 0 -> (alternative ? signed(a).subtract(signed(b)) : signed(a).add(signed(b))).intValue();
      case 1 -> unsigned(a).shiftLeft(shift).intValue();
      case 2 -> signed(a).compareTo(signed(b)) < 0 ? 1 : 0;
      case 3 -> unsigned(a).compareTo(unsigned(b)) < 0 ? 1 : 0;
      case 4 -> unsigned(a).xor(unsigned(b)).intValue();
      case 5 -> (alternative ? signed(a) : unsigned(a)).shiftRight(shift).intValue();
      case 6 -> unsigned(a).or(unsigned(b)).intValue();
      default -> unsigned(a).and(unsigned(b)).intValue();
    };
  }

  static int multiplyDivide(int funct3, int a, int b) {
    return switch (funct3) {
      case 0 -> signed(a).multiply(signed(b)).intValue();
      case 1 -> signed(a).multiply(signed(b)).shiftRight(32).intValue();
      case 2 -> signed(a).multiply(unsigned(b)).shiftRight(32).intValue();
      case 3 -> unsigned(a).multiply(unsigned(b)).shiftRight(32).intValue();
      case 4 -> b == 0 ? -1 : signed(a).divide(signed(b)).intValue();
      case 5 -> b == 0 ? -1 : unsigned(a).divide(unsigned(b)).intValue();
      case 6 -> b == 0 ? a : signed(a).remainder(signed(b)).intValue();
      default -> b == 0 ? a : unsigned(a).remainder(unsigned(b)).intValue();
    };
  }

  static boolean branches(int funct3, int a, int b) {
    return switch (funct3) {
      case 0 -> a == b;
      case 1 -> a != b;
      case 4 -> signed(a).compareTo(signed(b)) < 0;
      case 5 -> signed(a).compareTo(signed(b)) >= 0;
      case 6 -> unsigned(a).compareTo(unsigned(b)) < 0;
      default -> unsigned(a).compareTo(unsigned(b)) >= 0;
    };
  }

  static int atomic(int funct5, int old, int operand) {
    return switch (funct5) {
      case 0x01 -> operand;
      case 0x00 -> old + operand;
      case 0x04 -> old ^ operand;
      case 0x0c -> old & operand;
      case 0x08 -> old | operand;
      case 0x10 -> signed(old).min(signed(operand)).intValue();
      case 0x14 -> signed(old).max(signed(operand)).intValue();
      case 0x18 -> unsigned(old).min(unsigned(operand)).intValue();
      case 0x1c -> unsigned(old).max(unsigned(operand)).intValue();
      default -> throw new IllegalArgumentException("funct5 " + funct5);
    };
  }

  private static BigInteger signed(int value) {
    return BigInteger.valueOf(value);
  }

  private static BigInteger unsigned(int value) {
    return BigInteger.valueOf(value).mod(WORD);
  }
}
