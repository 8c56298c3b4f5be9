package ringside.lab.grade;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import ringside.kernel.process.ExitStatus;
import ringside.lab.explore.ExploreReport;
import ringside.lab.explore.Explorer;
import ringside.lab.explore.Failure;
import ringside.lab.explore.Played;
import ringside.lab.explore.Stage;
import ringside.lab.explore.Token;
import ringside.lab.explore.Verdict;
import ringside.lab.report.Texts;
import ringside.lab.session.Guest;

/** All schedules of a test within a bound, up to a number of them. The only one that explores. */
final class ExploredRuns {
  private final TestCase test;
  private final Guest guest;
  private final Texts texts;
  private final BooleanSupplier isTimeUp;

  ExploredRuns(TestCase test, Guest guest, BooleanSupplier isTimeUp, Texts texts) {
    this.test = test;
    this.guest = guest;
    this.isTimeUp = isTimeUp;
    this.texts = texts;
  }

  /** What the schedules say of a test. */
  TestResult make() {
    Stage stage = new Stage(guest, test.machine(), test.limits().cycles());
    long[] made = new long[1];
    boolean[] late = new boolean[1];
    BooleanSupplier isOver =
        () -> {
          late[0] = isTimeUp.getAsBoolean();
          return late[0] || made[0] >= test.orders().budget();
        };
    Verdict verdict =
        new Explorer(stage, judge(), test.orders().bound(), isOver, count -> made[0] = count)
            .explore();
    if (late[0]) {
      Findings findings = new Findings(texts);
      findings.add(Way.SECONDS, List.of(), test.limits().seconds());
      return new TestResult(test, findings.all(), "");
    }
    return told(verdict);
  }

  private Function<Played, Failure> judge() {
    Integer exit = test.exit();
    Expected stdout = test.stdout();
    Function<byte[], Boolean> prints = output -> stdout == null || stdout.check(output).isEmpty();
    return run -> Failure.of(exit == null ? run.status() : exit, prints).apply(run);
  }

  private TestResult told(Verdict verdict) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ExploreReport report =
        new ExploreReport(texts, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    Played failing = verdict.failing();
    if (failing == null) {
      report.verdict(verdict);
      return new TestResult(test, List.of(), lines(bytes).get(0));
    }
    Token token = new Token(guest.name(), Token.hash(guest.elf()), failing.path());
    report.schedule(failing, null, token.command(GuestMaker.words(test), test.arguments()));
    Findings findings = new Findings(texts);
    List<String> details = new ArrayList<>();
    if (verdict.failure() == Failure.OUTPUT && test.stdout() != null) {
      details.addAll(findings.difference(test.stdout(), failing.output()));
    }
    details.addAll(lines(bytes));
    findings.explored(way(verdict, failing), verdict, failing, details);
    return new TestResult(test, findings.all(), "");
  }

  private static List<String> lines(ByteArrayOutputStream bytes) {
    return TextLines.of(bytes.toString(StandardCharsets.UTF_8));
  }

  private static Way way(Verdict verdict, Played failing) {
    return switch (verdict.failure()) {
      case DEADLOCK -> Way.DEADLOCK;
      case LIVELOCK -> Way.LIVELOCK;
      case LIMIT -> Way.CYCLES;
      case CRASH -> Way.CRASH;
      case LEAK -> Way.LEAKS;
      case STATUS -> ExitStatus.isOfSignal(failing.status()) ? Way.CRASH : Way.EXIT;
      case OUTPUT -> Way.STDOUT;
      case NONE, RACE, CHECK ->
          throw new IllegalStateException("it was not asked for " + verdict.failure());
    };
  }
}
