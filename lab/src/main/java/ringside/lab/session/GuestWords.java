package ringside.lab.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Arguments and variables as a guest sees them: bytes. Text is UTF-8; a byte that belongs to no
 * text stands in it as a lone surrogate, {@link #SURROGATE} plus the byte.
 */
public final class GuestWords {
  /** What is added to a byte above 0x7f that is no part of UTF-8. */
  public static final char SURROGATE = 0xdc00;

  private static final int HIGHEST_BYTE = 0xff;

  private GuestWords() {}

  /** The bytes of a word. */
  public static byte[] bytes(String word) {
    ByteBuffer bytes = ByteBuffer.allocate(word.length() * 3);
    for (int i = 0; i < word.length(); ) {
      int character = word.codePointAt(i);
      int next = i + Character.charCount(character);
      if (isByte(character)) {
        bytes.put((byte) character);
      } else {
        bytes.put(word.substring(i, next).getBytes(StandardCharsets.UTF_8));
      }
      i = next;
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  /** A word as the kernel keeps it: one character for each byte. */
  static String forKernel(String word) {
    return new String(bytes(word), StandardCharsets.ISO_8859_1);
  }

  private static boolean isByte(int character) {
    return character > SURROGATE && character <= SURROGATE + HIGHEST_BYTE;
  }
}
