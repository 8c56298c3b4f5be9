package ringside.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import ringside.lab.explore.Token;

/** What JUnit is told of tests with schedules. */
class SchedulesTest {
  private static final String TOKEN = "rs1:counter@";
  private final Locale before = Locale.getDefault();

  @BeforeEach
  void inEnglish() {
    Locale.setDefault(Locale.ENGLISH);
  }

  @AfterEach
  void asBefore() {
    Locale.setDefault(before);
  }

  /** The tests that are run. */
  static class Samples {
    static final Program BARE = Program.assemble("guests/counter.s", "guests/no-lock.s").args("1");
    static final Program LOCKED = Program.assemble("guests/counter.s", "guests/mutex.s").args("1");

    @ForEverySchedule(budget = "10m")
    void locked(Schedules all) {
      all.of(LOCKED).exited(0).stdout("2\n").noRace("count").leftNothing();
    }

    @ForEverySchedule(budget = "10m")
    void bare(Schedules all) {
      all.of(BARE).exited(0).stdout("2\n");
    }

    @ForEverySchedule(budget = "10m")
    void word(Schedules all) {
      all.of(BARE).satisfies(run -> run.word("count").isEqualTo(2));
    }

    @ForEverySchedule(budget = "10m")
    void race(Schedules all) {
      all.of(BARE).noRace("count");
    }

    @ForEverySchedule(budget = "10m")
    void status(Schedules all) {
      all.of(BARE).exited(3);
    }

    @ForEverySchedule(budget = "10m")
    void deadlock(Schedules all) {
      all.of(Program.of("deadlock"));
    }

    @ForEverySchedule(budget = "10m", schedules = 1)
    void oneOfThem(Schedules all) {
      all.of(LOCKED);
    }

    @ForEverySchedule(budget = "10m", schedules = 1, all = true)
    void allOfThem(Schedules all) {
      all.of(LOCKED);
    }

    @ForEverySchedule
    void nothing(Schedules all) {}

    @ForEverySchedule(budget = "soon")
    void budget(Schedules all) {}

    @Replay("rs1:counter@0000000000000000:p99-4")
    void changed(Schedules all) {
      bare(all);
    }

    @Replay(value = "rs1:counter@0000000000000000:p99999-4", evenIfChanged = true)
    void partly(Schedules all) {
      bare(all);
    }

    @Replay("nonsense")
    void noToken(Schedules all) {}
  }

  private static EngineExecutionResults execute(String method) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectMethod(Samples.class, method, Schedules.class))
        .execute();
  }

  private static Throwable failure(String method) {
    List<Event> failed = execute(method).allEvents().failed().list();
    assertThat(failed).as(method).hasSize(1);
    return failed
        .get(0)
        .getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
        .getThrowable()
        .orElseThrow();
  }

  private static String message(String method) {
    return Objects.requireNonNull(failure(method).getMessage());
  }

  private static String published(String method) {
    EngineExecutionResults results = execute(method);
    results.testEvents().assertStatistics(count -> count.succeeded(1).failed(0));
    return results.allEvents().reportingEntryPublished().list().toString();
  }

  @Test
  void aPassingTestSaysWhatThatMeans() {
    assertThat(published("locked"))
        .containsPattern("counter: proved: all [0-9,]+ schedules with at most 2 preemptions pass");
    assertThat(published("oneOfThem")).contains("no failure in 1 schedule");
  }

  @Test
  void aFailureSaysWhatThenShowsColumnsThenTheToken() {
    List<String> lines = message("bare").lines().toList();
    assertThat(lines).hasSizeLessThanOrEqualTo(30);
    assertThat(lines.get(0)).isEqualTo("stdout differs in line 1:");
    assertThat(lines.get(1)).isEqualTo("  expected '2\\n'");
    assertThat(lines.get(2)).isEqualTo("  printed  '1\\n'");
    assertThat(lines.get(3)).startsWith("failed: after ").contains("with 1 preemption");
    assertThat(lines.get(4)).contains("thread 2", "thread 3", "thread 4");
    assertThat(lines).anyMatch(line -> line.contains("counter.s:41  reads count = 0"));
    assertThat(lines).anyMatch(line -> line.endsWith("is preempted, thread 4 goes on"));
    String token = Token.hash(Samples.BARE.guest().elf());
    assertThat(lines.get(lines.size() - 3)).startsWith("  @Replay(\"" + TOKEN + token + ":p");
    assertThat(lines.get(lines.size() - 1))
        .startsWith("  ringside run --schedule " + TOKEN + token + ":p")
        .endsWith(" src/test/resources/guests/counter.s src/test/resources/guests/no-lock.s -- 1");
  }

  @Test
  void aFailurePointsToWhereTheProgramWasNamed() {
    assertThat(failure("bare").getStackTrace()[0].getMethodName()).isEqualTo("bare");
  }

  @Test
  void whatATestThrowsIsKept() {
    Throwable failure = failure("word");
    assertThat(failure.getMessage()).contains("count", "expected: 2", "but was: 1", TOKEN);
    assertThat(failure.getCause()).isInstanceOf(AssertionError.class);
  }

  @Test
  void aRaceIsToldWithBothPlaces() {
    assertThat(message("race"))
        .startsWith("Nothing puts these uses of count in order: thread 3 ")
        .containsPattern("thread 3 (writes|reads) it at .*counter.s:4[0-9], thread 4")
        .contains("with 0 preemptions");
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit status 0, expected 3", TOKEN})
  void aStatusIsTold(String part) {
    assertThat(message("status")).contains(part);
  }

  @Test
  void aDeadlockIsToldWithWhoWaits() {
    List<String> lines = message("deadlock").lines().toList();
    assertThat(lines).hasSizeLessThanOrEqualTo(30);
    assertThat(lines.get(0)).startsWith("a deadlock");
    assertThat(lines).anyMatch(line -> line.contains("for lock_b, which thread 4 has"));
    assertThat(lines).anyMatch(line -> line.contains("@Replay(\"rs1:deadlock@"));
  }

  @Test
  void aTestThatWantsAllFailsWhereTheBudgetIsNotEnough() {
    assertThat(message("allOfThem")).startsWith("the budget was not enough");
  }

  @Test
  void mistakesOfATestAreTold() {
    assertThat(message("nothing")).contains("asks for no schedule");
    assertThat(message("budget")).contains("'soon' is no time", "500ms");
    assertThat(message("noToken")).contains("nonsense", "rs1:NAME@HASH:CHOICES");
  }

  @Test
  void aTokenOfAnotherProgramAbortsTheTest() {
    EngineExecutionResults results = execute("changed");
    results.testEvents().assertStatistics(count -> count.aborted(1).failed(0));
  }

  @Test
  void aTokenCanBeFollowedAsFarAsItFits() {
    assertThat(published("partly")).contains("did not come to all choices");
  }

  @Test
  void aTokenMakesTheSameFailureAgain() {
    String message = message("bare");
    String text = message.substring(message.indexOf("rs1:"), message.indexOf("\")"));
    Playback playback = new Playback(Token.parse(text), false);
    EverySchedule again = new Schedules(playback::answer).of(Samples.BARE).stdout("2\n");
    assertThat(assertionOf(again::explore).getMessage())
        .startsWith("stdout differs in line 1:\n  expected '2\\n'\n  printed  '1\\n'")
        .contains(text);
  }

  private static AssertionError assertionOf(Runnable deed) {
    try {
      deed.run();
    } catch (AssertionError failed) {
      return failed;
    }
    throw new AssertionError("it did not fail");
  }
}
