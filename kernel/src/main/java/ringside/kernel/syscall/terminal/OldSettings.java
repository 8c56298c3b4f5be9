package ringside.kernel.syscall.terminal;

import ringside.kernel.file.terminal.Settings;

/** struct termio: the lower halves of the flags, and eight characters (TCGETA). */
final class OldSettings {
  /** Bytes of the structure. */
  static final int BYTES = 18;

  private static final int WORDS = 4;
  private static final int LINE = 16;
  private static final int OLD_LINE = 8;
  private static final int LINE_AND_CHARACTERS = 9;

  private OldSettings() {}

  /** The structure of settings. */
  static byte[] of(Settings settings) {
    byte[] full = settings.bytes(Settings.BYTES);
    byte[] old = new byte[BYTES];
    for (int i = 0; i < WORDS; i++) {
      System.arraycopy(full, i * 4, old, i * 2, 2);
    }
    System.arraycopy(full, LINE, old, OLD_LINE, LINE_AND_CHARACTERS);
    return old;
  }

  /** Settings with what the structure says, as a struct termios. */
  static byte[] over(Settings settings, byte[] old) {
    byte[] full = settings.bytes(Settings.BYTES);
    for (int i = 0; i < WORDS; i++) {
      System.arraycopy(old, i * 2, full, i * 4, 2);
    }
    System.arraycopy(old, OLD_LINE, full, LINE, LINE_AND_CHARACTERS);
    return full;
  }
}
