package ringside.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringside.lab.expect.ExpectedText;
import ringside.lab.explore.ExploreReport;
import ringside.lab.explore.Explorer;
import ringside.lab.explore.Played;
import ringside.lab.explore.Stage;
import ringside.lab.explore.Token;
import ringside.lab.explore.Verdict;
import ringside.lab.host.Host;
import ringside.lab.report.Texts;
import ringside.lab.session.GuestException;
import ringside.lab.trial.Trial;

/** {@code ringside explore}: every schedule of a program within a bound, until one fails. */
@Command(name = "explore", mixinStandardHelpOptions = true, sortOptions = false)
final class ExploreCommand implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final long LONGEST_RUN = 200_000_000;
  private static final double NANOS = 1e9;

  private final Host host;
  private final List<String> arguments;

  @Parameters(paramLabel = "PROGRAM", arity = "0..*")
  private List<String> programs = new ArrayList<>();

  @Option(names = "--bound", paramLabel = "NUMBER")
  private int bound = 2;

  @Option(names = "--budget", paramLabel = "SECONDS")
  private double budget = 30;

  @Option(names = "--expect-stdout", paramLabel = "TEXT|/REGEX/|@FILE")
  private @Nullable String expectedOutput;

  @Option(names = "--expect-exit", paramLabel = "STATUS")
  private int expectedStatus;

  @Option(names = "--lang", paramLabel = "en|ko")
  private @Nullable String language;

  @Mixin private TrialOptions options = new TrialOptions();

  ExploreCommand(Host host, List<String> arguments) {
    this.host = host;
    this.arguments = arguments;
  }

  @Override
  public Integer call() throws Failure {
    if (programs.size() != 1 || bound < 0 || budget <= 0) {
      throw new Failure(
          Status.USAGE,
          "ringside: name one program; --bound is 0 or more, --budget a positive number of seconds"
              + "\n  as in ringside explore race --expect-stdout '/.*lost 0/' -- 2 3");
    }
    Texts texts = new Texts(Languages.choose(language, host));
    Trial trial = options.trial(host, programs.get(0), arguments);
    Stage stage = new Stage(trial.guest(), trial.machine(), Math.min(trial.limit(), LONGEST_RUN));
    try {
      return tell(explored(stage, texts), stage, texts);
    } catch (GuestException refused) {
      throw new Failure(Status.LOAD, "ringside: " + refused.getMessage());
    }
  }

  private Verdict explored(Stage stage, Texts texts) throws Failure {
    ExpectedText expected = Expectations.text("--expect-stdout", expectedOutput);
    Function<byte[], Boolean> prints =
        output ->
            expected == null
                || expected.check(new String(output, StandardCharsets.UTF_8)).isEmpty();
    long until = System.nanoTime() + (long) (budget * NANOS);
    Counting counting = new Counting(host, texts);
    try {
      return new Explorer(
              stage,
              ringside.lab.explore.Failure.of(expectedStatus, prints),
              bound,
              () -> System.nanoTime() - until > 0,
              counting::at)
          .explore();
    } finally {
      counting.end();
    }
  }

  private int tell(Verdict verdict, Stage stage, Texts texts) {
    PrintStream out = host.text();
    ExploreReport report = new ExploreReport(texts, out);
    report.verdict(verdict);
    Played failing = verdict.failing();
    if (failing != null) {
      String hash = Token.hash(stage.guest().elf());
      report.schedule(failing, new Token(programs.get(0), hash, failing.path()));
    }
    out.flush();
    return verdict.kind() == Verdict.Kind.FAILED ? FAILED : Status.OK.number();
  }

  /** How many schedules have been made, on a line that is written over; on a terminal alone. */
  private static final class Counting {
    private static final long EVERY_NANOS = 500_000_000;

    private final Host host;
    private final Texts texts;
    private long said;

    Counting(Host host, Texts texts) {
      this.host = host;
      this.texts = texts;
    }

    void at(long schedules) {
      long now = System.nanoTime();
      if (host.isSet(GuestRun.TERMINAL) && now - said > EVERY_NANOS) {
        said = now;
        host.err().print("\r" + texts.get("explore.progress", schedules));
        host.err().flush();
      }
    }

    void end() {
      if (said != 0) {
        host.err().println();
      }
    }
  }
}
