package ringside.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.kernel.statistics.RunStatistics;
import ringside.kernel.trap.Kernel;
import ringside.lab.figure.Figure;
import ringside.lab.page.Report;
import ringside.lab.page.RunMoment;
import ringside.lab.page.RunReport;
import ringside.lab.record.Recorder;
import ringside.lab.report.Texts;
import ringside.lab.session.SessionBuilder;
import ringside.lab.session.Station;

/** The figures of one computer's run: a page of HTML, or text. */
final class FigureReport {
  /** In place of a file: figures as text, on standard error. */
  static final String TERMINAL = "-";

  private final @Nullable String file;
  private final Texts texts;
  private final @Nullable Recorder recorder;
  private final RunMoment moment;

  /**
   * A report.
   *
   * @param file as --report says, or null where none is wanted
   */
  FigureReport(@Nullable String file, Texts texts) {
    this.file = file;
    this.recorder = file == null ? null : new Recorder();
    this.texts = texts;
    this.moment = new RunMoment(texts);
  }

  /** Lets it hear of the computer of the guest that was named last. */
  void attach(SessionBuilder session) {
    if (recorder != null) {
      session.sink(recorder);
      moment.attach(session);
    }
  }

  /** What the computer holds is to be shown as it is now. */
  void look() {
    if (recorder != null) {
      moment.choose();
    }
  }

  /** The run has ended; that the computer is switched off is no part of it. */
  void stop(Station station, Kernel.End end) {
    if (recorder != null) {
      recorder.stop(station.cycle());
      moment.end(end != Kernel.End.EXITED);
    }
  }

  /**
   * Writes or prints figures.
   *
   * @param where as --report says, or null where none are wanted
   */
  static void show(@Nullable String where, Report report, PrintStream err) throws Failure {
    if (TERMINAL.equals(where)) {
      report.print(err);
    } else if (where != null) {
      HostFiles.write("--report", where, path -> Files.writeString(path, report.html()));
    }
  }

  /** Writes or prints them, where they were asked for. */
  void write(Station station, RunStatistics run, List<? extends Figure> more, PrintStream err)
      throws Failure {
    if (file == null || recorder == null) {
      return;
    }
    String program = station.guest().calledAs();
    RunReport report =
        new RunReport(texts, program, run, recorder.recording(), more, moment.figures());
    show(file, report, err);
  }
}
