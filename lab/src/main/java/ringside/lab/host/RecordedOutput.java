package ringside.lab.host;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** A stream that remembers why it could not be written, for those whose writers do not say. */
public final class RecordedOutput extends OutputStream {
  private final OutputStream out;
  private @Nullable IOException failure;

  RecordedOutput(OutputStream out) {
    this.out = out;
  }

  /** Why it could not be written, or null. */
  public @Nullable IOException failure() {
    return failure;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException refused) {
      failure = refused;
      throw refused;
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException refused) {
      failure = refused;
      throw refused;
    }
  }
}
