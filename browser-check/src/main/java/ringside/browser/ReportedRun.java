package ringside.browser;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.kernel.Computer;
import ringside.kernel.config.Configuration;
import ringside.lab.explain.ThreadReports;
import ringside.lab.report.CallText;
import ringside.lab.report.JsonReport;
import ringside.lab.report.StatisticsReport;
import ringside.lab.report.Texts;
import ringside.lab.report.ThreadsText;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.RunResult;
import ringside.lab.session.Session;
import ringside.lab.session.SessionBuilder;
import ringside.lab.session.StopReason;
import ringside.lab.sink.Mishaps;
import ringside.lab.sink.Strace;
import ringside.programs.Catalogue;
import ringside.programs.GuestProgram;

/** One run, with the reports that a person sees of it. */
final class ReportedRun {
  private static final long MAXIMUM_CYCLES = 2_000_000_000;

  private final Set<String> wanted;
  private final Texts texts;
  private final ByteArrayOutputStream reported = new ByteArrayOutputStream();
  private final PrintStream reports = new PrintStream(reported, true, StandardCharsets.UTF_8);
  private @Nullable Computer watched;

  /**
   * A run to be.
   *
   * @param wanted assembled (here and now, from its source), strace, stats, json, or nothing
   */
  ReportedRun(Set<String> wanted, Locale locale) {
    this.wanted = wanted;
    this.texts = new Texts(locale);
  }

  /** All that is to be said of a program's run. */
  String of(GuestProgram program, Configuration configuration) {
    SessionBuilder builder =
        Session.of(guest(program))
            .on(Machine.of(configuration))
            .prepared(computer -> watched = computer)
            .sink(new Mishaps(this::computer, () -> {}, () -> false, reports, texts))
            .limit(MAXIMUM_CYCLES);
    if (wanted.contains("strace")) {
      builder.sink(new Strace(this::computer, () -> {}, reports));
    }
    Session session = builder.build();
    StopReason reason = session.runUntil();
    if (reason instanceof StopReason.Deadlock) {
      new ThreadsText(texts, CallText.of(computer()), reports)
          .deadlock(session.cycle(), new ThreadReports(computer()).all());
    }
    RunResult result = session.result();
    if (wanted.contains("stats")) {
      new StatisticsReport(texts, result.statistics()).print(reports);
    }
    if (wanted.contains("json")) {
      JsonReport.write(
          new JsonPieces(reports), program.name(), 0, configuration, result.statistics());
    }
    return reason
        + (" " + result.exit() + ", cycles " + result.cycles())
        + (", instructions " + result.statistics().instructions() + "\n")
        + (result.outputText() + result.errorText())
        + new String(reported.toByteArray(), StandardCharsets.UTF_8);
  }

  private Guest guest(GuestProgram program) {
    return wanted.contains("assembled")
        ? Guest.assemble(program.name(), Catalogue.source(program.name() + ".s"))
        : Guest.inCatalogue(program);
  }

  private Computer computer() {
    if (watched == null) {
      throw new IllegalStateException("nothing has been built yet");
    }
    return watched;
  }
}
