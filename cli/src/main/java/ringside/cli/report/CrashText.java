package ringside.cli.report;

import java.io.PrintStream;
import java.util.List;
import ringside.isa.Register;
import ringside.kernel.process.GuestThread;
import ringside.kernel.trace.CrashReport;

/** What a student reads when a program has crashed. */
public final class CrashText {
  private static final int COLUMNS = 4;
  private static final int FIRST_PAGE_BYTES = 4096;

  private final Texts texts;

  /** Reports in the language of the texts. */
  public CrashText(Texts texts) {
    this.texts = texts;
  }

  /** Prints a report. */
  public void print(GuestThread thread, CrashReport report, PrintStream err) {
    String signal = report.signal().name() + " (" + report.signal().message() + ")";
    err.println(
        texts.get(
            "crash.title",
            thread.process().name(),
            thread.process().pid(),
            thread.tid(),
            signal,
            report.what()));
    err.println("  pc       " + Numbers.hex(report.pc()) + "  " + report.place());
    if (!report.instruction().isEmpty()) {
      err.println("  " + texts.get("crash.instruction") + "  " + report.instruction());
    }
    err.println(
        "  "
            + texts.get("crash.address")
            + "  "
            + Numbers.hex(report.address())
            + "  "
            + report.region());
    err.println("  " + texts.get("crash.walk"));
    report.walk().forEach(line -> err.println("    " + line));
    err.println("  " + texts.get("crash.registers"));
    registers(report.registers(), err);
    err.println("  " + texts.get("crash.backtrace"));
    report.backtrace().forEach(line -> err.println("    " + line));
    err.println("  " + texts.get("crash.try") + " " + advice(report));
  }

  private static void registers(List<Integer> values, PrintStream err) {
    int rows = values.size() / COLUMNS;
    for (int row = 0; row < rows; row++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < COLUMNS; column++) {
        int register = column * rows + row;
        String name = Register.name(register);
        line.append("    ").append(name).append(" ".repeat(5 - name.length()));
        line.append(Numbers.hex(values.get(register)));
      }
      err.println(line);
    }
  }

  private String advice(CrashReport report) {
    return switch (report.signal()) {
      case SIGSEGV -> texts.get(segmentation(report));
      case SIGILL -> texts.get("try.illegal");
      case SIGTRAP -> texts.get("try.breakpoint");
      case SIGKILL -> texts.get("try.memory");
      case SIGSYS -> texts.get("try.call");
      default -> texts.get("try.other");
    };
  }

  private static String segmentation(CrashReport report) {
    int address = report.address();
    int sp = report.registers().get(2);
    if (Integer.compareUnsigned(address, FIRST_PAGE_BYTES) < 0) {
      return "try.null";
    }
    if (report.region().startsWith("code")) {
      return "try.code";
    }
    if (Integer.compareUnsigned(Math.abs(address - sp), FIRST_PAGE_BYTES) <= 0) {
      return "try.stack";
    }
    return "try.pointer";
  }
}
