package ringside.isa;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Text that keeps every byte it was read from. What is UTF-8 becomes its characters; a byte that
 * belongs to none, as in files in Latin-1 or CP949, becomes a lone surrogate U+DC80..U+DCFF, which
 * no valid UTF-8 holds, and becomes that byte again (as PEP 383 does it).
 */
public final class ByteText {
  private static final char LONE = 0xdc00;
  private static final char REPLACEMENT = '\ufffd';
  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private ByteText() {}

  /** The text of a file: as {@link #decode}, without a byte order mark at its beginning. */
  public static String ofFile(byte[] bytes) {
    boolean marked = bytes.length >= MARK.length;
    for (int index = 0; marked && index < MARK.length; index++) {
      marked = bytes[index] == MARK[index];
    }
    return decode(bytes, marked ? MARK.length : 0);
  }

  /** Text of which {@link #encode} makes the same bytes again. */
  public static String decode(byte[] bytes) {
    return decode(bytes, 0);
  }

  /** The bytes of a text. */
  public static byte[] encode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() + 8);
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      if (isByte(codePoint)) {
        bytes.write(codePoint & 255);
      } else {
        byte[] encoded =
            text.substring(at, at + Character.charCount(codePoint))
                .getBytes(StandardCharsets.UTF_8);
        bytes.write(encoded, 0, encoded.length);
      }
      at += Character.charCount(codePoint);
    }
    return bytes.toByteArray();
  }

  /** For people: bytes that are no text are shown as the replacement character, one each. */
  public static String shown(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      shown.appendCodePoint(isByte(codePoint) ? REPLACEMENT : codePoint);
      at += Character.charCount(codePoint);
    }
    return shown.toString();
  }

  private static boolean isByte(int codePoint) {
    return codePoint >= LONE + 0x80 && codePoint <= LONE + 0xff;
  }

  private static String decode(byte[] bytes, int start) {
    StringBuilder text = new StringBuilder(bytes.length);
    int at = start;
    while (at < bytes.length) {
      int length = characterBytes(bytes, at);
      if (length == 0) {
        text.append((char) (LONE + (bytes[at] & 255)));
        at++;
      } else {
        text.appendCodePoint(codePoint(bytes, at, length));
        at += length;
      }
    }
    return text.toString();
  }

  /** Bytes of the UTF-8 character that begins here; 0 if none does (RFC 3629, section 4). */
  private static int characterBytes(byte[] bytes, int at) {
    int first = bytes[at] & 255;
    int length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (first > 0xf4 || at + length > bytes.length) {
      return 0;
    }
    for (int index = 1; index < length; index++) {
      if ((bytes[at + index] & 0xc0) != 0x80) {
        return 0;
      }
    }
    int second = length > 2 ? bytes[at + 1] & 255 : 0;
    boolean overlong = first == 0xe0 && second < 0xa0 || first == 0xf0 && second < 0x90;
    boolean outside = first == 0xed && second > 0x9f || first == 0xf4 && second > 0x8f;
    return overlong || outside ? 0 : length;
  }

  private static int codePoint(byte[] bytes, int at, int length) {
    int value = bytes[at] & (length == 1 ? 0x7f : 0xff >> length + 1);
    for (int index = 1; index < length; index++) {
      value = value << 6 | bytes[at + index] & 0x3f;
    }
    return value;
  }
}
