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
import ringside.lab.explore.Explorer;
import ringside.lab.explore.Judge;
import ringside.lab.explore.Stage;
import ringside.lab.explore.Verdict;
import ringside.lab.host.Host;
import ringside.lab.play.Level;
import ringside.lab.play.PlayText;
import ringside.lab.report.Texts;
import ringside.lab.session.GuestException;
import ringside.lab.trial.Trial;

/** {@code ringside play}: a person is the scheduler, and tries to make a program fail. */
@Command(name = "play", mixinStandardHelpOptions = true, sortOptions = false)
final class PlayCommand implements Callable<Integer> {
  private static final long LONGEST_RUN = 20_000_000;

  private final Host host;
  private final List<String> arguments;

  @Parameters(paramLabel = "PROGRAM", arity = "0..*")
  private List<String> programs = new ArrayList<>();

  @Option(names = "--level", paramLabel = "NUMBER")
  private @Nullable Integer level;

  @Option(names = "--list")
  private boolean list;

  @Option(names = "--source")
  private boolean source;

  @Option(names = "--plain")
  private boolean plain;

  @Option(names = "--bound", paramLabel = "NUMBER")
  private int bound = 3;

  @Option(names = "--budget", paramLabel = "SECONDS", converter = Seconds.class)
  private Seconds budget = new Seconds(10);

  @Option(names = "--expect-stdout", paramLabel = "TEXT|/REGEX/|@FILE")
  private @Nullable String expectedOutput;

  @Option(names = "--expect-exit", paramLabel = "STATUS")
  private int expectedStatus;

  @Option(names = "--lang", paramLabel = "en|ko")
  private @Nullable String language;

  @Mixin private TrialOptions options = new TrialOptions();

  PlayCommand(Host host, List<String> arguments) {
    this.host = host;
    this.arguments = arguments;
  }

  @Override
  public Integer call() throws Failure {
    Texts texts = new Texts(Languages.choose(language, host));
    if (list) {
      PrintStream out = host.text();
      new PlayText(texts, out, null).levels();
      out.flush();
      return Status.OK.number();
    }
    check();
    try {
      return level == null ? program(texts) : level(texts, level);
    } catch (GuestException refused) {
      throw new Failure(Status.LOAD, "ringside: " + refused.getMessage());
    }
  }

  private void check() throws Failure {
    boolean one = level == null ? !programs.isEmpty() && !source : programs.isEmpty();
    boolean known = level == null || level >= 1 && level <= Level.ALL.size();
    if (!one || !known || bound < 0 || budget.count() <= 0) {
      throw new Failure(
          Status.USAGE,
          "ringside: name a program, or a level from 1 to "
              + Level.ALL.size()
              + " (play --list shows them); --bound is 0 or more, --budget a positive number of"
              + " seconds\n  as in ringside play --level 1");
    }
  }

  private int level(Texts texts, int number) throws Failure {
    Level chosen = Level.ALL.get(number - 1);
    if (source) {
      PrintStream out = host.text();
      out.print(chosen.source());
      out.flush();
      return Status.OK.number();
    }
    Stage stage = chosen.stage();
    Verdict best =
        new Explorer(stage, chosen.judge(), chosen.best(), () -> false, made -> {}).explore();
    PrintStream out = host.text();
    PlayText text = new PlayText(texts, out, best);
    text.say("play.level", number, chosen.name(), texts.get("play.level." + chosen.name()));
    if (!chosen.isBundled()) {
      text.say("play.save", number, chosen.file());
    }
    return new PlayLoop(host, out, text, !plain && host.isSet(GuestRun.TERMINAL))
        .play(stage, chosen.judge(), best, List.of(chosen.file()), chosen.source());
  }

  private int program(Texts texts) throws Failure {
    Trial trial = options.trial(host, programs, arguments);
    Stage stage = new Stage(trial.guest(), trial.machine(), Math.min(trial.limit(), LONGEST_RUN));
    Judge judge = Expectations.judge(expectedOutput, expectedStatus, false, false);
    Verdict best = new Explorer(stage, judge, bound, budget.alarm(), made -> {}).explore();
    PrintStream out = host.text();
    PlayText text = new PlayText(texts, out, best);
    text.say("play.program", String.join(" ", programs));
    switch (best.kind()) {
      case FAILED -> text.say("play.known");
      case PROVED -> text.say("play.proved", best.schedules(), bound);
      case UNFINISHED -> text.say("play.unfinished");
    }
    return new PlayLoop(host, out, text, !plain && host.isSet(GuestRun.TERMINAL))
        .play(stage, judge, best, programs, "");
  }
}
