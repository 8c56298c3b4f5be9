package ringside.lab.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import ringside.kernel.file.terminal.WindowSize;

/** The window of the host's terminal: its size, and how it ends lines. It is asked by stty(1). */
final class Window {
  private final AtomicBoolean changed = new AtomicBoolean(true);
  private boolean endsLines = true;

  /** It has another size: whoever asks next is told. */
  void hasChanged() {
    changed.set(true);
  }

  /** Its size, where that has not been told yet; else null. */
  @Nullable WindowSize takeSize() {
    return changed.getAndSet(false) ? parsed(stty("size")) : null;
  }

  private static @Nullable WindowSize parsed(String answer) {
    String[] words = answer.trim().split(" ", -1);
    try {
      return words.length == 2
          ? WindowSize.of(Integer.parseInt(words[0]), Integer.parseInt(words[1]))
          : null;
    } catch (NumberFormatException none) {
      return null;
    }
  }

  /** Whether it puts a return before each new line. */
  void endLines(boolean value) {
    if (value != endsLines) {
      endsLines = value;
      stty(value ? "opost" : "-opost");
    }
  }

  private static String stty(String wish) {
    try {
      Process process =
          new ProcessBuilder("stty", wish)
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      byte[] answer = process.getInputStream().readAllBytes();
      process.waitFor();
      return new String(answer, StandardCharsets.US_ASCII);
    } catch (IOException missing) {
      return "";
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
