package ringside.lab.trace.perfetto;

import java.io.ByteArrayOutputStream;

/** The bits of a last deflate block with fixed codes (RFC 1951, section 3.2.6). */
final class HuffmanWriter {
  private static final int LAST_BLOCK_FIXED = 0b011;
  private static final int BLOCK_BITS = 3;
  private static final int SYMBOLS = 288;
  private static final int END_OF_BLOCK = 256;
  private static final int FIRST_LENGTH = 257;
  private static final int DISTANCE_BITS = 5;

  private static final int[] CODES = new int[SYMBOLS];
  private static final int[] CODE_BITS = new int[SYMBOLS];

  /** Shortest length, and nearest distance, of each code; the last one's is where they end. */
  private static final int[] LENGTHS = starts(3, 4, 28);

  private static final int[] DISTANCES = starts(1, 2, 30);

  static {
    LENGTHS[28] = 258;
    for (int symbol = 0; symbol < SYMBOLS; symbol++) {
      int bits = symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8;
      int code =
          switch (bits) {
            case 7 -> symbol - 256;
            case 9 -> 0x190 + symbol - 144;
            default -> symbol < 144 ? 0x30 + symbol : 0xc0 + symbol - 280;
          };
      CODE_BITS[symbol] = bits;
      CODES[symbol] = Integer.reverse(code) >>> Integer.SIZE - bits;
    }
  }

  private final ByteArrayOutputStream out;
  private long pending;
  private int pendingBits;

  /** Begins the block. */
  HuffmanWriter(ByteArrayOutputStream out) {
    this.out = out;
    bits(LAST_BLOCK_FIXED, BLOCK_BITS);
  }

  /** A byte that stands for itself. */
  void literal(byte value) {
    symbol(value & 0xff);
  }

  /**
   * A copy of what was written before.
   *
   * @param length 3 to 258 bytes
   * @param distance 1 to 32768 bytes back
   */
  void copy(int length, int distance) {
    int code = length == LENGTHS[28] ? 28 : code(LENGTHS, length, 28);
    symbol(FIRST_LENGTH + code);
    bits(length - LENGTHS[code], code == 28 ? 0 : extraBits(code, 4));
    int far = code(DISTANCES, distance, 30);
    bits(Integer.reverse(far) >>> Integer.SIZE - DISTANCE_BITS, DISTANCE_BITS);
    bits(distance - DISTANCES[far], extraBits(far, 2));
  }

  /** Ends the block, and fills the last byte. */
  void end() {
    symbol(END_OF_BLOCK);
    bits(0, -pendingBits & Byte.SIZE - 1);
  }

  private void symbol(int symbol) {
    bits(CODES[symbol], CODE_BITS[symbol]);
  }

  private void bits(int value, int count) {
    pending |= (long) value << pendingBits;
    pendingBits += count;
    while (pendingBits >= Byte.SIZE) {
      out.write((int) pending);
      pending >>>= Byte.SIZE;
      pendingBits -= Byte.SIZE;
    }
  }

  /** The last code that does not start behind a value. */
  private static int code(int[] starts, int value, int codes) {
    int low = 0;
    int high = codes - 1;
    while (low < high) {
      int middle = low + high + 1 >>> 1;
      if (starts[middle] <= value) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** Codes come in groups; those of each group have one bit more than those of the one before. */
  private static int extraBits(int code, int group) {
    return Math.max(0, code / group - 1);
  }

  private static int[] starts(int first, int group, int codes) {
    int[] starts = new int[codes + 1];
    starts[0] = first;
    for (int code = 1; code <= codes; code++) {
      starts[code] = starts[code - 1] + (1 << extraBits(code - 1, group));
    }
    return starts;
  }
}
