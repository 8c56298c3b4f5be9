package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ringside.lab.debug.Recipe;
import ringside.lab.debug.Timeline;
import ringside.lab.debugger.Debugger;
import ringside.lab.report.Texts;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.trial.Trial;

/** A window and its keys. */
@Timeout(60)
final class DebugTerminalTest {
  private static final String CTRL_C = "\u0003";
  private static final String CTRL_D = "\u0004";

  /** A person: types the next keys only when the next prompt stands there. */
  private static final class Keys extends InputStream {
    private final ByteArrayOutputStream shown;
    private final String[] chunks;
    private int chunk;
    private int at;

    Keys(ByteArrayOutputStream shown, String... chunks) {
      this.shown = shown;
      this.chunks = chunks;
    }

    @Override
    public int read() throws IOException {
      if (chunk == chunks.length) {
        return -1;
      }
      if (at == 0) {
        await();
      }
      char key = chunks[chunk].charAt(at++);
      if (at == chunks[chunk].length()) {
        chunk++;
        at = 0;
      }
      return key;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
      int key = read();
      bytes[from] = (byte) key;
      return key < 0 ? -1 : 1;
    }

    private void await() throws IOException {
      try {
        while (shown.toString(StandardCharsets.UTF_8).split("ringside\\)", -1).length < chunk + 2) {
          Thread.sleep(10);
        }
        Thread.sleep(100);
      } catch (InterruptedException stopped) {
        throw new InterruptedIOException();
      }
    }
  }

  private static String type(int columns, boolean coloured, String... keys) throws Exception {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
    Recipe recipe = Recipe.of(new Trial(Guest.of("race"), Machine.classic(), 20_000_000));
    AtomicBoolean interrupted = new AtomicBoolean();
    Timeline timeline = new Timeline(recipe, interrupted::get);
    Debugger debugger = new Debugger(timeline, new Texts(Locale.ENGLISH), new HostSources(), out);
    Terminal terminal =
        TerminalBuilder.builder()
            .streams(new Keys(shown, keys), shown)
            .type("xterm")
            .encoding(StandardCharsets.UTF_8)
            .size(Size.of(columns, 24))
            .provider(TerminalBuilder.PROP_PROVIDER_EXEC)
            .build();
    try (DebugTerminal window = new DebugTerminal(terminal, debugger, out, coloured, interrupted)) {
      new DebugLoop(timeline, debugger, out).run(window);
    }
    return shown.toString(StandardCharsets.UTF_8);
  }

  @Test
  void panelsAreShownAtEachStop() throws Exception {
    String shown = type(80, true, "b work\r", "c\r", "n\r", "q\r");
    assertThat(shown)
        .contains("1: work", "\u001b[1m=>   73", "\u001b[1;35mt0   0x00012008*\u001b[0m");
    assertThat(shown.split("-- code", -1)).hasSize(4);
    assertThat(type(130, false, "b work\r", "c\r", "n\r", "q\r"))
        .contains("=>   74", "t0   0x00012008*", "--  -- registers")
        .doesNotContain("\u001b[1m=>", "\u001b[1;35m");
  }

  @Test
  void keysCompleteLinesAndCallThemBack() throws Exception {
    assertThat(type(80, false, "tb thread_cr\t\r", "\u001bOA\r", "q\r"))
        .contains("1: thread_create", "2: thread_create");
  }

  @Test
  void aLineIsClearedAndTheEndIsTheEnd() throws Exception {
    assertThat(type(80, false, "nonsense" + CTRL_C, "p 41+1\r", CTRL_D))
        .contains("41+1 = 42")
        .doesNotContain("There is no command");
  }
}
