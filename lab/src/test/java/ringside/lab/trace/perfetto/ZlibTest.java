package ringside.lab.trace.perfetto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is compressed comes out of the JDK's reader as it went in. */
final class ZlibTest {
  private static byte[] inflate(byte[] zlib) throws IOException {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(zlib))) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 257, 258, 259, 260, 32_768, 32_769, 70_000})
  void comesBackAsItWas(int length) throws IOException {
    Zlib zlib = new Zlib();
    Random random = new Random(length);
    for (int letters : new int[] {1, 2, 5, 256}) {
      byte[] bytes = new byte[length + 7];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) random.nextInt(letters);
      }
      assertThat(inflate(zlib.compress(bytes, length))).isEqualTo(Arrays.copyOf(bytes, length));
    }
  }

  /** Every distance and length that the format can name. */
  @ParameterizedTest
  @ValueSource(ints = {3, 10, 11, 34, 35, 66, 131, 226, 227, 257, 258})
  void findsWhatIsFarAway(int length) throws IOException {
    Random random = new Random(7);
    byte[] piece = new byte[length];
    random.nextBytes(piece);
    for (int distance = length; distance < 1 << 15; distance = distance * 5 / 4 + 1) {
      byte[] bytes = new byte[distance + length];
      random.nextBytes(bytes);
      System.arraycopy(piece, 0, bytes, 0, length);
      System.arraycopy(piece, 0, bytes, distance, length);
      byte[] zlib = new Zlib().compress(bytes, bytes.length);
      assertThat(inflate(zlib)).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 32_768})
  void whatRepeatsBecomesSmall(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 42);
    assertThat(new Zlib().compress(bytes, length)).hasSizeLessThan(length / 50);
  }
}
