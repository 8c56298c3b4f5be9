package ringside.kernel.syscall;

/** What a terminal keeps for its programs: settings that are told back, and a foreground group. */
final class Terminal {
  /** Bytes of struct termios of the kernel: four words of flags, the line, 19 characters. */
  static final int SETTINGS_BYTES = 36;

  private static final int INPUT_FLAGS = 0x4500;
  private static final int OUTPUT_FLAGS = 5;
  private static final int CONTROL_FLAGS = 0xbf;
  private static final int LOCAL_FLAGS = 0x8a3b;

  private byte[] settings =
      Words.bytes(INPUT_FLAGS, OUTPUT_FLAGS, CONTROL_FLAGS, LOCAL_FLAGS, 0, 0, 0, 0, 0);
  private int group;

  /** struct termios. */
  byte[] settings() {
    return settings.clone();
  }

  void set(byte[] wanted) {
    settings = wanted.clone();
  }

  /** The group in the foreground; until one is set, that of who asks. */
  int group(int asking) {
    return group == 0 ? asking : group;
  }

  void setGroup(int wanted) {
    group = wanted;
  }
}
