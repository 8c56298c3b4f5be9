package ringside.junit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Standard input of a program: bytes that a report can show. Immutable. */
public final class Input {
  private static final int MOST_SHOWN = 200;

  private final byte[] bytes;

  private Input(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Input of bytes. */
  public static Input of(byte[] bytes) {
    return new Input(bytes.clone());
  }

  /** Input of a text, in UTF-8. */
  public static Input of(String text) {
    return new Input(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Its bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** How many there are. */
  public int length() {
    return bytes.length;
  }

  /** The same with more behind it. */
  public Input and(String text) {
    byte[] more = text.getBytes(StandardCharsets.UTF_8);
    byte[] both = Arrays.copyOf(bytes, bytes.length + more.length);
    System.arraycopy(more, 0, both, bytes.length, more.length);
    return new Input(both);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Input input && Arrays.equals(bytes, input.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** As printf(1) takes it: "a\n\000", cut where it is long. */
  @Override
  public String toString() {
    boolean cut = bytes.length > MOST_SHOWN;
    String shown = Shell.octal(Arrays.copyOf(bytes, Math.min(bytes.length, MOST_SHOWN)));
    return '"' + shown + (cut ? "\"... (" + bytes.length + " bytes)" : "\"");
  }

  /** Whether {@link #toString} shows all of it. */
  boolean isShort() {
    return bytes.length <= MOST_SHOWN;
  }
}
