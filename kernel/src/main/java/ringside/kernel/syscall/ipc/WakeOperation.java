package ringside.kernel.syscall.ipc;

import ringside.isa.abi.Errno;
import ringside.kernel.file.FileError;

/**
 * What FUTEX_WAKE_OP does with its second word, and what must have stood there (futex(2)).
 *
 * @param operation 0 set, 1 add, 2 or, 3 and-not, 4 exclusive or
 * @param operand of it
 * @param comparison 0 =, 1 not =, 2 less, 3 at most, 4 greater, 5 at least
 * @param against what the old word is compared with
 */
record WakeOperation(int operation, int operand, int comparison, int against) {
  private static final int SHIFTED = 8;
  private static final int LAST_OPERATION = 4;
  private static final int LAST_COMPARISON = 5;

  /**
   * From the word that encodes it.
   *
   * @throws FileError ENOSYS where it means nothing
   */
  static WakeOperation of(int word) {
    int operation = word >>> 28;
    int operand = word << 8 >> 20;
    if ((operation & SHIFTED) != 0) {
      operand = 1 << operand;
    }
    int comparison = word >>> 24 & 15;
    if ((operation & ~SHIFTED) > LAST_OPERATION || comparison > LAST_COMPARISON) {
      throw new FileError(Errno.ENOSYS);
    }
    return new WakeOperation(operation & ~SHIFTED, operand, comparison, word << 20 >> 20);
  }

  /** What will stand in the word. */
  int changed(int old) {
    return switch (operation) {
      case 0 -> operand;
      case 1 -> old + operand;
      case 2 -> old | operand;
      case 3 -> old & ~operand;
      default -> old ^ operand;
    };
  }

  /** Whether the old word was so. */
  boolean holds(int old) {
    return switch (comparison) {
      case 0 -> old == against;
      case 1 -> old != against;
      case 2 -> old < against;
      case 3 -> old <= against;
      case 4 -> old > against;
      default -> old >= against;
    };
  }
}
