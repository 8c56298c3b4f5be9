package ringside.lab.session;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import ringside.kernel.file.device.Console;

/** A console without a host: given input, and output that is kept. */
public class MemoryConsole implements Console {
  private final byte[] input;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private int position;

  /** With all that the guest will read. */
  public MemoryConsole(byte[] input) {
    this.input = input.clone();
  }

  @Override
  public byte[] read(int length) {
    int end = Math.min(input.length, position + length);
    byte[] bytes = Arrays.copyOfRange(input, position, end);
    position = end;
    return bytes;
  }

  @Override
  public void write(byte[] bytes) {
    output.write(bytes, 0, bytes.length);
  }

  @Override
  public void writeError(byte[] bytes) {
    errors.write(bytes, 0, bytes.length);
  }

  /** What was written to standard output so far. */
  public final byte[] output() {
    return output.toByteArray();
  }

  /** What was written to standard error so far. */
  public final byte[] errors() {
    return errors.toByteArray();
  }
}
