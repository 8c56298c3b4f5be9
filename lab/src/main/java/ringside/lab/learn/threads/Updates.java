package ringside.lab.learn.threads;

import java.util.Optional;
import ringside.kernel.choice.Choices;
import ringside.kernel.config.Setting;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.Session;
import ringside.lab.session.Stop;
import ringside.lab.session.StopReason;

/** Runs in which threads add to the variable {@code counter}, by the length of their turns. */
final class Updates {
  private Updates() {}

  /**
   * A store that wiped out what others had done.
   *
   * @param cycle of the store
   * @param tid who stored
   * @param before what the others had left there
   * @param after what is there now: no more than before
   */
  record Lost(long cycle, int tid, int before, int after) {}

  /** What is in the counter when all threads have ended, and the result is about to be printed. */
  static int found(Guest guest, long quantum) {
    try (Session session = Session.of(guest).on(turns(quantum)).build()) {
      session.runUntil(Stop.at("printf"));
      return session.word("counter");
    }
  }

  /** The first update that got lost, or nothing. */
  static Optional<Lost> firstLost(Guest guest, long quantum, Choices choices) {
    try (Session session = Session.of(guest).on(turns(quantum)).choices(choices).build()) {
      while (session.runUntil(Stop.whenWritten("counter")) instanceof StopReason.Written written) {
        if (written.after() <= written.before()) {
          return Optional.of(
              new Lost(session.cycle(), written.tid(), written.before(), written.after()));
        }
      }
      return Optional.empty();
    }
  }

  private static Machine turns(long quantum) {
    return Machine.classic().with(Setting.QUANTUM, quantum);
  }
}
