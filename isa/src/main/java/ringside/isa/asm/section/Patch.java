package ringside.isa.asm.section;

/** Little-endian words in a byte array. */
public final class Patch {
  private Patch() {}

  /** The word at an offset. */
  public static int word(byte[] image, int at) {
    return image[at] & 255
        | (image[at + 1] & 255) << 8
        | (image[at + 2] & 255) << 16
        | (image[at + 3] & 255) << 24;
  }

  /** Sets the word at an offset. */
  public static void word(byte[] image, int at, int value) {
    number(image, at, value, 4);
  }

  /** Sets the lower bytes of a number, at an offset. */
  public static void number(byte[] image, int at, long value, int bytes) {
    for (int index = 0; index < bytes; index++) {
      image[at + index] = (byte) (value >> 8 * index);
    }
  }
}
