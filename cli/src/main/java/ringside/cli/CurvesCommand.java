package ringside.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ringside.kernel.config.Configuration;
import ringside.lab.host.Host;
import ringside.lab.host.sweep.SweepRun;
import ringside.lab.page.CurvesPage;
import ringside.lab.report.CurvesReport;
import ringside.lab.report.Texts;
import ringside.lab.sweep.PublishedCurve;
import ringside.lab.sweep.SweepRow;
import ringside.lab.trial.Trial;

/** {@code ringside curves}: what a switch costs, as others have measured it on real machines. */
@Command(name = "curves", mixinStandardHelpOptions = true, sortOptions = false)
final class CurvesCommand implements Callable<Integer> {
  private static final String PROCESSES = "process";

  private final Host host;

  @Option(names = "--report", paramLabel = "FILE.html|-")
  private @Nullable String report;

  @Option(names = "--jobs", paramLabel = "NUMBER")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(names = "--lang", paramLabel = "en|ko")
  private @Nullable String language;

  @Mixin private TrialOptions options = new TrialOptions();

  CurvesCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Failure {
    GridRuns.checkJobs(jobs);
    Texts texts = new Texts(Languages.choose(language, host));
    Map<PublishedCurve, List<SweepRow>> curves = new LinkedHashMap<>();
    for (PublishedCurve curve : PublishedCurve.values()) {
      curves.put(curve, curve.points(runs(curve, texts)));
    }
    PrintStream out = host.text();
    new CurvesReport(texts, out).print(curves);
    out.flush();
    FigureReport.show(report, new CurvesPage(texts, curves), host.err());
    return Status.OK.number();
  }

  private List<SweepRow> runs(PublishedCurve curve, Texts texts) throws Failure {
    Map<String, String> everywhere = new LinkedHashMap<>(Map.of("as", PROCESSES));
    everywhere.putAll(options.parameters(PublishedCurve.PROGRAM));
    Configuration machine = options.configuration();
    Trial plain = options.trial(host, PublishedCurve.PROGRAM, List.of());
    List<Integer> points = IntStream.range(0, curve.runs().size()).boxed().toList();
    List<SweepRow> rows = new ArrayList<>();
    SweepRun runs =
        new SweepRun(curve.runs(), point -> trial(plain, machine, everywhere, curve, point));
    GridRuns.make(host, texts, runs, points, jobs, rows::add);
    return rows;
  }

  private Trial trial(
      Trial plain,
      Configuration machine,
      Map<String, String> everywhere,
      PublishedCurve curve,
      Map<String, String> point) {
    Map<String, String> values = new LinkedHashMap<>(everywhere);
    values.putAll(curve.parameters(point));
    try {
      return options.at(plain, PublishedCurve.PROGRAM, List.of(), machine, values);
    } catch (Failure late) {
      throw new IllegalStateException("the engine was known before", late);
    }
  }
}
