package ringside.cli.dap;

import org.jspecify.annotations.Nullable;
import ringside.lab.debugger.Wrong;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;

/** Addresses as messages have them, as in {@code 0x000100a4}. */
final class Address {
  private Address() {}

  /** The address of a text. */
  static int of(Texts texts, @Nullable String text) {
    try {
      return (int) (long) Long.decode(String.valueOf(text).strip());
    } catch (NumberFormatException none) {
      throw new Wrong(texts.get("debug.wrong.number", String.valueOf(text)));
    }
  }

  /** The text of an address. */
  static String text(int address) {
    return Numbers.hex(address);
  }
}
