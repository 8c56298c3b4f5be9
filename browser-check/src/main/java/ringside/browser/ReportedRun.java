package ringside.browser;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.isa.elf.ElfFormatException;
import ringside.kernel.Computer;
import ringside.kernel.config.Configuration;
import ringside.kernel.event.EventSink;
import ringside.kernel.file.tree.ProgramStore;
import ringside.kernel.process.Process;
import ringside.kernel.statistics.CallCounts;
import ringside.kernel.statistics.RunStatistics;
import ringside.kernel.trace.ThreadReports;
import ringside.kernel.trap.Kernel;
import ringside.lab.report.CallText;
import ringside.lab.report.StatisticsReport;
import ringside.lab.report.Texts;
import ringside.lab.report.ThreadsText;
import ringside.lab.sink.Mishaps;
import ringside.lab.sink.Strace;
import ringside.programs.Catalogue;
import ringside.programs.GuestProgram;
import ringside.programs.Tools;

/** One run, with the reports that a person sees of it. */
final class ReportedRun {
  private static final long MAXIMUM_CYCLES = 2_000_000_000;

  private final Set<String> wanted;
  private final Texts texts;
  private final CallCounts counts = new CallCounts();
  private @Nullable Computer watched;

  /**
   * A run to be.
   *
   * @param wanted strace, stats, or neither
   */
  ReportedRun(Set<String> wanted, Locale locale) {
    this.wanted = wanted;
    this.texts = new Texts(locale);
  }

  /** All that is to be said of a program's run. */
  String of(GuestProgram program, Configuration configuration) throws ElfFormatException {
    MemoryConsole console = new MemoryConsole(Catalogue.input(program));
    PrintStream reports = console.stream();
    Computer computer = new Computer(configuration, new BundledPrograms(), console, sinks(reports));
    watched = computer;
    List<String> argv = new ArrayList<>(List.of(program.name()));
    argv.addAll(program.arguments());
    Process first =
        computer.start("/bin/" + program.name(), argv, program.environment()).orElseThrow();
    Kernel.End end = computer.run(MAXIMUM_CYCLES, () -> false);
    report(computer, end, reports);
    return end
        + (" " + first.exitStatus() + ", cycles " + computer.hart().meter().clock())
        + (", instructions " + computer.hart().retired() + "\n")
        + console.text();
  }

  private List<EventSink> sinks(PrintStream reports) {
    List<EventSink> sinks = new ArrayList<>();
    sinks.add(new Mishaps(this::computer, () -> {}, () -> false, reports, texts));
    sinks.add(counts);
    if (wanted.contains("strace")) {
      sinks.add(new Strace(this::computer, () -> {}, reports));
    }
    return sinks;
  }

  private void report(Computer computer, Kernel.End end, PrintStream reports) {
    if (end == Kernel.End.DEADLOCK) {
      new ThreadsText(texts, CallText.of(computer), reports)
          .deadlock(computer.hart().meter().clock(), new ThreadReports(computer.services()).all());
    }
    if (wanted.contains("stats")) {
      Set<Integer> stillRan = RunStatistics.running(computer);
      new StatisticsReport(texts, RunStatistics.of(computer, end, counts, stillRan)).print(reports);
    }
    reports.flush();
  }

  private Computer computer() {
    if (watched == null) {
      throw new IllegalStateException("nothing has been built yet");
    }
    return watched;
  }

  private static final class BundledPrograms implements ProgramStore {
    @Override
    public Optional<byte[]> find(String path) {
      return Tools.executable(path.substring(path.lastIndexOf('/') + 1));
    }

    @Override
    public List<String> names() {
      return List.copyOf(Tools.executables());
    }
  }
}
