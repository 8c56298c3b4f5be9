package ringside.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ringside.kernel.choice.Schedule;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.Setting;
import ringside.kernel.event.EventSink;
import ringside.kernel.statistics.RunStatistics;
import ringside.kernel.trap.Kernel;
import ringside.lab.explain.ThreadReport;
import ringside.lab.explain.ThreadReports;
import ringside.lab.host.Host;
import ringside.lab.host.HostConsole;
import ringside.lab.host.Interruption;
import ringside.lab.host.JsonFile;
import ringside.lab.host.Refusal;
import ringside.lab.look.Sight;
import ringside.lab.report.CallText;
import ringside.lab.report.JsonReport;
import ringside.lab.report.JsonWriter;
import ringside.lab.report.SightsReport;
import ringside.lab.report.StatisticsReport;
import ringside.lab.report.Texts;
import ringside.lab.report.ThreadsText;
import ringside.lab.session.BuiltComputer;
import ringside.lab.session.RunResult;
import ringside.lab.session.SessionBuilder;
import ringside.lab.session.Station;
import ringside.lab.sink.AccessTrace;
import ringside.lab.sink.Mishaps;
import ringside.lab.sink.PacketCapture;
import ringside.lab.sink.Strace;
import ringside.lab.sink.TransitionTrace;
import ringside.lab.trace.TracedComputer;
import ringside.mmu.AccessObserver;
import ringside.mmu.ledger.Meter;

/** Everything that is said about a run, while it goes on and after it. */
final class RunReports {
  private final PrintStream err;
  private final RunOptions options;
  private final Texts texts;
  private final HostConsole console;
  private final ScheduleFiles schedules;
  private final FigureReport figures;
  private final BuiltComputer watched = new BuiltComputer();
  private @Nullable AccessTrace accesses;
  private @Nullable TransitionTrace transitions;
  private final @Nullable PacketCapture packets;
  private final TracedComputer computer;
  private final TraceFiles traces;
  private final List<Sight> sights;
  private int shown;

  RunReports(
      Host host,
      RunOptions options,
      HostConsole console,
      Configuration configuration,
      TracedComputer computer)
      throws Failure {
    this.err = host.err();
    this.options = options;
    this.console = console;
    this.texts = new Texts(Languages.choose(options.language, host));
    this.packets = packets(configuration);
    this.sights = Sights.wanted(options.show);
    this.schedules = new ScheduleFiles(options);
    this.computer = computer;
    this.traces = TraceFiles.open(options, options.traces);
    this.figures = new FigureReport(options.report, texts);
  }

  private @Nullable PacketCapture packets(Configuration configuration) throws Failure {
    if (options.packets == null) {
      return null;
    }
    long megahertz = configuration.number(Setting.CLOCK_MHZ);
    long boot = configuration.number(Setting.BOOT_TIME);
    return HostFiles.write(
        "--pcap", options.packets, file -> new PacketCapture(output(file), megahertz, boot));
  }

  /** Lets the computer of the guest that was named last be heard. */
  void attach(SessionBuilder session) throws Failure {
    session.sink(new Mishaps(watched, console::flush, console::isTerminal, err, texts));
    if (!options.statistics && options.json == null) {
      session.withoutCallCounts();
    }
    if (options.strace) {
      session.sink(new Strace(watched, console::flush, err));
    }
    if (options.transitions != null) {
      session.sink(transitions(options.transitions));
    }
    if (packets != null) {
      session.sink(packets);
    }
    figures.attach(session);
    Function<Meter, AccessObserver> observer = accesses();
    if (observer != null) {
      session.accesses(observer);
    }
    traces.attach(session, computer);
    schedules.attach(session);
    session.prepared(watched);
  }

  private EventSink transitions(String file) throws Failure {
    TransitionTrace trace =
        HostFiles.write(
            "--transitions", file, path -> new TransitionTrace(Files.newBufferedWriter(path)));
    transitions = trace;
    return trace;
  }

