package ringside.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringside.kernel.choice.Schedule;
import ringside.kernel.choice.ScheduleException;
import ringside.lab.debug.Recipe;
import ringside.lab.debug.Timeline;
import ringside.lab.debugger.Debugger;
import ringside.lab.explore.Judge;
import ringside.lab.explore.LastChance;
import ringside.lab.explore.Stage;
import ringside.lab.explore.Token;
import ringside.lab.host.Host;
import ringside.lab.report.Texts;
import ringside.lab.session.GuestException;
import ringside.lab.trial.Trial;

/** {@code ringside debug}: goes through a run forth and back, as lines of commands say. */
@Command(name = "debug", mixinStandardHelpOptions = true, sortOptions = false)
final class DebugCommand implements Callable<Integer> {
  /** For what is found out before the first command. */
  private static final Seconds PATIENCE = new Seconds(20);

  private static final long LONGEST_RUN = 200_000_000;
  private static final String EXAMPLE = "ringside debug race";

  private final Host host;
  private final List<String> arguments;

  @Parameters(paramLabel = "PROGRAM", arity = "0..*")
  private List<String> programs = new ArrayList<>();

  @Option(names = "-x", paramLabel = "FILE")
  private List<String> scripts = new ArrayList<>();

  @Option(names = "-e", paramLabel = "COMMANDS")
  private List<String> commands = new ArrayList<>();

  @Option(names = "--plain")
  private boolean plain;

  @Option(names = "--gdb", paramLabel = ":PORT")
  private @Nullable String gdb;

  /** A port, or a program where there is none. */
  @Option(names = "--dap", paramLabel = ":PORT", arity = "0..1", fallbackValue = "")
  private @Nullable String dap;

  @Option(names = "--schedule", paramLabel = "TOKEN")
  private @Nullable String schedule;

  @Option(names = "--computer", paramLabel = "'PROGRAM ARGUMENTS'")
  private List<String> computers = new ArrayList<>();

  @Option(names = "--computers", paramLabel = "FILE.toml")
  private @Nullable String computersFile;

  @Option(names = "--look", paramLabel = "NAME")
  private @Nullable String looked;

  @Option(names = "--expect-stdout", paramLabel = "TEXT|/REGEX/|@FILE")
  private @Nullable String expectedOutput;

  @Option(names = "--expect-exit", paramLabel = "STATUS")
  private int expectedStatus;

  @Option(names = "--lang", paramLabel = "en|ko")
  private @Nullable String language;

  @Mixin private TrialOptions options = new TrialOptions();

  DebugCommand(Host host, List<String> arguments) {
    this.host = host;
    this.arguments = arguments;
  }

  @Override
  public Integer call() throws Failure {
    Texts texts = new Texts(Languages.choose(language, host));
    if (dap != null) {
      return serveEditor(texts, dap);
    }
    Recipe recipe = recipe();
    List<String> script = script();
    if (gdb != null) {
      return new GdbSession(host, texts).run(recipe, gdb);
    }
    PrintStream out = host.text();
    try {
      go(recipe, script, texts, out);
    } catch (GuestException refused) {
      throw new Failure(Status.LOAD, "ringside: " + refused.getMessage());
    } catch (ScheduleException misfit) {
      throw ScheduleFiles.misfit(String.valueOf(schedule), misfit);
    } finally {
      out.flush();
    }
    return Status.OK.number();
  }

  private void go(Recipe recipe, List<String> script, Texts texts, PrintStream out) throws Failure {
    AtomicBoolean interrupted = new AtomicBoolean();
    Timeline timeline = new Timeline(recipe, interrupted::get);
    Debugger debugger = new Debugger(timeline, texts, new HostSources(), out);
    boolean atKeyboard = host.isSet(GuestRun.TERMINAL);
    DebugLoop loop = new DebugLoop(timeline, debugger, out);
    try (DebugTerminal window =
        atKeyboard && !plain
            ? DebugTerminal.open(debugger, out, !host.isSet("NO_COLOR"), interrupted)
            : null) {
      LastChance chance = lastChance();
      if (chance == null) {
        debugger.begin();
      } else {
        debugger.begin(chance);
      }
      if (loop.run(script) && (script.isEmpty() || atKeyboard)) {
        loop.run(window == null ? new PlainCommands(host.in(), out, atKeyboard && !plain) : window);
      }
    } catch (IOException gone) {
      throw new Failure(Status.LOAD, "ringside: the terminal has gone");
    }
  }

  /** The lines of all files, then all commands, which semicolons part. */
  private List<String> script() throws Failure {
    List<String> lines = new ArrayList<>();
    for (String file : scripts) {
      try {
        lines.addAll(Files.readAllLines(Path.of(file)));
      } catch (IOException | InvalidPathException missing) {
        throw new Failure(Status.LOAD, "ringside: can't read -x " + file);
      }
    }
    for (String several : commands) {
      Arrays.stream(several.split(";", -1))
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .forEach(lines::add);
    }
    return lines;
  }

  /** Without a port the standard streams are the editor's; what is no port is a program. */
  private int serveEditor(Texts texts, String where) throws Failure {
    boolean isPort = where.matches(":?[0-9]+");
    if (!isPort && !where.isEmpty()) {
      programs.add(0, where);
    }
    DapSession session = new DapSession(host, texts, this);
    return isPort ? session.run(where) : session.run();
  }

  /** What the command line names programs by. */
  List<String> programs() {
    return List.copyOf(programs);
  }

  /** The run that the command line describes. */
  Recipe recipe() throws Failure {
    return recipe(programs);
  }

  /** The same of other programs. */
  Recipe recipe(List<String> named) throws Failure {
    if (computersFile != null || !computers.isEmpty()) {
      return several(named);
    }
    RunOptions.require(looked == null, "--look: there is only one computer to look at");
    if (named.isEmpty()) {
      throw new Failure(Status.USAGE, "ringside: name a program, as in " + EXAMPLE);
    }
    return recipe(options.trial(host, named, arguments));
  }

  /** The run of several computers. */
  private Recipe several(List<String> named) throws Failure {
    ComputerPlans.check(computersFile, computers, named, arguments);
    RunOptions.require(schedule == null, "--schedule: a schedule is of one computer");
    ComputerPlans plans = ComputerPlans.of(options.machine(), computersFile, computers);
    Recipe recipe = Recipe.of(options.several(host, plans));
    return looked == null ? recipe : recipe.lookingAt(plans.number("--look", looked));
  }

  private static Stage stage(Trial trial) {
    return new Stage(trial.guest(), trial.machine(), Math.min(trial.limit(), LONGEST_RUN));
  }

  /** Where the run of a token is lost; null where it follows none. */
  private @Nullable LastChance lastChance() throws Failure {
    if (schedule == null || !Token.isLike(schedule)) {
      return null;
    }
    Trial trial = options.trial(host, programs, arguments);
    Judge judge = Expectations.judge(expectedOutput, expectedStatus, false, false);
    return LastChance.of(
        stage(trial), judge, ScheduleFiles.token(schedule).path(), PATIENCE.alarm());
  }

  private Recipe recipe(Trial trial) throws Failure {
    if (schedule == null) {
      return Recipe.of(trial);
    } else if (!Token.isLike(schedule)) {
      Schedule recorded = ScheduleFiles.read(schedule);
      return Recipe.of(trial, recorded);
    }
    Token token = ScheduleFiles.token(schedule);
    ScheduleFiles.checkProgram(token, trial.guest(), "");
    Stage stage = stage(trial);
    return Recipe.of(new Trial(trial.guest(), stage.machine(), trial.limit()), token.path());
  }
}
