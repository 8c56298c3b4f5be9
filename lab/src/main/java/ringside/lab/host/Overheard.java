package ringside.lab.host;

import java.io.ByteArrayOutputStream;

/** All that went through a console: for those who compare it or write it down. */
public final class Overheard {
  private final ByteArrayOutputStream input = new ByteArrayOutputStream();
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  /** Nothing yet. */
  public Overheard() {}

  /** What the guest has read. */
  public byte[] input() {
    return input.toByteArray();
  }

  /** What it has written to standard output. */
  public byte[] output() {
    return output.toByteArray();
  }

  /** What it has written to standard error. */
  public byte[] errors() {
    return errors.toByteArray();
  }

  void read(byte[] bytes) {
    input.write(bytes, 0, bytes.length);
  }

  void written(byte[] bytes) {
    output.write(bytes, 0, bytes.length);
  }

  void complained(byte[] bytes) {
    errors.write(bytes, 0, bytes.length);
  }
}
