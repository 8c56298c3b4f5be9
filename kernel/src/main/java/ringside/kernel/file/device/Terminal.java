package ringside.kernel.file.device;

import ringside.kernel.event.WaitTarget;
import ringside.kernel.wait.WaitQueue;

/** What a terminal keeps for its programs: settings that are told back, and a foreground group. */
public final class Terminal {
  /** Bytes of struct termios of the kernel: four words of flags, the line, 19 characters. */
  public static final int SETTINGS_BYTES = 36;

  private static final int INPUT_FLAGS = 0x4500;
  private static final int OUTPUT_FLAGS = 5;
  private static final int CONTROL_FLAGS = 0xbf;
  private static final int LOCAL_FLAGS = 0x8a3b;

  private final Console console;
  private final WaitQueue keys = new WaitQueue(WaitTarget.of(WaitTarget.Kind.KEY));
  private byte[] settings = initial();
  private int group;

  /** What there is between a console and its programs. */
  public Terminal(Console console) {
    this.console = console;
  }

  /** The console. */
  public Console console() {
    return console;
  }

  /** Nothing can run: waits a little for a key that asks for a signal; false where none will. */
  public boolean awaitKey() {
    return console.awaitSignal();
  }

  /** Where those wait who wanted to read when a key asked for a signal. */
  public WaitQueue keys() {
    return keys;
  }

  /** struct termios. */
  public byte[] settings() {
    return settings.clone();
  }

  /** Sets struct termios. */
  public void set(byte[] wanted) {
    settings = wanted.clone();
  }

  /** The group in the foreground; until one is set, that of who asks. */
  public int group(int asking) {
    return group == 0 ? asking : group;
  }

  /** Puts a group into the foreground. */
  public void setGroup(int wanted) {
    group = wanted;
  }

  private static byte[] initial() {
    byte[] bytes = new byte[SETTINGS_BYTES];
    int[] words = {INPUT_FLAGS, OUTPUT_FLAGS, CONTROL_FLAGS, LOCAL_FLAGS};
    for (int i = 0; i < words.length * 4; i++) {
      bytes[i] = (byte) (words[i / 4] >>> i % 4 * 8);
    }
    return bytes;
  }
}
