package ringside.tests;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import ringside.kernel.file.device.Console;

/** A console with given input that keeps what is written. */
final class RecordingConsole implements Console {
  private final byte[] input;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private final int key;
  private int position;
  private boolean pressed;

  /** With a signal that a key asks for once the guest has written something, or 0. */
  RecordingConsole(byte[] input, int key) {
    this.input = input;
    this.key = key;
  }

  @Override
  public int takeSignal() {
    if (pressed || output.size() == 0) {
      return 0;
    }
    pressed = true;
    return key;
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
    output.writeBytes(bytes);
  }

  @Override
  public void writeError(byte[] bytes) {
    errors.writeBytes(bytes);
  }

  byte[] output() {
    return output.toByteArray();
  }

  String errors() {
    return errors.toString(StandardCharsets.UTF_8);
  }
}
