package ringside.kernel.choice;

import java.util.SplittableRandom;

/** The one source of the kernel's random bytes: a function of the seed. */
public final class RandomSource {
  private final SplittableRandom random;

  /** A stream of a seed. */
  public RandomSource(long seed) {
    random = new SplittableRandom(seed);
  }

  /** The next bytes. */
  public byte[] next(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
