package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ringside.lab.host.Host;

/** What the user reads when Ringside itself goes wrong. */
class MistakesTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void internalErrorIsShortUnlessDebuggingIsAskedFor() {
    assertThat(Mistakes.of(new IllegalStateException("frame freed twice"), host(Map.of())))
        .isEqualTo(125);
    assertThat(text()).contains("internal error", "frame freed twice", "RINGSIDE_DEBUG=1");
    assertThat(text()).doesNotContain("\tat ");
  }

  @Test
  void stackTraceIsShownWhenDebugging() {
    Mistakes.of(new IllegalStateException("oops"), host(Map.of("RINGSIDE_DEBUG", "1")));
    assertThat(text()).contains("\tat ringside.cli.MistakesTest");
  }

  @Test
  void brokenHostFileIsNotCalledInternal() {
    UncheckedIOException full = new UncheckedIOException("can't write", new IOException("full"));
    assertThat(Mistakes.of(full, host(Map.of()))).isEqualTo(119);
    assertThat(text()).contains("can't write", "full").doesNotContain("internal");
  }

  private Host host(Map<String, String> environment) {
    return new Host(
        new ByteArrayInputStream(new byte[0]),
        new ByteArrayOutputStream(),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        environment);
  }

  private String text() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
