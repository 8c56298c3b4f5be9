package ringside.kernel.file.terminal;

import java.util.Arrays;

/** struct termios2 (uapi/asm-generic/termbits.h): four words of flags, characters, speeds. */
public final class Settings {
  /** Bytes of struct termios: flags, the line discipline, 19 characters. */
  public static final int BYTES = 36;

  /** Bytes of struct termios2, which has speeds, too. */
  public static final int BYTES_WITH_SPEEDS = 44;

  static final int ISTRIP = 0x20;
  static final int INLCR = 0x40;
  static final int IGNCR = 0x80;
  static final int ICRNL = 0x100;
  static final int IUCLC = 0x200;
  static final int IXON = 0x400;
  static final int IXANY = 0x800;
  static final int IUTF8 = 0x4000;

  static final int OPOST = 1;
  static final int OLCUC = 2;
  static final int ONLCR = 4;
  static final int OCRNL = 8;
  static final int ONOCR = 0x10;
  static final int ONLRET = 0x20;
  static final int TABS_TO_SPACES = 0x1800;

  static final int ISIG = 1;
  static final int ICANON = 2;
  static final int ECHO = 8;
  static final int ECHOE = 0x10;
  static final int ECHOK = 0x20;
  static final int ECHONL = 0x40;
  static final int NOFLSH = 0x80;
  static final int TOSTOP = 0x100;
  static final int ECHOCTL = 0x200;
  static final int ECHOPRT = 0x400;
  static final int ECHOKE = 0x800;
  static final int IEXTEN = 0x8000;

  static final int VINTR = 0;
  static final int VQUIT = 1;
  static final int VERASE = 2;
  static final int VKILL = 3;
  static final int VEOF = 4;
  static final int VTIME = 5;
  static final int VMIN = 6;
  static final int VSTART = 8;
  static final int VSTOP = 9;
  static final int VSUSP = 10;
  static final int VEOL = 11;
  static final int VREPRINT = 12;
  static final int VWERASE = 14;
  static final int VLNEXT = 15;
  static final int VEOL2 = 16;

  private static final int CTRL_Q = 17;
  private static final int CTRL_S = 19;
  private static final int WORDS = 4;
  private static final int INPUT = 0;
  private static final int OUTPUT = 1;
  private static final int CONTROL = 2;
  private static final int LOCAL = 3;
  private static final int LINE = 16;
  private static final int CHARACTERS = 17;
  private static final int SPEED_BITS = 0x100f;
  private static final int SPEED_38400 = 15;
  private static final int SPEED_OTHER = 0x1000;
  private static final int SIZE_AND_PARITY = 0x130;
  private static final int EIGHT_BITS_RECEIVED = 0xb0;
  private static final int INTERACTIVE_INPUT = ICRNL | IXON;
  private static final int INTERACTIVE_LOCAL =
      ISIG | ICANON | ECHO | ECHOE | ECHOK | ECHOCTL | ECHOKE | IEXTEN;

  /** INIT_C_CC: Ctrl-C, Ctrl-\, Delete, Ctrl-U, Ctrl-D, no time, one byte, … */
  private static final int[] INITIAL = {
    3, 28, 127, 21, 4, 0, 1, 0, 17, 19, 26, 0, 18, 15, 23, 22, 0, 0, 0
  };

  private static final int[] SPEEDS = {
    0, 50, 75, 110, 134, 150, 200, 300, 600, 1200, 1800, 2400, 4800, 9600, 19200, 38400
  };
  private static final int[] HIGHER_SPEEDS = {
    0, 57600, 115200, 230400, 460800, 500000, 576000, 921600, 1000000
  };

  private final byte[] bytes;

  private Settings(byte[] bytes) {
    this.bytes = bytes;
  }

  /** As a terminal has them at first (Linux: tty_std_termios). */
  public static Settings interactive(boolean characterSetIsUtf8) {
    int more = characterSetIsUtf8 ? IUTF8 : 0;
    return of(INTERACTIVE_INPUT | more, OPOST | ONLCR, INTERACTIVE_LOCAL);
  }

  private static Settings of(int input, int output, int local) {
    byte[] bytes = new byte[BYTES];
    put(bytes, INPUT, input);
    put(bytes, OUTPUT, output);
    put(bytes, CONTROL, SPEED_38400 | EIGHT_BITS_RECEIVED);
    put(bytes, LOCAL, local);
    for (int i = 0; i < INITIAL.length; i++) {
      bytes[CHARACTERS + i] = (byte) INITIAL[i];
    }
    return new Settings(bytes).with(bytes);
  }

  /** The same where less or more than a struct termios is given, up to a struct termios2. */
  public Settings with(byte[] given) {
    byte[] next = bytes.length == BYTES ? Arrays.copyOf(bytes, BYTES_WITH_SPEEDS) : bytes.clone();
    System.arraycopy(given, 0, next, 0, given.length);
    int control = word(next, CONTROL) & ~SIZE_AND_PARITY | EIGHT_BITS_RECEIVED;
    put(next, CONTROL, control);
    if ((control & SPEED_BITS) != SPEED_OTHER) {
      int speed = speed(control);
      put(next, BYTES / 4, speed);
      put(next, BYTES / 4 + 1, speed);
    }
    return new Settings(next);
  }

  private static int speed(int control) {
    int[] table = (control & SPEED_OTHER) == 0 ? SPEEDS : HIGHER_SPEEDS;
    return table[Math.min(control & SPEED_BITS & ~SPEED_OTHER, table.length - 1)];
  }

  /** The structure's first bytes. */
  public byte[] bytes(int length) {
    return Arrays.copyOf(bytes, length);
  }

  /** Whether an input flag is set. */
  boolean input(int flag) {
    return (word(bytes, INPUT) & flag) != 0;
  }

  /** Whether an output flag is set. */
  boolean output(int flag) {
    return (word(bytes, OUTPUT) & flag) != 0;
  }

  /** Whether output is processed, and a new line becomes a return and a new line. */
  public boolean endsLines() {
    return output(OPOST) && output(ONLCR);
  }

  /** Whether Ctrl-S and Ctrl-Q stop output and let it go on. */
  boolean usualFlowControl() {
    return input(IXON) && character(VSTOP) == CTRL_S && character(VSTART) == CTRL_Q;
  }

  /** Whether tabs become spaces. */
  boolean expandsTabs() {
    return (word(bytes, OUTPUT) & TABS_TO_SPACES) == TABS_TO_SPACES;
  }

  /** Whether a local flag is set. */
  boolean local(int flag) {
    return (word(bytes, LOCAL) & flag) != 0;
  }

  /** Whether input comes line by line. */
  boolean canonical() {
    return local(ICANON);
  }

  /** A special character, or a number that stands in its place. */
  int character(int index) {
    return bytes[CHARACTERS + index] & 0xff;
  }

  /** Whether a byte is a special character; 0 stands for none. */
  boolean is(int value, int index) {
    return value != 0 && value == character(index);
  }

  /** The number of the line discipline, which is told back. */
  public int discipline() {
    return bytes[LINE];
  }

  private static int word(byte[] from, int index) {
    int value = 0;
    for (int i = 0; i < WORDS; i++) {
      value |= (from[index * 4 + i] & 0xff) << i * 8;
    }
    return value;
  }

  private static void put(byte[] into, int index, int value) {
    for (int i = 0; i < WORDS; i++) {
      into[index * 4 + i] = (byte) (value >>> i * 8);
    }
  }
}
