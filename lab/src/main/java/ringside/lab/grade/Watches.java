package ringside.lab.grade;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.lab.check.CallingConvention;
import ringside.lab.check.LeakWatch;
import ringside.lab.explain.ThreadReport;
import ringside.lab.explain.ThreadReports;
import ringside.lab.report.CallText;
import ringside.lab.report.Texts;
import ringside.lab.report.ThreadsText;
import ringside.lab.session.BuiltComputer;
import ringside.lab.session.SessionBuilder;
import ringside.lab.session.Station;
import ringside.lab.sink.Mishaps;

/** Who looks at a run of a test, and what they have to say. */
final class Watches {
  private static final int MOST_LINES = 30;

  private final Texts texts;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
  final BoundedConsole console;
  final MemoryFolder folder;
  final @Nullable LeakWatch leaks;
  final @Nullable CallingConvention convention;

  Watches(TestCase test, Texts texts) {
    this.texts = texts;
    this.console = new BoundedConsole(test.input(), test.limits().output());
    this.folder = new MemoryFolder(test.files(), test.limits().output());
    this.leaks = test.leaks() ? new LeakWatch() : null;
    this.convention = test.convention() ? new CallingConvention() : null;
  }

  /** Lets them watch the computer of a session. */
  void describe(SessionBuilder session) {
    BuiltComputer computer = new BuiltComputer();
    session
        .console(console)
        .folder(MemoryFolder.PATH, folder, true)
        .prepared(computer)
        .sink(new Mishaps(computer, () -> {}, () -> false, out, texts));
    if (leaks != null) {
      leaks.describe(session);
    }
    if (convention != null) {
      convention.describe(session);
    }
  }

  /** Whether the guest has printed or written more than it may. */
  boolean isFull() {
    return console.isFull() || folder.isFull();
  }

  /** Notes where the threads are, before the computer is switched off. */
  void note(Station station, boolean deadlock) {
    List<ThreadReport> threads = new ThreadReports(station.computer()).all();
    ThreadsText report = new ThreadsText(texts, CallText.of(station.computer()), out);
    if (deadlock) {
      report.deadlock(station.cycle(), threads);
    } else {
      report.limit(station.cycle(), threads);
    }
  }

  /** What was said of crashes and waiting threads, of much the beginning. */
  List<String> lines() {
    return TextLines.first(said.toString(StandardCharsets.UTF_8), MOST_LINES);
  }
}
