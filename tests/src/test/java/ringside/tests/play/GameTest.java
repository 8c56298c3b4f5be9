package ringside.tests.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.lab.explore.Explorer;
import ringside.lab.explore.Failure;
import ringside.lab.explore.Played;
import ringside.lab.explore.Verdict;
import ringside.lab.play.Game;
import ringside.lab.play.Level;
import ringside.lab.play.Option;
import ringside.lab.play.Turn;

/** Games by the laws of schedules. */
final class GameTest {
  private static Level level(String name) {
    return Level.ALL.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  private static Verdict best(Level level) {
    return new Explorer(level.stage(), level.judge(), level.best() + 1, () -> false, made -> {})
        .explore();
  }

  private static Game game(String name) {
    Level level = level(name);
    return new Game(level.stage(), level.judge(), best(level).visible());
  }

  @Test
  void thereAreTenLevels() {
    assertThat(Level.ALL).hasSize(10).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update",
        "once",
        "publish",
        "crossed",
        "wakeup",
        "bank",
        "race",
        "testset",
        "philosophers",
        "relay"
      })
  void theExplorersBestOfALevelIsWhatItStates(String name) {
    Verdict verdict = best(level(name));
    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.FAILED);
    Played failing = Objects.requireNonNull(verdict.failing());
    assertThat(failing.path().preemptions()).isEqualTo(level(name).best());
  }

  @Test
  void anUpdateIsLostWithOnePreemption() {
    Game game = game("update");
    assertThat(game.goOn()).isTrue();
    assertThat(game.pick(3)).isTrue();
    assertThat(game.turn().preemptions()).isZero();
    assertThat(game.pick(4)).isTrue();
    assertThat(game.goOn()).isTrue();
    assertThat(game.turn().isOver()).isTrue();
    assertThat(game.turn().failure()).isEqualTo(Failure.STATUS);
    assertThat(game.turn().preemptions()).isEqualTo(1);
  }

  /** What was played is a schedule as any other: its run ends in the same way. */
  @Test
  void theRunOfAGameCanBeMadeAgain() {
    Game game = game("crossed");
    game.goOn();
    for (int i = 0; i < 3 && !game.turn().isOver(); i++) {
      game.pick(3);
    }
    game.pick(4);
    while (!game.turn().isOver()) {
      assertThat(game.pick(game.turn().options().get(0).tid())).isTrue();
    }
    Played again = level("crossed").stage().play(game.turn().run().path());
    assertThat(again.followed()).isTrue();
    assertThat(level("crossed").judge().apply(again)).isEqualTo(game.turn().failure());
  }

  @Test
  void takingBackLeadsToTheSamePlace() {
    Game game = game("update");
    assertThat(game.takeBack()).isFalse();
    Turn before = game.turn();
    game.pick(3);
    assertThat(game.turn().preemptions()).isEqualTo(1);
    assertThat(game.takeBack()).isTrue();
    assertThat(game.turn().done()).isEqualTo(before.done());
    assertThat(game.turn().options()).isEqualTo(before.options());
    assertThat(game.turn().preemptions()).isZero();
  }

  /** Whoever is picked makes the step that was announced. */
  @Test
  void aPickedThreadMakesTheStepThatWasShown() {
    Game game = game("bank");
    for (int i = 0; !game.turn().isOver(); i++) {
      // A few steps in a row: who is always preempted between lr and sc never gets a lock.
      Option option = game.turn().options().get(i / 3 % game.turn().options().size());
      int done = game.turn().done().size();
      assertThat(game.pick(option.tid())).isTrue();
      if (option.next() != null) {
        assertThat(game.turn().done().get(done)).isEqualTo(option.next());
      }
    }
  }

  @Test
  void whoCannotGoOnCannotBePicked() {
    Game game = game("update");
    game.goOn();
    assertThat(game.pick(2)).isFalse();
    assertThat(game.pick(99)).isFalse();
    assertThat(game.goOn()).isFalse();
  }
}
