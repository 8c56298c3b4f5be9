package ringside.lab.report;

import java.io.PrintStream;
import java.util.List;
import ringside.kernel.event.ThreadState;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.PendingCall;
import ringside.lab.explain.Circles;
import ringside.lab.explain.ThreadReport;

/** Where every thread is, for a run that did not end by itself. */
public final class ThreadsText {
  private final Texts texts;
  private final CallText calls;
  private final PrintStream err;
  private final WaitText waits;
  private final BacktraceText backtraces;

  /** Reports in the language of the texts. */
  public ThreadsText(Texts texts, CallText calls, PrintStream err) {
    this.texts = texts;
    this.calls = calls;
    this.err = err;
    this.waits = new WaitText(texts);
    this.backtraces = new BacktraceText(texts);
  }

  /** Prints who waits for what when nothing can run any more. */
  public void deadlock(long cycle, List<ThreadReport> reports) {
    List<GuestThread> circle = Circles.shortest(reports);
    boolean server = circle.isEmpty() && reports.stream().anyMatch(ThreadReport::isServer);
    String what = server ? "server" : "deadlock";
    err.println(texts.get(what + ".title", Numbers.grouped(cycle)));
    reports.forEach(this::print);
    if (!circle.isEmpty()) {
      err.println("  " + waits.circle(circle));
    }
    err.println("  " + texts.get(what + ".try"));
  }

  /** Prints where everyone was when a limit was reached. */
  public void limit(long cycle, List<ThreadReport> reports) {
    err.println(texts.get("limit.title", Numbers.grouped(cycle)));
    reports.forEach(this::print);
    err.println("  " + texts.get("limit.try"));
  }

  /** Prints where everyone is when all that could run only wait for each other. */
  public void livelock(long cycle, List<ThreadReport> reports) {
    err.println(texts.get("livelock.title", Numbers.grouped(cycle)));
    reports.forEach(this::print);
  }

  /** Prints where everyone was when the output had become too long. */
  public void output(long cycle, String bytes, List<ThreadReport> reports) {
    err.println(texts.get("output.title", Numbers.grouped(cycle), bytes));
    reports.forEach(this::print);
    err.println("  " + texts.get("output.try"));
  }

  /** Prints where everyone was when a signal ended the run. */
  public void signalled(long cycle, List<ThreadReport> reports) {
    err.println(texts.get("signalled.title", Numbers.grouped(cycle)));
    reports.forEach(this::print);
  }

  private void print(ThreadReport report) {
    int pid = report.thread().process().pid();
    err.println("  " + texts.get("thread.title", pid, report.thread().tid(), report.program()));
    err.println("    " + state(report));
    report.awaited().forEach(awaited -> err.println("      " + waits.line(awaited)));
    PendingCall call = report.call();
    if (call != null) {
      err.println("    " + texts.get("thread.call", calls.call(report.thread(), call)));
    }
    err.println("    pc " + Numbers.hex(report.pc()) + "  " + report.place());
    if (report.state() == ThreadState.RUNNING) {
      RegistersText.lines(report.registers()).forEach(line -> err.println("      " + line));
    }
    List<String> callers = backtraces.lines(report.backtrace());
    callers.stream().skip(1).forEach(line -> err.println("      " + line));
  }

  private String state(ThreadReport report) {
    String since = Numbers.grouped(report.since());
    return report.targets().isEmpty()
        ? texts.get("thread.state", texts.get("state." + report.state().title()), since)
        : texts.get("thread.waits", waits.targets(report.targets()), since);
  }
}
