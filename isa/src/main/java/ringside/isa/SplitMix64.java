package ringside.isa;

/**
 * The generator SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
 * generators", OOPSLA 2014): a counter whose steps are mixed. For a seed it gives the numbers of
 * {@code java.util.SplittableRandom}, which Java libraries for browsers lack.
 */
public final class SplitMix64 implements RandomNumbers {
  /** The odd number nearest to 2^64 divided by the golden ratio. */
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private long state;

  /** A stream of numbers; the same seed gives the same. */
  public SplitMix64(long seed) {
    state = seed;
  }

  @Override
  public long nextLong() {
    state += GOLDEN_GAMMA;
    // Variant 13 of the mixers in Stafford, "Better bit mixing" (2011).
    long mixed = (state ^ state >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }

  /** Fills an array: eight bytes of each number, the lowest first. */
  public void nextBytes(byte[] bytes) {
    long number = 0;
    for (int i = 0; i < bytes.length; i++) {
      number = i % Long.BYTES == 0 ? nextLong() : number >>> Byte.SIZE;
      bytes[i] = (byte) number;
    }
  }
}
