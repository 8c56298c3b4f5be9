package ringside.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringside.lab.host.Host;
import ringside.lab.host.Refusal;
import ringside.lab.host.sweep.SweepFile;
import ringside.lab.host.sweep.SweepIdentity;
import ringside.lab.host.sweep.SweepRun;
import ringside.lab.page.SweepPage;
import ringside.lab.report.SweepReport;
import ringside.lab.report.Texts;
import ringside.lab.sweep.Shard;
import ringside.lab.sweep.SweepRow;
import ringside.lab.sweep.SweepTable;
import ringside.lab.trial.Trial;

/** {@code ringside sweep}: a program at every point of a grid, on all cores. */
@Command(name = "sweep", mixinStandardHelpOptions = true, sortOptions = false)
final class SweepCommand implements Callable<Integer> {
  private static final List<String> USUAL =
      List.of("cycles", "switches.process.each", "switches.thread.each");

  private final Host host;
  private final List<String> arguments;

  @Parameters(paramLabel = "PROGRAM", arity = "0..1")
  private @Nullable String program;

  @Option(names = "--over", paramLabel = "NAME=VALUE,...")
  private List<String> over = new ArrayList<>();

  @Option(names = "--figure", paramLabel = "NAME,...")
  private @Nullable String figures;

  @Option(names = "--report", paramLabel = "FILE.html|-")
  private @Nullable String report;

  @Option(names = "--jsonl", paramLabel = "FILE")
  private @Nullable String lines;

  @Option(names = "--csv", paramLabel = "FILE")
  private @Nullable String table;

  @Option(names = "--shard", paramLabel = "i/n")
  private @Nullable String shard;

  @Option(names = "--jobs", paramLabel = "NUMBER")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(names = "--lang", paramLabel = "en|ko")
  private @Nullable String language;

  @Mixin private TrialOptions options = new TrialOptions();

  SweepCommand(Host host, List<String> arguments) {
    this.host = host;
    this.arguments = arguments;
  }

  @Override
  public Integer call() throws Failure {
    if (program == null || over.isEmpty()) {
      throw new Failure(
          Status.USAGE,
          "ringside: name a PROGRAM and what to vary"
              + "\n  as in ringside sweep switch-cost --over pages=1,4,16 --over asid=on,off");
    }
    GridRuns.checkJobs(jobs);
    Texts texts = new Texts(Languages.choose(language, host));
    List<SweepRow> rows = rows(program, texts);
    PrintStream out = host.text();
    new SweepReport(texts, out).print(axes(program).grid(), rows, shown(rows));
    out.flush();
    writeTable(axes(program), rows);
    String title = texts.get("sweep.page.title", program);
    FigureReport.show(
        report, new SweepPage(texts, title, axes(program).grid(), rows, shown(rows)), host.err());
    return Status.OK.number();
  }

  private SweepAxes axes(String name) throws Failure {
    return new SweepAxes(name, options.configuration(), over);
  }

  private Shard shard() throws Failure {
    try {
      return shard == null ? Shard.WHOLE : Shard.parse(shard);
    } catch (IllegalArgumentException wrong) {
      throw new Failure(Status.USAGE, "ringside: --shard " + shard + ": " + wrong.getMessage());
    }
  }

  /** All rows of this shard, those that a file has already not run again. */
  private List<SweepRow> rows(String name, Texts texts) throws Failure {
    SweepAxes axes = axes(name);
    Map<String, String> everywhere = options.parameters(name);
    Trial plain = options.trial(host, name, arguments);
    Shard part = shard();
    SweepFile file = file(axes, SweepIdentity.of(plain, part));
    List<SweepRow> rows = new ArrayList<>(file == null ? List.of() : file.rows());
    List<Integer> done = rows.stream().map(SweepRow::point).toList();
    List<Integer> points =
        IntStream.range(0, axes.grid().size())
            .filter(point -> part.has(point) && !done.contains(point))
            .boxed()
            .toList();
    if (!done.isEmpty() && lines != null) {
      int all = done.size() + points.size();
      host.err().println(texts.get("sweep.resumed", done.size(), all, lines));
    }
    SweepRun runs = new SweepRun(axes.grid(), point -> trial(plain, axes, point, everywhere));
    try (file) {
      SweepRun.Taker<IOException> taker =
          row -> {
            rows.add(row);
            if (file != null) {
              file.add(row);
            }
          };
      GridRuns.make(host, texts, runs, points, jobs, taker);
    } catch (IOException full) {
      throw Failure.cantWrite("--jsonl to its end", Refusal.reason(full));
    }
    rows.sort(Comparator.comparing(SweepRow::point));
    return rows;
  }

  private Trial trial(
      Trial plain, SweepAxes axes, Map<String, String> point, Map<String, String> everywhere) {
    try {
      return options.at(
          plain,
          String.valueOf(program),
          arguments,
          axes.configuration(point),
          axes.parameters(point, everywhere));
    } catch (Failure late) {
      throw new IllegalStateException("each value was tried before", late);
    }
  }

  private @Nullable SweepFile file(SweepAxes axes, String identity) throws Failure {
    if (lines == null) {
      return null;
    }
    SweepFile[] opened = new SweepFile[1];
    HostFiles.write(
        "--jsonl",
        lines,
        path -> {
          opened[0] = SweepFile.open(path, axes.grid(), identity);
          return path;
        });
    if (opened[0] == null) {
      throw new Failure(
          Status.USAGE,
          "ringside: --jsonl "
              + lines
              + " holds another sweep, which is left as it is"
              + "\n  name another file, or take that one away");
    }
    return opened[0];
  }

  private List<String> shown(List<SweepRow> rows) throws Failure {
    if (figures == null) {
      return USUAL.stream()
          .filter(name -> rows.stream().anyMatch(row -> row.figures().getOrDefault(name, 0L) != 0))
          .toList();
    }
    List<String> wanted = Arrays.asList(figures.split(",", -1));
    for (String name : wanted) {
      if (rows.stream().noneMatch(row -> row.figures().containsKey(name))) {
        throw new Failure(
            Status.USAGE,
            "ringside: --figure "
                + name
                + ": no run has such a figure"
                + "\n  cycles, instructions, cycles.DTLB, switches.process.each, misses.dtlb.switch, calls.write"
                + " and so on; --csv has all of them");
      }
    }
    return wanted;
  }

  private void writeTable(SweepAxes axes, List<SweepRow> rows) throws Failure {
    if (table == null) {
      return;
    }
    HostFiles.write(
        "--csv",
        table,
        path -> {
          try (Writer out = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
            SweepTable.write(axes.grid(), rows, out);
          }
          return path;
        });
  }
}
