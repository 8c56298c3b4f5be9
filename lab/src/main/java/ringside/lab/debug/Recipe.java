package ringside.lab.debug;

import java.util.function.BooleanSupplier;
import ringside.lab.explore.Path;
import ringside.lab.explore.TokenPlayer;
import ringside.lab.session.SessionBuilder;
import ringside.lab.trial.Trial;

/** How a run is made, as often as it is needed: each time the same run. */
@FunctionalInterface
public interface Recipe {
  /** Describes it anew. */
  Described describe();

  /**
   * A run that has not begun.
   *
   * @param session to be built
   * @param isStuck whether nothing will come of it any more though threads go on running
   */
  record Described(SessionBuilder session, BooleanSupplier isStuck) {}

  /** Of an ordinary run. */
  static Recipe of(Trial trial) {
    return () -> new Described(trial.describe(), () -> false);
  }

  /**
   * Of a run that follows a schedule.
   *
   * @param trial on a machine whose quantum never ends
   */
  static Recipe of(Trial trial, Path schedule) {
    return () -> {
      TokenPlayer player = new TokenPlayer(schedule);
      SessionBuilder session = trial.describe();
      player.describe(session);
      return new Described(session, player::isLivelock);
    };
  }
}
