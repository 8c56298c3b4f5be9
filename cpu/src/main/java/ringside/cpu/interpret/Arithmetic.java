package ringside.cpu.interpret;

/** What M's divisions and upper multiplications yield (unprivileged spec, "M" extension). */
final class Arithmetic {
  private static final long UNSIGNED = 0xffff_ffffL;

  private Arithmetic() {}

  static int mulh(int a, int b) {
    return (int) ((long) a * b >> 32);
  }

  static int mulhsu(int a, int b) {
    return (int) ((long) a * (b & UNSIGNED) >> 32);
  }

  static int mulhu(int a, int b) {
    return (int) ((a & UNSIGNED) * (b & UNSIGNED) >>> 32);
  }

  /** Division by zero yields -1; the one overflow yields the dividend, as Java's does. */
  static int div(int a, int b) {
    return b == 0 ? -1 : a / b;
  }

  static int divu(int a, int b) {
    return b == 0 ? -1 : Integer.divideUnsigned(a, b);
  }

  static int rem(int a, int b) {
    return b == 0 ? a : a % b;
  }

  static int remu(int a, int b) {
    return b == 0 ? a : Integer.remainderUnsigned(a, b);
  }
}
