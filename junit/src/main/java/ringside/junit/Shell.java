package ringside.junit;

/** Words and bytes as a shell takes them. */
final class Shell {
  private static final String PLAIN = "-_./=:,@+%";

  private Shell() {}

  /** A word that stands for itself, in quotes where it must be. */
  static String word(String text) {
    boolean plain =
        !text.isEmpty()
            && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
    return plain ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /** Bytes as printf(1) takes them between quotes: what can't be seen in octal. */
  static String octal(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte each : bytes) {
      int value = each & 0xff;
      if (value == '\n') {
        text.append("\\n");
      } else if (value < ' ' || value > '~' || "\\\"'%".indexOf(value) >= 0) {
        text.append('\\');
        text.append(value >> 6).append(value >> 3 & 7).append(value & 7);
      } else {
        text.append((char) value);
      }
    }
    return text.toString();
  }
}
