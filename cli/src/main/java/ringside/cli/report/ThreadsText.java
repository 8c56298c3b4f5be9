package ringside.cli.report;

import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.cli.trace.CallText;
import ringside.kernel.syscall.PendingCall;
import ringside.kernel.trace.ThreadReport;

/** Where every thread is, for a run that did not end by itself. */
public final class ThreadsText {
  private final Texts texts;
  private final CallText calls;

  /** Reports in the language of the texts. */
  public ThreadsText(Texts texts, CallText calls) {
    this.texts = texts;
    this.calls = calls;
  }

  /** Prints who waits for what when nothing can run any more. */
  public void deadlock(long cycle, List<ThreadReport> reports, PrintStream err) {
    err.println(texts.get("deadlock.title", Numbers.grouped(cycle)));
    reports.forEach(report -> print(report, err));
    err.println("  " + texts.get("deadlock.try"));
  }

  /** Prints where everyone was when a limit was reached. */
  public void limit(long cycle, List<ThreadReport> reports, PrintStream err) {
    err.println(texts.get("limit.title", Numbers.grouped(cycle)));
    reports.forEach(report -> print(report, err));
    err.println("  " + texts.get("limit.try"));
  }

  /** Prints where everyone was when a signal ended the run. */
  public void signalled(long cycle, List<ThreadReport> reports, PrintStream err) {
    err.println(texts.get("signalled.title", Numbers.grouped(cycle)));
    reports.forEach(report -> print(report, err));
  }

  private void print(ThreadReport report, PrintStream err) {
    err.println(
        "  "
            + texts.get(
                "thread.title",
                report.thread().process().pid(),
                report.thread().tid(),
                report.program()));
    err.println("    " + state(report));
    PendingCall call = report.call();
    if (call != null) {
      err.println("    " + texts.get("thread.call", calls.call(report.thread(), call)));
    }
    err.println("    pc " + Numbers.hex(report.pc()) + "  " + report.place());
  }

  private String state(ThreadReport report) {
    String since = Numbers.grouped(report.since());
    @Nullable String what = report.waitsFor();
    return what == null
        ? texts.get("thread.state", report.state().title(), since)
        : texts.get("thread.waits", what, since);
  }
}
