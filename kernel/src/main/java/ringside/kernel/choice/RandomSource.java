package ringside.kernel.choice;

import ringside.isa.SplitMix64;

/** The one source of the kernel's random bytes: a function of the seed. */
public final class RandomSource {
  private final SplitMix64 random;

  /** A stream of a seed. */
  public RandomSource(long seed) {
    random = new SplitMix64(seed);
  }

  /** The next bytes. */
  public byte[] next(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
