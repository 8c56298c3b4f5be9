package ringside.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringside.lab.blame.MissBook;
import ringside.lab.figure.Figure;
import ringside.lab.host.Host;
import ringside.lab.page.BlameFigures;
import ringside.lab.report.BlameReport;
import ringside.lab.report.Texts;
import ringside.lab.session.BuiltComputer;
import ringside.lab.session.RunResult;
import ringside.lab.session.SessionBuilder;

/** {@code ringside blame}: a run, and whose fault each of its misses was. */
@Command(name = "blame", mixinStandardHelpOptions = true, sortOptions = false)
final class BlameCommand implements Callable<Integer> {
  private static final int DEFAULT_TOP = 8;

  private final Host host;
  private final List<String> arguments;

  @Parameters(paramLabel = "PROGRAM", arity = "0..*")
  private List<String> programs = new ArrayList<>();

  @Mixin private MachineOptions machine = new MachineOptions();
  @Mixin private RunOptions options = new RunOptions();

  @Option(names = "--top", paramLabel = "NUMBER")
  private int top = DEFAULT_TOP;

  BlameCommand(Host host, List<String> arguments) {
    this.host = host;
    this.arguments = arguments;
  }

  @Override
  public Integer call() throws Failure {
    if (top <= 0) {
      throw new Failure(Status.USAGE, "ringside: --top: a positive number, please");
    }
    return new StudiedRun(host, machine, options).run(programs, arguments, new Blame(top));
  }

  /** Books misses during the run, and tells of them after it. */
  private static final class Blame implements Study {
    private final BuiltComputer computer = new BuiltComputer();
    private final MissBook book = new MissBook(computer);
    private final int top;

    Blame(int top) {
      this.top = top;
    }

    @Override
    public void describe(SessionBuilder session) {
      session.misses(book::of).sink(book).prepared(computer);
    }

    @Override
    public List<Figure> figures(RunResult result, Texts texts) {
      return BlameFigures.of(texts, book.programs(), book.rows());
    }

    @Override
    public void tell(RunResult result, Texts texts, PrintStream err) {
      new BlameReport(texts, book.programs(), book.rows(), err).print(top);
    }
  }
}
