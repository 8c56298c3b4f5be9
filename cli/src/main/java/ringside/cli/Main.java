package ringside.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import ringside.isa.abi.Signal;
import ringside.kernel.file.device.ConsoleFile;
import ringside.kernel.process.ExitStatus;
import ringside.lab.host.Host;
import ringside.lab.host.RecordedOutput;

/** From the words of a command line to a command and its exit status. */
public final class Main {
  private static final String ARGUMENTS_FOLLOW = "--";
  private static final List<String> COMMANDS =
      List.of(
          "run", "learn", "blame", "profile", "why", "compare", "sweep", "curves", "explore",
          "play", "debug", "grade", "verify", "bench", "list", "show", "asm", "disasm", "config");

  private Main() {}

  /** Runs a command and ends this process with its status. */
  public static void main(String[] words) {
    Host host = Host.ofProcess();
    System.exit(written(execute(HostWords.of(words), host), host));
  }

  /** The exit status of a command whose output may have found no taker. */
  private static int written(int status, Host host) {
    IOException failure = host.out() instanceof RecordedOutput out ? out.failure() : null;
    if (failure == null || status != Status.OK.number()) {
      return status;
    }
    if (host.isPipe(ConsoleFile.Stream.OUTPUT)) {
      return ExitStatus.killed(Signal.SIGPIPE.number()).forShell();
    }
    int mistake = Mistakes.of(Failure.cantWrite("the standard output", failure.getMessage()), host);
    host.err().flush();
    return mistake;
  }

  /**
   * Runs a command.
   *
   * @return its exit status: the guest's, or one of ours from 118 to 125
   */
  public static int execute(String[] words, Host host) {
    int end = Arrays.asList(words).indexOf(ARGUMENTS_FOLLOW);
    List<String> guestArguments =
        end < 0 ? List.of() : List.of(words).subList(end + 1, words.length);
    String[] ours = end < 0 ? words : Arrays.copyOf(words, end);
    try {
      return execute(ours, guestArguments, host);
    } catch (StackOverflowError | OutOfMemoryError exhausted) {
      return Mistakes.internal(exhausted, host);
    } finally {
      host.err().flush();
    }
  }

  private static int execute(String[] words, List<String> guestArguments, Host host) {
    PlainRun plain = PlainRun.of(words);
    if (plain != null) {
      return runPlainly(plain, guestArguments, host);
    }
    Object command = words.length == 0 ? null : command(words[0], words, guestArguments, host);
    if (command == null) {
      return all(COMMANDS, words, guestArguments, host).execute(words);
    }
    // Making the others' specifications too would take longer than running a small program.
    return all(List.of(words[0]), words, guestArguments, host).execute(words);
  }

  private static int runPlainly(PlainRun plain, List<String> guestArguments, Host host) {
    try {
      return new RunCommand(host, guestArguments, plain).call();
    } catch (Failure | RuntimeException mistake) {
      return Mistakes.of(mistake, host);
    }
  }

  private static @Nullable Object command(
      String name, String[] words, List<String> guestArguments, Host host) {
    return switch (name) {
      case "run" -> new RunCommand(host, guestArguments);
      case "learn" -> new LearnCommand(host);
      case "blame" -> new BlameCommand(host, guestArguments);
      case "profile" -> new ProfileCommand(host, guestArguments);
      case "why" -> new WhyCommand(host, guestArguments);
      case "compare" -> new CompareCommand(host, guestArguments, List.of(words));
      case "sweep" -> new SweepCommand(host, guestArguments);
      case "curves" -> new CurvesCommand(host);
      case "explore" -> new ExploreCommand(host, guestArguments);
      case "play" -> new PlayCommand(host, guestArguments);
      case "debug" -> new DebugCommand(host, guestArguments);
      case "grade" -> new GradeCommand(host);
      case "verify" -> new VerifyCommand(host);
      case "bench" -> new BenchCommand(host);
      case "list" -> new ListCommand(host);
      case "show" -> new ShowCommand(host);
      case "asm" -> new AsmCommand(host);
      case "disasm" -> new DisasmCommand(host);
      case "config" -> new ConfigCommand(host);
      default -> null;
    };
  }

  private static CommandLine all(
      List<String> commands, String[] words, List<String> guestArguments, Host host) {
    CommandLine all = new CommandLine(new Top());
    for (String name : commands) {
      Object command = command(name, words, guestArguments, host);
      if (command != null) {
        // What follows --vs are options.
        boolean takesOptions = command instanceof CompareCommand;
        all.addSubcommand(
            name, new CommandLine(command).setAllowOptionsAsOptionParameters(takesOptions));
      }
    }
    return prepared(all, host).setResourceBundle(Languages.help(words, host));
  }

  private static CommandLine prepared(CommandLine line, Host host) {
    return line.setOut(writer(host.out()))
        .setErr(writer(host.err()))
        .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler((mistake, words) -> Mistakes.usage(mistake, host))
        .setExecutionExceptionHandler((mistake, command, parsed) -> Mistakes.of(mistake, host));
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  /** What is run when no command is named. */
  @Command(
      name = "ringside",
      mixinStandardHelpOptions = true,
      version = "Ringside 0.1.0",
      synopsisSubcommandLabel = "COMMAND")
  private static final class Top implements Callable<Integer> {
    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
      if (spec == null) {
        throw new IllegalStateException("no specification");
      }
      List<String> names = new ArrayList<>(spec.subcommands().keySet());
      throw new CommandLine.ParameterException(
          spec.commandLine(), "name a command: " + String.join(", ", names));
    }
  }
}
