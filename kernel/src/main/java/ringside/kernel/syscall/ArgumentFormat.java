package ringside.kernel.syscall;

import java.util.List;

/** How a trace writes an argument. */
public enum ArgumentFormat {
  INT,
  UNSIGNED,
  HEX,
  OCTAL,
  DESCRIPTOR,
  POINTER,
  /** Zero-terminated, in user memory. */
  STRING,
  /** Bytes in user memory; the next argument is their number. */
  BUFFER,
  /** Array of strings that ends with a null pointer. */
  STRINGS,
  SIGNAL,
  CLONE_FLAGS,
  PROTECTION,
  MAP_FLAGS,
  FUTEX_OPERATION,
  /** Seconds and nanoseconds, 64 bits each. */
  TIMESPEC;

  /** The formats that a letter an argument names: see {@link SyscallTable}. */
  static List<ArgumentFormat> all(String letters) {
    ArgumentFormat[] formats = new ArgumentFormat[letters.length()];
    for (int i = 0; i < formats.length; i++) {
      formats[i] = of(letters.charAt(i));
    }
    return List.of(formats);
  }

  private static ArgumentFormat of(char letter) {
    return switch (letter) {
      case 'i' -> INT;
      case 'u' -> UNSIGNED;
      case 'x' -> HEX;
      case 'o' -> OCTAL;
      case 'd' -> DESCRIPTOR;
      case 'p' -> POINTER;
      case 's' -> STRING;
      case 'b' -> BUFFER;
      case 'v' -> STRINGS;
      case 'g' -> SIGNAL;
      case 'c' -> CLONE_FLAGS;
      case 'r' -> PROTECTION;
      case 'm' -> MAP_FLAGS;
      case 'f' -> FUTEX_OPERATION;
      case 't' -> TIMESPEC;
      default -> throw new IllegalArgumentException("no argument format " + letter);
    };
  }
}
