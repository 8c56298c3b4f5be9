package ringside.browser;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import ringside.kernel.file.device.Console;

/** A console in memory: input that is given, output and errors kept as one text. */
final class MemoryConsole implements Console {
  private final byte[] input;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private int position;

  MemoryConsole(byte[] input) {
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
    written.write(bytes, 0, bytes.length);
  }

  @Override
  public void writeError(byte[] bytes) {
    write(bytes);
  }

  /** For reports, which stand between what the guest writes. */
  PrintStream stream() {
    return new PrintStream(written, true, StandardCharsets.UTF_8);
  }

  String text() {
    return new String(written.toByteArray(), StandardCharsets.UTF_8);
  }
}
