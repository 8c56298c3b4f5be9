package ringside.kernel.syscall;

import java.nio.charset.StandardCharsets;

/** Little-endian words of the structures that calls fill in. */
public final class Words {
  private Words() {}

  /** A string of the kernel's, a byte a character. */
  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  public static byte[] bytes(int... words) {
    byte[] bytes = new byte[words.length * 4];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (words[i / 4] >>> i % 4 * 8);
    }
    return bytes;
  }
}
