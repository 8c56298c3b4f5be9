package ringside.kernel.syscall;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Syscall;

/**
 * Writes docs/abi.md out of the table of system calls, so that the page can't say what is not so.
 */
public final class AbiTable {
  private AbiTable() {}

  /** The page, in Markdown. */
  public static String markdown(SyscallTable table) {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    for (Syscall syscall : Syscall.values()) {
      SyscallTable.Entry entry = table.find(syscall.number());
      page.append("| ").append(syscall.number()).append(" | ").append(syscall.title());
      page.append(" | ").append(level(entry)).append(" | ");
      page.append(entry == null ? "" : entry.support().missing()).append(" |\n");
    }
    return page.toString();
  }

  private static String level(SyscallTable.@Nullable Entry entry) {
    if (entry == null) {
      return "none";
    }
    return entry.support().full() ? "full" : "partial";
  }

  private static final String INTRODUCTION =
      """
      # The system calls

      This page is written by the kernel's own table (`SyscallTable`); a test keeps it so. The numbers,
      structures and error numbers are those of Linux on riscv32: number in a7, arguments in a0 to a5,
      `ecall`, result or the negative error number in a0. *full* means as the man page says, *partial*
      that something named is missing, *none* that the call answers ENOSYS and a line on standard error.

      riscv32 is an ABI with 64-bit time: there is no `fork`, `wait4`, `nanosleep` or `gettimeofday`.
      Use `clone`, `waitid`, `clock_nanosleep_time64` and `clock_gettime64`.

      | number | call | level | what is missing |
      |---|---|---|---|
      """;
}
