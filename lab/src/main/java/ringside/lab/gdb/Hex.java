package ringside.lab.gdb;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
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

  /** The text of two digits a byte; empty where it is none. */
  static String toText(String digits) {
    return new String(toBytes(digits).orElse(new byte[0]), StandardCharsets.UTF_8);
  }

  /** The bytes of two digits each; empty where there are other letters, or one too many. */
  static Optional<byte[]> toBytes(String digits) {
    byte[] bytes = new byte[digits.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      OptionalLong value = number(digits.substring(2 * i, 2 * i + 2));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      bytes[i] = (byte) value.getAsLong();
    }
    return digits.length() % 2 == 0 ? Optional.of(bytes) : Optional.empty();
  }

  /** A byte of each character. */
  static byte[] ofCharacters(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
