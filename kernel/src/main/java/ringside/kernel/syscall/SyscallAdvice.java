package ringside.kernel.syscall;

import ringside.isa.abi.RarsCall;
import ringside.isa.abi.Syscall;
import ringside.kernel.event.Event;

/** What to say of a call that the kernel does not have. */
public final class SyscallAdvice {
  private SyscallAdvice() {}

  /** One sentence for the student; riscv32 Linux lacks the calls with 32-bit time, too. */
  public static String of(Event.Unsupported call) {
    int number = call.number();
    String replacement =
        switch (number) {
          case 98 -> "futex: riscv32 has futex_time64 (422)";
          case 101 -> "nanosleep: riscv32 has clock_nanosleep_time64 (407)";
          case 113 -> "clock_gettime: riscv32 has clock_gettime64 (403)";
          case 115 -> "clock_nanosleep: riscv32 has clock_nanosleep_time64 (407)";
          case 169 -> "gettimeofday: riscv32 has clock_gettime64 (403)";
          case 260 -> "wait4: riscv32 has waitid (95)";
          case 79, 80 -> "fstat: riscv32 has statx (291)";
          case 163 -> "getrlimit: riscv32 has prlimit64 (261)";
          default -> "";
        };
    if (!replacement.isEmpty()) {
      return "riscv32 Linux does not have " + replacement;
    }
    RarsCall foreign = RarsCall.of(number);
    if (foreign != null) {
      return foreign.advice();
    }
    RarsCall venus = number == 0 ? RarsCall.of(call.arguments().get(0)) : null;
    if (venus != null) {
      return "the number of a call goes into a7; Venus takes it from a0, and there "
          + venus.advice();
    }
    Syscall syscall = Syscall.of(number);
    return syscall == null
        ? "no Linux call of that number is known here"
        : syscall.title() + " is not built yet";
  }
}
