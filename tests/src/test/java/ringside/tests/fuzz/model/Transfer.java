package ringside.tests.fuzz.model;

import java.util.Arrays;

/** A write(2) with the progress that it has made. */
public final class Transfer {
  private final byte[] bytes;
  private final boolean mayWait;
  private int done;

  /**
   * One that is to begin.
   *
   * @param mayWait whether the sequence may have its caller wait
   */
  public Transfer(byte[] bytes, boolean mayWait) {
    this.bytes = bytes.clone();
    this.mayWait = mayWait;
  }

  boolean mayWait() {
    return mayWait;
  }

  int length() {
    return bytes.length;
  }

  /** Bytes that have been written. */
  public int done() {
    return done;
  }

  int left() {
    return bytes.length - done;
  }

  /** The next bytes of it. */
  byte[] next(int count) {
    byte[] part = Arrays.copyOfRange(bytes, done, done + count);
    done += count;
    return part;
  }

  /** All of it. */
  byte[] bytes() {
    return bytes.clone();
  }
}
