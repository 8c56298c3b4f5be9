package ringside.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringside.kernel.config.Setting;
import ringside.lab.explore.ExploreJson;
import ringside.lab.explore.ExploreReport;
import ringside.lab.explore.Explorer;
import ringside.lab.explore.Judge;
import ringside.lab.explore.NoReturn;
import ringside.lab.explore.Played;
import ringside.lab.explore.Sampler;
import ringside.lab.explore.Share;
import ringside.lab.explore.Stage;
import ringside.lab.explore.Token;
import ringside.lab.explore.Verdict;
import ringside.lab.explore.page.ExplorePage;
import ringside.lab.host.Alarm;
import ringside.lab.host.Host;
import ringside.lab.report.Texts;
import ringside.lab.session.GuestException;
import ringside.lab.sweep.Shard;
import ringside.lab.trial.Trial;

/** {@code ringside explore}: every schedule of a program within a bound, until one fails. */
@Command(
    name = "explore",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    subcommands = ExploreMergeCommand.class)
final class ExploreCommand implements Callable<Integer> {
  static final int FAILED = 1;
  private static final long LONGEST_RUN = 200_000_000;

  private final Host host;
  private final List<String> arguments;

  @Parameters(paramLabel = "PROGRAM", arity = "0..*")
  private List<String> programs = new ArrayList<>();

  @Option(names = "--bound", paramLabel = "NUMBER")
  private int bound = 2;

  @Option(names = "--budget", paramLabel = "SECONDS", converter = Seconds.class)
  private Seconds budget = new Seconds(30);

  @Option(names = "--sampling", paramLabel = "SECONDS", converter = Seconds.class)
  private Seconds sampling = new Seconds(10);

  @Option(names = "--expect-stdout", paramLabel = "TEXT|/REGEX/|@FILE")
  private @Nullable String expectedOutput;

  @Option(names = "--expect-exit", paramLabel = "STATUS")
  private int expectedStatus;

  @Option(names = "--races")
  private boolean races;

  @Option(names = "--leaks")
  private boolean leaks;

  @Option(names = "--no-reduction")
  private boolean withoutReduction;

  @Option(names = "--shard", paramLabel = "I/N")
  private @Nullable String shard;

  @Option(names = "--json", paramLabel = "FILE")
  private @Nullable String json;

  @Option(names = "--report", paramLabel = "FILE.html|-")
  private @Nullable String page;

  @Option(names = "--lang", paramLabel = "en|ko")
  private @Nullable String language;

  @Mixin private TrialOptions options = new TrialOptions();

  ExploreCommand(Host host, List<String> arguments) {
    this.host = host;
    this.arguments = arguments;
  }

  Host host() {
    return host;
  }

  @Override
  public Integer call() throws Failure {
    if (bound < 0 || budget.count() <= 0 || sampling.count() < 0) {
      throw new Failure(
          Status.USAGE,
          "ringside: --bound is 0 or more, --budget a positive number of seconds"
              + "\n  as in ringside explore race --expect-stdout '/.*lost 0/' -- 2 3");
    }
    Texts texts = new Texts(Languages.choose(language, host));
    Trial trial = options.trial(host, programs, arguments);
    Stage stage = new Stage(trial.guest(), trial.machine(), Math.min(trial.limit(), LONGEST_RUN));
    try {
      Judge judge = Expectations.judge(expectedOutput, expectedStatus, races, leaks);
      return tell(explored(stage, judge, trial, texts), stage, judge, texts);
    } catch (GuestException refused) {
      throw new Failure(Status.LOAD, "ringside: " + refused.getMessage());
    }
  }

  private Verdict explored(Stage stage, Judge judge, Trial trial, Texts texts) throws Failure {
    Share share = share(stage, judge);
    Alarm end = budget.alarm();
    Alarm last = end.later(sampling.count());
    ExploreProgress progress = new ExploreProgress(host, texts, end, last);
    Explorer explorer = new Explorer(stage, judge, bound, end, progress::at).share(share);
    progress.of(explorer);
    if (withoutReduction) {
      explorer.withoutReduction();
    }
    if (sampling.count() > 0) {
      explorer.thenSampling(
          new Sampler(trial.machine().configuration().number(Setting.SEED), last));
    }
    try {
      return explorer.explore();
    } finally {
      progress.end();
    }
  }

  private Share share(Stage stage, Judge judge) throws Failure {
    if (shard == null) {
      return Share.ALL;
    }
    try {
      Shard part = Shard.parse(shard);
      return Share.of(part.number(), part.count(), stage, judge, bound);
    } catch (IllegalArgumentException wrong) {
      throw new Failure(Status.USAGE, "ringside: --shard: " + wrong.getMessage());
    }
  }

  private int tell(Verdict verdict, Stage stage, Judge judge, Texts texts) throws Failure {
    PrintStream out = host.text();
    ExploreReport report = new ExploreReport(texts, out);
    report.verdict(verdict);
    Played failing = verdict.failing();
    NoReturn noReturn = null;
    Token token = null;
    String command = null;
    if (failing != null) {
      noReturn = NoReturn.of(stage, judge, bound, verdict);
      token = Token.of(stage.guest(), failing.path());
      command = token.command(programs, arguments);
      report.schedule(failing, noReturn, command);
    }
    out.flush();
    write(verdict, noReturn, token);
    String named = String.join(" ", programs);
    ExplorePage drawn = new ExplorePage(texts, named, verdict, noReturn, command);
    FigureReport.show(page, drawn, host.err());
    return verdict.kind() == Verdict.Kind.FAILED ? FAILED : Status.OK.number();
  }

  private void write(Verdict verdict, @Nullable NoReturn noReturn, @Nullable Token token)
      throws Failure {
    if (json != null) {
      String part = shard == null ? Shard.WHOLE.toString() : shard;
      RunReports.writeJson(
          "--json", json, file -> new ExploreJson(file).write(verdict, part, noReturn, token));
    }
  }
}
