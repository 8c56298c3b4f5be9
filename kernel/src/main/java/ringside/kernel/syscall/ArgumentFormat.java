package ringside.kernel.syscall;

import java.util.List;
import java.util.Set;
import ringside.kernel.process.PendingCall;

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
  /** A time-out, or a number where the operation, two before it, is one of {@link #COUNTING}. */
  FUTEX_LIMIT,
  /** Seconds and nanoseconds, 64 bits each. */
  TIMESPEC;

  /** FUTEX_REQUEUE, CMP_REQUEUE, WAKE_OP, CMP_REQUEUE_PI: how many more they wake or move. */
  private static final Set<Integer> COUNTING = Set.of(3, 4, 5, 12);

  private static final int FUTEX_COMMAND = 0x7f;

  /** What it is in a call, where that depends on another argument. */
  public ArgumentFormat in(PendingCall call, int index) {
    if (this != FUTEX_LIMIT) {
      return this;
    }
    boolean counts = COUNTING.contains(call.argument(index - 2) & FUTEX_COMMAND);
    return counts ? UNSIGNED : POINTER;
  }

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
      case 'l' -> FUTEX_LIMIT;
      case 't' -> TIMESPEC;
      default -> throw new IllegalArgumentException("no argument format " + letter);
    };
  }
}
