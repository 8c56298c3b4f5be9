package ringside.lab.report;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import ringside.kernel.process.GuestThread;
import ringside.kernel.trace.Advice;
import ringside.kernel.trace.CrashReport;

/** What a student reads when a program has crashed. */
public final class CrashText {
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
            deed(report)));
    err.println("  pc       " + Numbers.hex(report.pc()) + "  " + report.place());
    if (!report.instruction().isEmpty()) {
      err.println("  " + texts.get("crash.instruction") + "  " + report.instruction());
    }
    report.address().ifPresent(address -> address(address, report, err));
    err.println("  " + texts.get("crash.registers"));
    List<String> lines = RegistersText.lines(report.registers());
    lines.forEach(line -> err.println("    " + line));
    err.println("  " + texts.get("crash.backtrace"));
    new BacktraceText(texts).lines(report.backtrace()).forEach(line -> err.println("    " + line));
    err.println("  " + texts.get("crash.try") + " " + advice(report.advice()));
  }

  private String deed(CrashReport report) {
    String cause = texts.get("trap." + key(report.cause()));
    return texts.get("deed." + key(report.deed()), cause, report.value());
  }

  private static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void address(int address, CrashReport report, PrintStream err) {
    String where = Numbers.hex(address) + "  " + report.region();
    err.println("  " + texts.get("crash.address") + "  " + where);
    err.println("  " + texts.get("crash.walk"));
    report.walk().forEach(line -> err.println("    " + line));
  }

  private String advice(Advice advice) {
    return texts.get("try." + key(advice.hint()), advice.values().toArray());
  }
}
