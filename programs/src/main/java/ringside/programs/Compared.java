package ringside.programs;

/** How far a program's standard output can be compared with that of the same program on Linux. */
public enum Compared {
  /** Byte for byte. */
  EQUAL_TO_LINUX,
  /** The same text, but some numbers are cycles, addresses or a matter of the schedule. */
  SHAPED_LIKE_LINUX,
  /** Byte for byte, where Linux can be made to execute riscv32 files from /bin. */
  EXEC_ORACLE,
  /** Not at all: on Linux the program hangs, or Linux exempts the superuser. */
  RINGSIDE_ONLY
}
