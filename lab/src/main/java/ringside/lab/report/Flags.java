package ringside.lab.report;

import java.util.List;
import ringside.isa.abi.Signal;

/** Bits by the names that Linux gives them. */
record Flags(String none, List<String> names) {
  /** PROT_ of mmap and mprotect. */
  static final Flags PROTECTION = new Flags("PROT_NONE", "PROT_READ", "PROT_WRITE", "PROT_EXEC");

  /** MAP_ of mmap. */
  static final Flags MAP =
      new Flags("0", "MAP_SHARED", "MAP_PRIVATE", "", "", "MAP_FIXED", "MAP_ANONYMOUS");

  private static final int CLONE_SIGNAL = 0xff;
  private static final Flags CLONE_BITS =
      new Flags(
          "0",
          "CLONE_VM",
          "CLONE_FS",
          "CLONE_FILES",
          "CLONE_SIGHAND",
          "CLONE_PIDFD",
          "CLONE_PTRACE",
          "CLONE_VFORK",
          "CLONE_PARENT",
          "CLONE_THREAD",
          "CLONE_NEWNS",
          "CLONE_SYSVSEM",
          "CLONE_SETTLS",
          "CLONE_PARENT_SETTID",
          "CLONE_CHILD_CLEARTID",
          "CLONE_DETACHED",
          "CLONE_UNTRACED",
          "CLONE_CHILD_SETTID");

  private static final int FUTEX_COMMAND = 0x7f;
  private static final int FUTEX_PRIVATE = 0x80;
  private static final Flags FUTEX_COMMANDS =
      new Flags(
          "FUTEX_WAIT",
          "FUTEX_WAKE",
          "FUTEX_FD",
          "FUTEX_REQUEUE",
          "FUTEX_CMP_REQUEUE",
          "FUTEX_WAKE_OP",
          "FUTEX_LOCK_PI",
          "FUTEX_UNLOCK_PI",
          "FUTEX_TRYLOCK_PI",
          "FUTEX_WAIT_BITSET",
          "FUTEX_WAKE_BITSET");

  Flags(String none, String... names) {
    this(none, List.of(names));
  }

  /** Flags of clone: bits, and the signal that tells the parent of the end. */
  static String clone(int flags) {
    String bits = CLONE_BITS.text(flags >>> 8);
    int signal = flags & CLONE_SIGNAL;
    if (signal == 0) {
      return bits;
    }
    return (flags >>> 8 == 0 ? "" : bits + "|") + signal(signal);
  }

  /** An operation of futex. */
  static String futex(int operation) {
    int command = operation & FUTEX_COMMAND;
    String suffix = (operation & FUTEX_PRIVATE) != 0 ? "_PRIVATE" : "";
    String name = "0x" + Integer.toHexString(operation);
    if (command == 0) {
      name = FUTEX_COMMANDS.none + suffix;
    } else if (command <= FUTEX_COMMANDS.names.size()) {
      name = FUTEX_COMMANDS.names.get(command - 1) + suffix;
    }
    return name;
  }

  static String signal(int number) {
    Signal signal = Signal.of(number);
    return signal == null ? String.valueOf(number) : signal.name();
  }

  /** The names of the bits that are set, and what has no name in hexadecimal. */
  String text(int bits) {
    StringBuilder text = new StringBuilder();
    int rest = bits;
    for (int i = 0; i < names.size(); i++) {
      if ((bits & 1 << i) != 0 && !names.get(i).isEmpty()) {
        text.append(text.isEmpty() ? "" : "|").append(names.get(i));
        rest &= ~(1 << i);
      }
    }
    if (rest != 0) {
      text.append(text.isEmpty() ? "" : "|").append("0x").append(Integer.toHexString(rest));
    }
    return text.isEmpty() ? none : text.toString();
  }
}
