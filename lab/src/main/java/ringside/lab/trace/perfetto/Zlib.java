package ringside.lab.trace.perfetto;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Compresses in zlib's format (RFC 1950): one block with the fixed Huffman codes (RFC 1951). The
 * JDK's own depends on the zlib of the host, whose bytes differ; a trace has the same everywhere.
 */
final class Zlib {
  private static final int HEADER = 0x7801;
  private static final int ADLER_BASE = 65521;
  private static final int SHORTEST = 3;
  private static final int LONGEST = 258;
  private static final int WINDOW = 1 << 15;
  private static final int HASH_BITS = 14;
  private static final int HASH_FACTOR = 0x9e3779b1;

  /** Earlier places that are tried for each; more make the trace a little smaller, and slower. */
  private static final int TRIES = 12;

  private static final int NOWHERE = -1;

  private final int[] heads = new int[1 << HASH_BITS];
  private int[] before = new int[0];
  private int distance;

  /** The first bytes of an array, compressed. */
  byte[] compress(byte[] bytes, int length) {
    Arrays.fill(heads, NOWHERE);
    before = before.length < length ? new int[length] : before;
    ByteArrayOutputStream out = new ByteArrayOutputStream(length / 2);
    out.write(HEADER >>> Byte.SIZE);
    out.write(HEADER);
    HuffmanWriter codes = new HuffmanWriter(out);
    int at = 0;
    while (at < length) {
      int match = at + SHORTEST <= length ? match(bytes, at, length) : 0;
      if (match < SHORTEST) {
        codes.literal(bytes[at]);
      } else {
        codes.copy(match, distance);
      }
      int end = at + Math.max(match, 1);
      for (; at < end; at++) {
        note(bytes, at, length);
      }
    }
    codes.end();
    checksum(bytes, length, out);
    return out.toByteArray();
  }

  /**
   * The longest earlier piece that goes on as here, at {@link #distance}; 0 where there is none.
   */
  private int match(byte[] bytes, int at, int length) {
    int most = Math.min(LONGEST, length - at);
    int best = 0;
    int place = heads[hash(bytes, at)];
    for (int i = 0; i < TRIES && place != NOWHERE && at - place <= WINDOW; i++) {
      if (best == 0 || best < most && bytes[place + best] == bytes[at + best]) {
        int same = 0;
        while (same < most && bytes[place + same] == bytes[at + same]) {
          same++;
        }
        if (same > best) {
          best = same;
          distance = at - place;
        }
      }
      place = before[place];
    }
    return best;
  }

  private void note(byte[] bytes, int at, int length) {
    if (at + SHORTEST <= length) {
      int hash = hash(bytes, at);
      before[at] = heads[hash];
      heads[hash] = at;
    }
  }

  private static int hash(byte[] bytes, int at) {
    int three = (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
    return three * HASH_FACTOR >>> Integer.SIZE - HASH_BITS;
  }

  /** Adler-32 (RFC 1950, section 9). */
  private static void checksum(byte[] bytes, int length, ByteArrayOutputStream out) {
    int a = 1;
    int b = 0;
    for (int i = 0; i < length; i++) {
      a = (a + (bytes[i] & 0xff)) % ADLER_BASE;
      b = (b + a) % ADLER_BASE;
    }
    out.write(b >>> Byte.SIZE);
    out.write(b);
    out.write(a >>> Byte.SIZE);
    out.write(a);
  }
}
