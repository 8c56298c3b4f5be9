package ringside.lab.trace;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A trace's stream, for text in UTF-8. */
final class TextOutput implements Closeable {
  private final OutputStream out;

  TextOutput(OutputStream out) {
    this.out = out;
  }

  /** Writes text, or throws UncheckedIOException. */
  void write(String text) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException full) {
      throw new UncheckedIOException("can't write the trace", full);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
