package ringside.tests;

import ringside.lab.session.MemoryConsole;

/** A console at which a key is pressed, once, when the guest has written something. */
final class KeyConsole extends MemoryConsole {
  private final int key;
  private boolean pressed;

  /**
   * With all that the guest will read.
   *
   * @param key the signal that the key asks for, or 0
   */
  KeyConsole(byte[] input, int key) {
    super(input);
    this.key = key;
  }

  @Override
  public int takeSignal() {
    if (pressed || output().length == 0) {
      return 0;
    }
    pressed = true;
    return key;
  }
}
