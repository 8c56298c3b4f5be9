package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A game that is played line by line. */
final class PlayCommandTest {
  private static CommandRun play(String moves, String... words) {
    return CommandRun.of(moves, Map.of(), words);
  }

  @Test
  void aLostUpdateIsToldToBeTheBest() {
    CommandRun game = play("g\n3\n4\ng\nq\n", "play", "--level", "1", "--lang", "en");
    assertThat(game.status()).isZero();
    assertThat(game.out())
        .contains(
            "You have made it fail with 1 preemption: exit status",
            "That is the best there is: the explorer needs 1, too.",
            "ringside run --schedule rs1:update@");
    assertThat(game.err()).isEmpty();
  }

  @Test
  void morePreemptionsThanNeededAreTold() {
    CommandRun game = play("3\n2\ng\n4\ng\ng\n", "play", "--level", "1", "--lang", "en");
    assertThat(game.out()).contains("preemptions", "The explorer needs 1.");
  }

  @Test
  void whatIsNoMoveIsSaid() {
    CommandRun game = play("x\n7\nu\n?\ng\ng\n", "play", "--level", "1", "--lang", "en");
    assertThat(game.status()).isEqualTo(PlayLoop.NOT_WON);
    assertThat(game.out())
        .contains(
            "'x' is no move",
            "Thread 7 can't go on now.",
            "There is nothing to take back.",
            "The thread that was last can't go on");
  }

  @Test
  void theSourceOfALevelIsShown() {
    assertThat(play("s\n", "play", "--level", "2").out()).contains("# once.s");
  }

  @Test
  void levelsAreListedInBothLanguages() {
    assertThat(play("", "play", "--list", "--lang", "en").out())
        .contains("philosophers", "10  relay");
    assertThat(play("", "play", "--list", "--lang", "ko").out()).contains("두 스레드");
  }

  @Test
  void aProgramThatAlwaysFailsIsLostFromTheBeginning() {
    CommandRun game = play("g\ng\ng\ng\ng\ng\ng\n3\n4\n", "play", "deadlock", "--lang", "en");
    assertThat(game.out()).contains("You are the scheduler of deadlock.", "Can you");
  }

  @Test
  void aLevelThatIsNotThereIsRefused() {
    CommandRun game = play("", "play", "--level", "11");
    assertThat(game.status()).isEqualTo(Status.USAGE.number());
    assertThat(game.err()).contains("a level from 1 to 10");
  }
}
