package ringside.junit;

/** Bytes as a shell takes them. */
final class Shell {
  private Shell() {}

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
