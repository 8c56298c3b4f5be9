package ringside.cli;

import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringside.lab.figure.Figure;
import ringside.lab.host.Host;
import ringside.lab.page.ProfileFigures;
import ringside.lab.profile.ProfileBook;
import ringside.lab.report.ProfileReport;
import ringside.lab.report.Stacks;
import ringside.lab.report.Texts;
import ringside.lab.session.BuiltComputer;
import ringside.lab.session.RunResult;
import ringside.lab.session.SessionBuilder;

/** {@code ringside profile}: a run, and where in its programs the cycles went. */
@Command(name = "profile", mixinStandardHelpOptions = true, sortOptions = false)
final class ProfileCommand implements Callable<Integer> {
  private static final int DEFAULT_TOP = 12;

  private final Host host;
  private final List<String> arguments;

  @Parameters(paramLabel = "PROGRAM", arity = "0..*")
  private List<String> programs = new ArrayList<>();

  @Option(names = "--top", paramLabel = "NUMBER")
  private int top = DEFAULT_TOP;

  @Option(names = "--annotate", paramLabel = "FUNCTION")
  private @Nullable String function;

  @Option(names = "--folded", paramLabel = "FILE")
  private @Nullable String folded;

  @Option(names = "--speedscope", paramLabel = "FILE.json")
  private @Nullable String speedscope;

  @Mixin private MachineOptions machine = new MachineOptions();
  @Mixin private RunOptions options = new RunOptions();

  ProfileCommand(Host host, List<String> arguments) {
    this.host = host;
    this.arguments = arguments;
  }

  @Override
  public Integer call() throws Failure {
    if (top <= 0) {
      throw new Failure(Status.USAGE, "ringside: --top: a positive number, please");
    }
    return new StudiedRun(host, machine, options).run(programs, arguments, new Profile());
  }

  /** Books every cycle during the run, and tells of them after it. */
  private final class Profile implements Study {
    private final BuiltComputer computer = new BuiltComputer();
    private final ProfileBook book = new ProfileBook(computer);

    @Override
    public void describe(SessionBuilder session) {
      session.accesses(book::of).sink(book).prepared(computer);
    }

    @Override
    public List<Figure> figures(RunResult result, Texts texts) {
      book.close(result.statistics().ledger());
      return ProfileFigures.of(texts, book, new HostSources());
    }

    @Override
    public void tell(RunResult result, Texts texts, PrintStream err) throws Failure {
      book.close(result.statistics().ledger());
      boolean known =
          new ProfileReport(texts, book, new HostSources(), err)
              .print(top, Optional.ofNullable(function));
      write();
      if (!known) {
        throw new Failure(
            Status.USAGE,
            "ringside: --annotate "
                + function
                + ": the program ran no function of that name"
                + "\n  the table above names those that took most; --top shows more");
      }
    }

    private void write() throws Failure {
      if (folded != null) {
        HostFiles.write(
            "--folded",
            folded,
            path -> {
              try (Writer out = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
                new Stacks(book.calls()).folded(out);
              }
              return path;
            });
      }
      if (speedscope != null) {
        String name = programs.get(0);
        RunReports.writeJson(
            "--speedscope", speedscope, json -> new Stacks(book.calls()).speedscope(json, name));
      }
    }
  }
}
