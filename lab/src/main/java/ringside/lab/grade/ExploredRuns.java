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
import ringside.lab.explore.Path;
import ringside.lab.explore.Played;
import ringside.lab.explore.Stage;
import ringside.lab.explore.Token;
import ringside.lab.explore.TokenPlayer;
import ringside.lab.explore.Verdict;
import ringside.lab.report.Texts;
import ringside.lab.session.Guest;
import ringside.lab.session.SessionBuilder;

/** All schedules of a test within a bound, up to a number of them. The only one that explores. */
final class ExploredRuns {
  private final TestCase test;
  private final Guest guest;
  private final Texts texts;
  private final BooleanSupplier isTimeUp;
  private final Stage stage;

  ExploredRuns(TestCase test, Guest guest, BooleanSupplier isTimeUp, Texts texts) {
    this.test = test;
    this.guest = guest;
    this.isTimeUp = isTimeUp;
    this.texts = texts;
    this.stage = new Stage(guest, test.machine(), test.limits().cycles(), this::giveFolder);
  }

  private void giveFolder(SessionBuilder session) {
    MemoryFolder folder = new MemoryFolder(test.files(), test.limits().output());
    session.folder(MemoryFolder.PATH, folder, true);
  }

  /** What the schedules say of a test. */
  TestResult make() {
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

  /** What can be seen of a run from outside comes first: for the rest it is made once more. */
  private Function<Played, Failure> judge() {
    Integer exit = test.exit();
    Expected stdout = test.stdout();
    Function<byte[], Boolean> prints = output -> stdout == null || stdout.check(output).isEmpty();
    return run -> {
      Failure failure = Failure.of(exit == null ? run.status() : exit, prints).apply(run);
      boolean wrongInside =
          failure == Failure.NONE && test.looksInside() && !inside(run.path()).isEmpty();
      return wrongInside ? Failure.CHECK : failure;
    };
  }

  /** All that is wrong with the run of a schedule, which ends and prints as it should. */
  private List<Finding> inside(Path path) {
    TokenPlayer player = new TokenPlayer(path);
    return new SingleRun(test, guest, () -> false, texts)
        .make(session -> player.describe(session.on(stage.machine())));
  }

  private TestResult told(Verdict verdict) {
    Played failing = verdict.failing();
    if (failing == null) {
      return new TestResult(test, List.of(), ExploreReport.sentence(texts, verdict));
    }
    Findings findings = new Findings(texts);
    int preemptions = failing.path().preemptions();
    List<String> schedule = schedule(failing);
    if (verdict.failure() == Failure.CHECK) {
      for (Finding each : inside(failing.path())) {
        List<String> details = new ArrayList<>(each.details());
        details.addAll(schedule);
        findings.explored(each.way(), preemptions, each.sentence(), details);
        schedule = List.of(); // once is enough
      }
    } else {
      List<String> details = new ArrayList<>();
      if (verdict.failure() == Failure.OUTPUT && test.stdout() != null) {
        details.addAll(findings.difference(test.stdout(), failing.output()));
      }
      details.addAll(schedule);
      String what = ExploreReport.failure(texts, verdict.failure(), failing.status());
      findings.explored(way(verdict.failure(), failing), preemptions, what, details);
    }
    return new TestResult(test, findings.all(), "");
  }

  /** The schedule in lines, with the command that runs it again. */
  private List<String> schedule(Played failing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ExploreReport report =
        new ExploreReport(texts, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    Token token = Token.of(guest, failing.path());
    report.schedule(failing, null, token.command(GuestMaker.words(test), test.arguments()));
    return TextLines.of(bytes.toString(StandardCharsets.UTF_8));
  }

  private static Way way(Failure failure, Played failing) {
    return switch (failure) {
      case DEADLOCK -> Way.DEADLOCK;
      case LIVELOCK -> Way.LIVELOCK;
      case LIMIT -> Way.CYCLES;
      case CRASH -> Way.CRASH;
      case STATUS -> ExitStatus.isOfSignal(failing.status()) ? Way.CRASH : Way.EXIT;
      case OUTPUT -> Way.STDOUT;
      case NONE, RACE, LEAK, CHECK ->
          throw new IllegalStateException("it was not asked for " + failure);
    };
  }
}
