package ringside.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import ringside.kernel.statistics.RunStatistics;
import ringside.lab.page.RunReport;
import ringside.lab.report.Texts;
import ringside.lab.session.Station;

/** The figures of one computer's run: a page of HTML, or text. */
final class FigureReport {
  /** In place of a file: figures as text, on standard error. */
  static final String TERMINAL = "-";

  private final @Nullable String file;
  private final Texts texts;

  /**
   * A report.
   *
   * @param file as --report says, or null where none is wanted
   */
  FigureReport(@Nullable String file, Texts texts) {
    this.file = file;
    this.texts = texts;
  }

  /** Writes or prints them, where they were asked for. */
  void write(Station station, RunStatistics run, PrintStream err) throws Failure {
    if (file == null) {
      return;
    }
    RunReport report = new RunReport(texts, station.guest().calledAs(), run);
    if (file.equals(TERMINAL)) {
      report.print(err);
    } else {
      HostFiles.write("--report", file, path -> Files.writeString(path, report.html()));
    }
  }
}
