package ringside.junit;

import org.jspecify.annotations.Nullable;
import ringside.lab.explore.Played;
import ringside.lab.explore.Stage;

/** A run by a schedule, of which more can be known where somebody asks. */
final class Attempt {
  private final Program program;
  private final Stage stage;
  private final Played played;
  private @Nullable Run run;

  Attempt(Program program, Stage stage, Played played) {
    this.program = program;
    this.stage = stage;
    this.played = played;
  }

  /** How it ended. */
  Played played() {
    return played;
  }

  /** All that can be asserted of it: the run is made once more. */
  Run run() {
    Run known = run;
    if (known == null) {
      known = Run.of(program, played.path());
      run = known;
    }
    return known;
  }

  /** The same with its data races: the run is made once more. */
  Played withRaces() {
    return stage.playForRaces(played.path());
  }

  /** The same with its visible steps. */
  Played withSteps() {
    return stage.playWithSteps(played.path(), withRaces().findings().visible());
  }

  Program program() {
    return program;
  }
}
