package ringside.cpu.engine;

/** Bytes and half-words in words of memory. */
public final class SubWord {
  private SubWord() {}

  /**
   * A word into which 1 or 2 low bytes of a value are stored.
   *
   * @param alignMask the address bits that are 0 where the store is aligned: bytes less 1
   */
  public static int merge(int word, int value, int address, int alignMask) {
    int shift = (address & 3) * 8;
    int mask = 0xff << shift | (0xff00 & -alignMask) << shift;
    return word & ~mask | value << shift & mask;
  }
}
