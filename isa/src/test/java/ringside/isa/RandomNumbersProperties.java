package ringside.isa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Our generators against those of the JDK. */
final class RandomNumbersProperties {
  private static final int DRAWS = 50;

  @Property
  void splitMix64IsSplittableRandom(
      @ForAll long seed, @ForAll @LongRange(min = 1, max = Long.MAX_VALUE) long bound) {
    SplitMix64 ours = new SplitMix64(seed);
    SplittableRandom theirs = new SplittableRandom(seed);
    for (int i = 0; i < DRAWS; i++) {
      assertThat(ours.nextLong()).isEqualTo(theirs.nextLong());
      assertThat(ours.nextLong(bound)).isEqualTo(theirs.nextLong(bound));
    }
  }

  @Property
  void bytesOfSplitMix64AreThoseOfSplittableRandom(
      @ForAll long seed, @ForAll @IntRange(max = 40) int length) {
    SplitMix64 ours = new SplitMix64(seed);
    SplittableRandom theirs = new SplittableRandom(seed);
    for (int i = 0; i < DRAWS; i++) {
      byte[] expected = new byte[length];
      theirs.nextBytes(expected);
      byte[] actual = new byte[length];
      ours.nextBytes(actual);
      assertThat(actual).isEqualTo(expected);
    }
  }

  @Property
  void drand48IsRandom(
      @ForAll long seed,
      @ForAll @IntRange(min = 1) int bound,
      @ForAll @LongRange(min = 1, max = Long.MAX_VALUE) long longBound) {
    Drand48 ours = new Drand48(seed);
    Random theirs = new Random(seed);
    for (int i = 0; i < DRAWS; i++) {
      assertThat(ours.nextInt()).isEqualTo(theirs.nextInt());
      assertThat(ours.nextInt(bound)).isEqualTo(theirs.nextInt(bound));
      assertThat(ours.nextLong()).isEqualTo(theirs.nextLong());
      assertThat(ours.nextLong(longBound)).isEqualTo(theirs.nextLong(longBound));
    }
  }

  /**
   * Nearly half of the draws are thrown away at these bounds; powers of two have a way of theirs.
   */
  @Property
  void boundsOfAllKindsAreDrawnBelowAsInTheJdk(@ForAll long seed) {
    SplitMix64 ours = new SplitMix64(seed);
    SplittableRandom theirs = new SplittableRandom(seed);
    Drand48 ours48 = new Drand48(seed);
    Random theirs48 = new Random(seed);
    for (int shift = 0; shift < 31; shift++) {
      for (int more = 0; more < 2; more++) {
        long bound = (1L << 2 * shift) + more;
        assertThat(ours.nextLong(bound)).isEqualTo(theirs.nextLong(bound));
        assertThat(ours48.nextLong(bound)).isEqualTo(theirs48.nextLong(bound));
        int small = (1 << shift) + more;
        assertThat(ours48.nextInt(small)).isEqualTo(theirs48.nextInt(small));
      }
    }
  }

  @Example
  void nothingIsBelowOne() {
    assertThatThrownBy(() -> new SplitMix64(1).nextLong(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Drand48(1).nextInt(0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
