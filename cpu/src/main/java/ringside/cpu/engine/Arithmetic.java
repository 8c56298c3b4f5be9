package ringside.cpu.engine;

/** What M's divisions and upper multiplications yield (unprivileged spec, "M" extension). */
public final class Arithmetic {
  private static final long UNSIGNED = 0xffff_ffffL;

  private Arithmetic() {}

  /** Upper half of the signed product. */
  public static int mulh(int a, int b) {
    return (int) ((long) a * b >> 32);
  }

  /** Upper half of signed a times unsigned b. */
  public static int mulhsu(int a, int b) {
    return (int) ((long) a * (b & UNSIGNED) >> 32);
  }

  /** Upper half of the unsigned product. */
  public static int mulhu(int a, int b) {
    return (int) ((a & UNSIGNED) * (b & UNSIGNED) >>> 32);
  }

  /** Division by zero yields -1; the one overflow yields the dividend, as Java's does. */
  public static int div(int a, int b) {
    return b == 0 ? -1 : a / b;
  }

  /** Unsigned division; by zero yields all ones. */
  public static int divu(int a, int b) {
    return b == 0 ? -1 : Integer.divideUnsigned(a, b);
  }

  /** The remainder; of a division by zero the dividend. */
  public static int rem(int a, int b) {
    return b == 0 ? a : a % b;
  }

  /** The unsigned remainder; of a division by zero the dividend. */
  public static int remu(int a, int b) {
    return b == 0 ? a : Integer.remainderUnsigned(a, b);
  }
}
