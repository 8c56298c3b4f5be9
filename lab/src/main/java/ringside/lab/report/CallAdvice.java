package ringside.lab.report;

import java.util.Locale;
import ringside.isa.abi.RarsCall;
import ringside.isa.abi.Syscall;
import ringside.kernel.event.Event;

/** What to say of a system call that the kernel does not have, or that another system has. */
public final class CallAdvice {
  private final Texts texts;

  /** In the language of the texts. */
  public CallAdvice(Texts texts) {
    this.texts = texts;
  }

  /** One sentence for the student; riscv32 Linux lacks the calls with 32-bit time, too. */
  public String of(Event.Unsupported call) {
    int number = call.number();
    String instead = instead(number);
    if (!instead.isEmpty()) {
      return texts.get("call.instead", instead.split("/", 2)[0], instead.split("/", 2)[1]);
    }
    RarsCall foreign = RarsCall.of(number);
    if (foreign != null) {
      return of(foreign);
    }
    RarsCall venus = number == 0 ? RarsCall.of(call.arguments().get(0)) : null;
    if (venus != null) {
      return texts.get("call.venus", of(venus));
    }
    Syscall syscall = Syscall.of(number);
    return syscall == null
        ? texts.get("call.unknown")
        : texts.get("call.not-built", syscall.title());
  }

  /** What a call does in RARS, and how it is said to Linux. */
  public String of(RarsCall call) {
    String key = "rars." + call.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return texts.get("call.rars", call.number(), texts.get(key), texts.get(key + ".here"));
  }

  /** The call that other systems have by a number, and the one that riscv32 has instead. */
  private static String instead(int number) {
    return switch (number) {
      case 98 -> "futex/futex_time64 (422)";
      case 101 -> "nanosleep/clock_nanosleep_time64 (407)";
      case 113 -> "clock_gettime/clock_gettime64 (403)";
      case 115 -> "clock_nanosleep/clock_nanosleep_time64 (407)";
      case 169 -> "gettimeofday/clock_gettime64 (403)";
      case 260 -> "wait4/waitid (95)";
      case 79, 80 -> "fstat/statx (291)";
      case 163 -> "getrlimit/prlimit64 (261)";
      default -> "";
    };
  }
}