  /** Makes who writes down every access, or null where that is not asked for. */
  private @Nullable Function<Meter, AccessObserver> accesses() throws Failure {
    if (options.accesses == null) {
      return null;
    }
    AccessTrace trace =
        HostFiles.write(
            "--trace-accesses",
            options.accesses,
            path -> new AccessTrace(Files.newBufferedWriter(path, StandardCharsets.US_ASCII)));
    accesses = trace;
    return trace::of;
  }

  /** Whether nothing will come of the run any more, though threads run. */
  boolean isLivelock() {
    return schedules.isLivelock();
  }

  /** Tells how far a token was followed, or refuses it where that is a mistake. */
  void tellFit() throws Failure {
    schedules.tellFit(texts, err);
  }

  /** All choices of the run, where they are recorded. */
  Schedule choices() {
    return schedules.recorded();
  }

  /** The words of the language that was asked for. */
  Texts texts() {
    return texts;
  }

  /** Shows what is wanted of where the run stands, for a cycle that was asked for. */
  void show(Station station, long asked) {
    figures.look();
    console.flush();
    shown++;
    new SightsReport(texts, station.computer(), err).print(sights, asked);
  }

  /** Shows it of the end, or says which moments to show the run has not come to. */
  void showLast(Station station) {
    if (options.at.isEmpty() && !sights.isEmpty()) {
      show(station, station.cycle());
    }
    SightsReport report = new SightsReport(texts, station.computer(), err);
    Sights.inOrder(options.at).stream().skip(shown).forEach(report::over);
  }

  /** Says where every thread is, where the run has not ended by itself. */
  void stopped(Station station, Kernel.End end, Interruption interruption) {
    figures.stop(station, end);
    if (end == Kernel.End.EXITED) {
      return;
    }
    List<ThreadReport> threads = new ThreadReports(station.computer()).all();
    long cycle = station.cycle();
    ThreadsText report = new ThreadsText(texts, CallText.of(station.computer()), err);
    if (end == Kernel.End.DEADLOCK) {
      report.deadlock(cycle, threads);
    } else if (schedules.isLivelock()) {
      report.livelock(cycle, threads);
    } else if (console.isFull()) {
      report.output(cycle, String.valueOf(options.maximumOutput), threads);
    } else if (interruption.wasAsked()) {
      report.signalled(cycle, threads);
    } else {
      report.limit(cycle, threads);
    }
  }

  /** Says all that was asked for, of a computer that has been switched off. */
  void finish(Station station, RunResult result, Kernel.End end, int exitStatus, Study study)
      throws Failure {
    close();
    if (!options.statistics && options.json == null && options.report == null) {
      return;
    }
    RunStatistics run = result.statistics().endedBy(end);
    if (options.statistics) {
      new StatisticsReport(texts, run).print(err);
    }
    if (options.json != null) {
      String program = station.guest().calledAs();
      Configuration configuration = station.computer().configuration();
      writeJson(
          "--json",
          options.json,
          json -> JsonReport.write(json, program, exitStatus, configuration, run));
    }
    figures.write(station, run, study.figures(result, texts), err);
  }

  /** Writes the figures of one of several computers. */
  void writeFigures(Station station, RunResult result, PrintStream to) throws Failure {
    figures.write(station, result.statistics(), List.of(), to);
  }

  /** Writes a JSON file. */
  static void writeJson(String option, String file, Consumer<JsonWriter> value) throws Failure {
    HostFiles.write(
        option,
        file,
        path -> {
          try (OutputStream out = output(path)) {
            JsonFile.write(out, value);
          }
          return path;
        });
  }

  private static OutputStream output(Path file) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(file));
  }

  /** Ends the files that were written during the run. */
  void close() throws Failure {
    schedules.write();
    traces.close();
    try {
      if (accesses != null) {
        accesses.close();
      }
      if (transitions != null) {
        transitions.close();
      }
      if (packets != null) {
        packets.close();
      }
    } catch (IOException full) {
      throw Failure.cantWrite("a trace to its end", Refusal.reason(full));
    }
  }

  /** Nothing can run, and a person sits at the terminal. */
  void stuck() {
    err.println(texts.get("hang"));
  }

  /** A status of the program's own is not to be taken for one of ours. */
  void ownStatus(int status) {
    err.println(texts.get("own.status", status));
  }
}
