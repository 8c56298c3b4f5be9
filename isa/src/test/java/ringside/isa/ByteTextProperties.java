package ringside.isa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ByteTextProperties {
  @Property
  void anyBytesComeBackAsTheyWere(@ForAll byte[] bytes) {
    assertThat(ByteText.encode(ByteText.decode(bytes))).isEqualTo(bytes);
  }

  @Property
  void textInUtf8IsReadAsItsCharacters(@ForAll String text) {
    String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    assertThat(ByteText.decode(whole.getBytes(StandardCharsets.UTF_8))).isEqualTo(whole);
  }

  @Property
  void eachByteThatIsNoTextIsShownAsOneCharacter(@ForAll byte[] bytes) {
    String text = ByteText.decode(bytes);
    assertThat(ByteText.shown(text)).hasSameSizeAs(text);
    assertThat(ByteText.shown(text).codePoints()).noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
  }
}
