package ringside.junit;

import org.opentest4j.TestAbortedException;
import ringside.lab.explore.Played;
import ringside.lab.explore.Stage;
import ringside.lab.explore.Token;

/**
 * Answers by making the one schedule of a token.
 *
 * @param token whose schedule
 * @param evenIfChanged whether it is followed though the program is another
 */
record Playback(Token token, boolean evenIfChanged) {
  /** What it means that the schedule has not failed. */
  String answer(EverySchedule.Question question) {
    Program program = question.program();
    Words words = Words.ofHost();
    boolean changed = !token.isOf(program.guest().elf());
    if (changed && !evenIfChanged) {
      throw new TestAbortedException(words.get("changed", program.name(), token.text()));
    }
    Stage stage = new Stage(program.guest(), program.machine(), program.limit());
    Played played = stage.play(token.path());
    if (!played.followed() && !changed) {
      throw new AssertionError(words.get("unfollowed", token.text()));
    }
    Attempt plain = new Attempt(program, stage, played);
    Expectations expectations = question.expectations();
    if (expectations.complaint(plain) == null) {
      return words.get(played.followed() ? "replayed" : "partly", token.text());
    }
    Attempt attempt = new Attempt(program, stage, plain.withSteps());
    throw FailedSchedule.error(
        words.get("replayed.failed", token.text()), attempt, expectations.complaint(attempt));
  }
}
