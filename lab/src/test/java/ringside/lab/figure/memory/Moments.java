package ringside.lab.figure.memory;

import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import ringside.kernel.trap.Kernel;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.RunResult;
import ringside.lab.session.Session;
import ringside.lab.session.SessionBuilder;
import ringside.lab.session.Stop;
import ringside.programs.Catalogue;

/** Runs of bundled programs that are looked into at random cycles. */
final class Moments {
  private static final int MOMENTS = 6;

  private Moments() {}

  /** A run as in the catalogue, on the machine of the preset classic with some changes. */
  static SessionBuilder of(String program, Map<String, String> settings) {
    Guest guest = Guest.inCatalogue(Catalogue.find(program).orElseThrow());
    return Session.of(guest).on(Machine.classic().with(settings));
  }

  /** Stops a run again and again; looks, and looks whether looking has made a difference. */
  static RunResult visit(
      SessionBuilder described, long end, long seed, BiConsumer<Session, Long> look) {
    try (Session session = described.build()) {
      long[] cycles = new Random(seed).longs(MOMENTS, 0, end).sorted().toArray();
      for (long cycle : cycles) {
        if (session.runUntil(Stop.atCycle(cycle)).end() == Kernel.End.LIMIT) {
          look.accept(session, session.cycle());
        }
      }
      return session.runToEnd();
    }
  }
}
