package ringside.lab.report;

import java.util.OptionalInt;
import ringside.kernel.trace.UserView;

/** Strings and buffers of a guest as C writes them, cut at 32 bytes as Linux's strace does. */
final class GuestText {
  private static final int MOST_BYTES = 32;
  private static final int MOST_STRINGS = 16;

  private final UserView view;

  GuestText(UserView view) {
    this.view = view;
  }

  /** A zero-terminated string, or its address where it can't be seen. */
  String string(int address) {
    byte[] bytes = view.bytesAt(address, MOST_BYTES + 1);
    int length = 0;
    while (length < bytes.length && bytes[length] != 0) {
      length++;
    }
    boolean whole = length < bytes.length;
    if (!whole && bytes.length <= MOST_BYTES) {
      return pointer(address);
    }
    return quoted(bytes, Math.min(length, MOST_BYTES), length > MOST_BYTES);
  }

  /** A number of bytes, or their address where they can't be seen. */
  String buffer(int address, int length) {
    int wanted = Integer.compareUnsigned(length, MOST_BYTES) < 0 ? length : MOST_BYTES;
    byte[] bytes = view.bytesAt(address, wanted);
    return bytes.length < wanted || address == 0
        ? pointer(address)
        : quoted(bytes, wanted, wanted != length);
  }

  /** An array of strings that a null pointer ends. */
  String strings(int address) {
    if (address == 0) {
      return "NULL";
    }
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < MOST_STRINGS; i++) {
      OptionalInt word = view.wordAt(address + i * 4);
      if (word.isEmpty()) {
        return pointer(address);
      }
      if (word.getAsInt() == 0) {
        return text.append(']').toString();
      }
      text.append(i == 0 ? "" : ", ").append(string(word.getAsInt()));
    }
    return text.append(", ...]").toString();
  }

  /** Seconds and nanoseconds, 64 bits each. */
  String timespec(int address) {
    OptionalInt low = view.wordAt(address);
    OptionalInt high = view.wordAt(address + 4);
    OptionalInt nanos = view.wordAt(address + 8);
    if (low.isEmpty() || high.isEmpty() || nanos.isEmpty()) {
      return pointer(address);
    }
    long seconds = (long) high.getAsInt() << 32 | low.getAsInt() & 0xffff_ffffL;
    return "{tv_sec=" + seconds + ", tv_nsec=" + nanos.getAsInt() + "}";
  }

  static String pointer(int address) {
    return address == 0 ? "NULL" : "0x" + Integer.toHexString(address);
  }

  private static String quoted(byte[] bytes, int length, boolean cut) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < length; i++) {
      append(text, bytes[i] & 0xff);
    }
    return text.append(cut ? "\"..." : "\"").toString();
  }

  private static void append(StringBuilder text, int character) {
    switch (character) {
      case '\n' -> text.append("\\n");
      case '\t' -> text.append("\\t");
      case '\r' -> text.append("\\r");
      case '"' -> text.append("\\\"");
      case '\\' -> text.append("\\\\");
      default -> {
        boolean printable = character >= ' ' && character < 0x7f;
        text.append(printable ? (char) character + "" : "\\x" + hex(character));
      }
    }
  }

  private static String hex(int character) {
    return Integer.toHexString(0x100 | character).substring(1);
  }
}
