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
import ringside.lab.explore.Stage;
import ringside.lab.explore.Token;
import ringside.lab.host.Host;
import ringside.lab.report.Texts;
import ringside.lab.session.GuestException;
import ringside.lab.trial.Trial;

/** {@code ringside debug}: goes through a run forth and back, as lines of commands say. */
@Command(name = "debug", mixinStandardHelpOptions = true, sortOptions = false)
final class DebugCommand implements Callable<Integer> {
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

  @Option(names = "--schedule", paramLabel = "TOKEN")
  private @Nullable String schedule;

  @Option(names = "--lang", paramLabel = "en|ko")
  private @Nullable String language;

  @Mixin private TrialOptions options = new TrialOptions();

  DebugCommand(Host host, List<String> arguments) {
    this.host = host;
    this.arguments = arguments;
  }

  @Override
  public Integer call() throws Failure {
    if (programs.isEmpty()) {
      throw new Failure(Status.USAGE, "ringside: name a program, as in " + EXAMPLE);
    }
    Texts texts = new Texts(Languages.choose(language, host));
    Recipe recipe = recipe(options.trial(host, programs, arguments));
    List<String> script = script();
    if (gdb != null) {
      return new GdbSession(host, texts).run(recipe, gdb);
    }
    PrintStream out = host.text();
    try {
      Timeline timeline = new Timeline(recipe, () -> false);
      Debugger debugger = new Debugger(timeline, recipe, texts, new HostSources(), out);
      boolean atKeyboard = host.isSet(GuestRun.TERMINAL);
      DebugLoop loop = new DebugLoop(timeline, debugger, out, atKeyboard && !plain);
      debugger.begin();
      if (loop.run(script) && (script.isEmpty() || atKeyboard)) {
        loop.run(host.in());
      }
    } catch (GuestException refused) {
      throw new Failure(Status.LOAD, "ringside: " + refused.getMessage());
    } catch (ScheduleException misfit) {
      throw ScheduleFiles.misfit(String.valueOf(schedule), misfit);
    } finally {
      out.flush();
    }
    return Status.OK.number();
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

  private Recipe recipe(Trial trial) throws Failure {
    if (schedule == null) {
      return Recipe.of(trial);
    } else if (!Token.isLike(schedule)) {
      Schedule recorded = ScheduleFiles.read(schedule);
      return Recipe.of(trial, recorded);
    }
    Token token = ScheduleFiles.token(schedule);
    ScheduleFiles.checkProgram(token, trial.guest(), "");
    Stage stage = new Stage(trial.guest(), trial.machine(), trial.limit());
    return Recipe.of(new Trial(trial.guest(), stage.machine(), trial.limit()), token.path());
  }
}
