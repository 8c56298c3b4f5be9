package ringside.tests.fuzz.model;

import ringside.isa.abi.Errno;

/**
 * What a call answers: its result, and the bytes that it gives.
 *
 * @param value the result, or the negative error number
 * @param data what the caller finds in its memory
 */
public record Answer(int value, byte[] data) {
  /** The caller would have to wait. */
  public static final Answer WAITS = of(Integer.MIN_VALUE + 1);

  /** Linux and its man pages leave it open, or it would end the caller: not to be asked. */
  public static final Answer OPEN = of(Integer.MIN_VALUE);

  /** Done, with nothing to say. */
  public static final Answer DONE = of(0);

  /** A result without bytes. */
  public static Answer of(int value) {
    return new Answer(value, new byte[0]);
  }

  /** Bytes, and their number as the result. */
  public static Answer bytes(byte[] data) {
    return new Answer(data.length, data);
  }

  /** A failure. */
  public static Answer failed(Errno error) {
    return of(-error.number());
  }

  /** Whether a sequence may ask this. */
  public boolean known() {
    return value > WAITS.value;
  }

  /** Whether the caller would have to wait. */
  public boolean waits() {
    return value == WAITS.value;
  }

  /** Whether the call succeeds. */
  public boolean succeeds() {
    return value >= 0;
  }
}
