package ringside.lab.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Signal;
import ringside.kernel.process.ExitStatus;
import ringside.lab.report.Texts;
import ringside.lab.session.Guest;
import ringside.lab.session.RunResult;
import ringside.lab.session.Session;
import ringside.lab.session.SessionBuilder;
import ringside.lab.session.Stop;
import ringside.lab.session.StopReason;

/** One run of a test, and all that is wrong with it. */
final class SingleRun {
  private final TestCase test;
  private final Guest guest;
  private final Texts texts;
  private final BooleanSupplier isTimeUp;
  private final Watches watches;
  private final Findings findings;

  SingleRun(TestCase test, Guest guest, BooleanSupplier isTimeUp, Texts texts) {
    this.test = test;
    this.guest = guest;
    this.texts = texts;
    this.isTimeUp = isTimeUp;
    this.watches = new Watches(test, texts);
    this.findings = new Findings(texts);
  }

  /**
   * Makes the run.
   *
   * @param order describes the machine, and in which order its threads run
   * @throws ringside.lab.session.GuestException where the guest can't be started
   */
  List<Finding> make(Consumer<SessionBuilder> order) {
    SessionBuilder described = Session.of(guest).limit(test.limits().cycles());
    order.accept(described);
    watches.describe(described);
    try (Session session = described.build()) {
      StopReason why =
          session.runUntil(Stop.asked(() -> watches.isFull() || isTimeUp.getAsBoolean()));
      if (!(why instanceof StopReason.Ended)) {
        watches.note(session.station(), why instanceof StopReason.Deadlock);
      }
      judge(why, session.result());
    }
    return findings.all();
  }

  private void judge(StopReason why, RunResult result) {
    if (watches.convention != null) {
      // First of all: the other mistakes may well come from these.
      findings.violations(watches.convention.violations());
    }
    if (watches.isFull()) {
      add(Way.OUTPUT, test.limits().output());
    } else if (why instanceof StopReason.Deadlock) {
      add(Way.DEADLOCK);
    } else if (why instanceof StopReason.Asked) {
      add(Way.SECONDS, test.limits().seconds());
    } else if (!(why instanceof StopReason.Ended)) {
      add(Way.CYCLES, test.limits().cycles());
    } else if (!crashed(result.exit())) {
      ended(result);
    }
  }

  /** Whether a signal has ended it, which was not expected. */
  private boolean crashed(@Nullable ExitStatus exit) {
    if (exit == null || !exit.signalled() || Objects.equals(test.exit(), exit.forShell())) {
      return false;
    }
    Signal signal = Signal.of(exit.value());
    String name = signal == null ? String.valueOf(exit.value()) : signal.name();
    add(Way.CRASH, signal == null ? name : name + " (" + texts.get("signal." + name) + ")");
    return true;
  }

  private void ended(RunResult result) {
    Integer expected = test.exit();
    if (expected != null && expected != result.exitStatus()) {
      findings.exit(expected, result.exitStatus(), evidence());
    }
    if (test.stdout() != null) {
      findings.text(Way.STDOUT, "", test.stdout(), watches.console.output());
    }
    test.written()
        .forEach((name, text) -> findings.file(name, text, watches.folder.contents(name)));
    int frames = result.statistics().memory().peakFrames();
    if (test.limits().frames() > 0 && frames > test.limits().frames()) {
      findings.add(Way.FRAMES, List.of(), frames, test.limits().frames());
    }
    if (!test.figures().isEmpty()) {
      findings.figures(test.figures(), result.statistics());
    }
    if (watches.leaks != null) {
      findings.leaks(watches.leaks.found());
    }
  }

  private void add(Way way, Object... values) {
    findings.add(way, evidence(), values);
  }

  /** What is known of the run beside what it should have left. */
  private List<String> evidence() {
    List<String> lines = new ArrayList<>(watches.lines());
    findings.standardError(watches.console.errors(), lines);
    return lines;
  }
}
