package ringside.lab.explain;

/** Addresses as reports write them. */
final class Hex {
  private Hex() {}

  /** As in {@code 0x0001007c}. */
  static String of(int value) {
    String digits = Integer.toHexString(value);
    return "0x" + "0".repeat(8 - digits.length()) + digits;
  }
}
