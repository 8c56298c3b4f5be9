package ringside.kernel.syscall;

/** Little-endian words of the structures that calls fill in. */
final class Words {
  private Words() {}

  static byte[] bytes(int... words) {
    byte[] bytes = new byte[words.length * 4];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (words[i / 4] >>> i % 4 * 8);
    }
    return bytes;
  }
}
