package ringside.lab.host;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

final class KeyboardTest {
  @Test
  void linesComeOneByOne() throws IOException {
    Keyboard keyboard = typing("one\ntwo\n");
    assertThat(keyboard.read(100)).asString().isEqualTo("one\n");
    assertThat(keyboard.read(2)).asString().isEqualTo("tw");
    assertThat(keyboard.read(100)).asString().isEqualTo("o\n");
    assertThat(keyboard.read(100)).isEmpty();
  }

  @Test
  void controlKeysAskForSignalsAndDropWhatWasTyped() throws IOException {
    Keyboard keyboard = typing("lost\u0003kept\n");
    assertThat(keyboard.read(100)).isNull();
    assertThat(keyboard.read(100)).asString().isEqualTo("kept\n");
    assertThat(typing("\u001a").read(1)).isNull();
    Keyboard interrupted = typing("\u0003kept\n");
    assertThat(interrupted.read(100)).isNull();
    assertThat(interrupted.takeSignal()).isEqualTo(2);
    assertThat(interrupted.takeSignal()).isZero();
    assertThat(interrupted.read(100)).asString().isEqualTo("kept\n");
  }

  @Test
  void controlDEndsTheInputForNow() throws IOException {
    Keyboard keyboard = typing("\u0004more\n");
    assertThat(keyboard.read(100)).isEmpty();
    assertThat(keyboard.read(100)).asString().isEqualTo("more\n");
  }

  @Test
  void endOfOneReadersInputIsNotTheTerminals() throws IOException {
    ByteArrayInputStream after = new ByteArrayInputStream("more\n".getBytes(US_ASCII));
    Keyboard keyboard =
        new Keyboard(
            new InputStream() {
              private boolean ended;

              @Override
              public int read() {
                boolean first = !ended;
                ended = true;
                return first ? -1 : after.read();
              }
            });
    keyboard.watch();
    assertThat(keyboard.read(100)).isEmpty();
    assertThat(keyboard.read(100)).asString().isEqualTo("more\n");
  }

  private static Keyboard typing(String keys) {
    return new Keyboard(new ByteArrayInputStream(keys.getBytes(US_ASCII)));
  }
}
