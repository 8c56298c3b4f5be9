package ringside.lab.debug;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import ringside.kernel.Computer;
import ringside.kernel.choice.Schedule;
import ringside.lab.explore.Path;
import ringside.lab.explore.TokenPlayer;
import ringside.lab.session.SessionBuilder;
import ringside.lab.trial.Trial;

/** How a run is made, as often as it is needed: each time the same run. */
@FunctionalInterface
public interface Recipe {
  /** Describes it anew. */
  Described describe();

  /** The number of the computer that is looked at first, from 1. */
  default int looked() {
    return 1;
  }

  /** The same, but another computer is looked at first. */
  default Recipe lookingAt(int computer) {
    Recipe same = this;
    return new Recipe() {
      @Override
      public Described describe() {
        return same.describe();
      }

      @Override
      public int looked() {
        return computer;
      }
    };
  }

  /**
   * A run that has not begun.
   *
   * @param session to be built
   * @param isStuck whether nothing will come of it any more though threads go on running
   * @param leave lets it go on by itself, where it has followed somebody
   * @param executed instructions of programs up to where it stands; 0 where nobody counts them
   */
  record Described(
      SessionBuilder session, BooleanSupplier isStuck, Runnable leave, LongSupplier executed) {
    /** One whose instructions nobody counts. */
    public Described(SessionBuilder session, BooleanSupplier isStuck, Runnable leave) {
      this(session, isStuck, leave, () -> 0);
    }

    /** One that follows nobody, or who does not mind. */
    public Described(SessionBuilder session, BooleanSupplier isStuck) {
      this(session, isStuck, () -> {});
    }

    /** Makes a change in a computer that this describes. */
    Consumer<Computer> making(Change change) {
      return computer -> {
        leave.run();
        computer.alter(change.what());
      };
    }
  }

  /**
   * The same run up to the first of some changes, which are in order; then it goes on by itself.
   */
  default Recipe with(List<Change> changes) {
    List<Change> all = List.copyOf(changes);
    return () -> {
      Described described = describe();
      SessionBuilder session = described.session();
      all.forEach(
          change -> session.at(change.cycle(), change.computer(), described.making(change)));
      return described;
    };
  }

  /**
   * Of a run of one computer, or several.
   *
   * @param session describes it, each time anew
   */
  static Recipe of(Supplier<SessionBuilder> session) {
    return () -> new Described(session.get(), () -> false);
  }

  /** Of an ordinary run. */
  static Recipe of(Trial trial) {
    return of(trial::describe);
  }

  /** Of a run that follows a recorded schedule, as far as it is that run. */
  static Recipe of(Trial trial, Schedule schedule) {
    return () -> {
      Follower follower = new Follower(schedule.play());
      return new Described(trial.by(follower).describe(), () -> false, follower::leave);
    };
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
      return new Described(session, player::isLivelock, () -> {}, player::executed);
    };
  }
}
