package ringside.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Commands from a stream, as lines of text and no more. */
final class PlainCommands implements DebugLoop.Source {
  private final BufferedReader reader;
  private final PrintStream out;
  private final boolean isTyped;

  /**
   * Commands of a stream.
   *
   * @param isTyped whether a person types, and sees what is typed; else it is shown
   */
  PlainCommands(InputStream in, PrintStream out, boolean isTyped) {
    this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.out = out;
    this.isTyped = isTyped;
  }

  @Override
  public @Nullable String next() throws IOException {
    out.print(DebugLoop.PROMPT);
    out.flush();
    String line = reader.readLine();
    if (line != null && !isTyped) {
      out.println(line);
    }
    return line;
  }

  @Override
  public boolean isTyped() {
    return isTyped;
  }
}
