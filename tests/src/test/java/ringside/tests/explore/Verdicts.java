package ringside.tests.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import ringside.kernel.EngineKind;
import ringside.lab.explore.Explorer;
import ringside.lab.explore.Failure;
import ringside.lab.explore.Path;
import ringside.lab.explore.Played;
import ringside.lab.explore.Stage;
import ringside.lab.explore.Token;
import ringside.lab.explore.Verdict;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;

/** What an explorer should say of programs that are known. */
final class Verdicts {
  static final long LIMIT = 50_000_000;

  private Verdicts() {}

  /** Explores all schedules within a bound; status 0 is right. */
  static Verdict explore(Guest guest, int bound) {
    Stage stage = new Stage(guest, Machine.classic(), LIMIT);
    return new Explorer(stage, Failure.of(0, output -> true), bound, () -> false, made -> {})
        .explore();
  }

  /**
   * Within 2 or more preemptions it fails with so many, and with fewer it is proved; its token
   * gives the same run.
   */
  static void failsAt(Guest guest, int bound, Failure failure) {
    if (bound > 0) {
      assertThat(explore(guest, bound - 1).kind()).isEqualTo(Verdict.Kind.PROVED);
    }
    Verdict verdict = explore(guest, Math.max(bound, 2));
    assertThat(verdict.failure()).isEqualTo(failure);
    Played failing = Objects.requireNonNull(verdict.failing());
    assertThat(failing.path().preemptions()).isEqualTo(bound);
    replays(guest, verdict);
  }

  /** Its token gives the same run on both engines, step by step. */
  static void replays(Guest guest, Verdict verdict) {
    Played failing = Objects.requireNonNull(verdict.failing());
    String text = Token.of(guest, failing.path()).text();
    assertThat(text.length()).isLessThan(200);
    Path path = Token.parse(text).path();
    assertThat(path).isEqualTo(failing.path());
    for (EngineKind engine : EngineKind.values()) {
      Stage stage = new Stage(guest, Machine.classic().by(engine), LIMIT);
      Played run = stage.playWithSteps(path, verdict.visible());
      assertThat(run.followed()).isTrue();
      assertThat(run.steps()).isEqualTo(failing.steps()).isNotEmpty();
      assertThat(run.status()).isEqualTo(failing.status());
    }
  }

  /** All its schedules pass; how many there are. */
  static long isProved(Guest guest, int bound) {
    Verdict verdict = explore(guest, bound);
    assertThat(verdict.failure()).isEqualTo(Failure.NONE);
    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.PROVED);
    return verdict.schedules();
  }
}
