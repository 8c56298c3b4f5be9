package ringside.lab.gdb;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** Numbers and bytes as packets have them. */
final class Hex {
  private static final int MOST_DIGITS = 15;

  private Hex() {}

  /** A number without 0x; empty where it is none. */
  static OptionalLong number(String digits) {
    boolean known = digits.matches("[0-9a-fA-F]+") && digits.length() <= MOST_DIGITS;
    return known ? OptionalLong.of(Long.parseLong(digits, 16)) : OptionalLong.empty();
  }

  /** A register or word, its lowest byte first. */
  static String word(int value) {
    return bytes(
        new byte[] {
          (byte) value, (byte) (value >>> 8), (byte) (value >>> 16), (byte) (value >>> 24)
        });
  }

  /** Two digits a byte. */
  static String bytes(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte each : bytes) {
      text.append(Character.forDigit(each >> 4 & 0xf, 16));
      text.append(Character.forDigit(each & 0xf, 16));
    }
    return text.toString();
  }

  /** Two digits a byte of UTF-8. */
  static String text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The text of two digits a byte; what is none is left out. */
  static String toText(String digits) {
    byte[] bytes = new byte[digits.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) number(digits.substring(2 * i, 2 * i + 2)).orElse('?');
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
