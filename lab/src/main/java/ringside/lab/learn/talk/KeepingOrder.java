package ringside.lab.learn.talk;

import ringside.kernel.statistics.CallStatistics;
import ringside.kernel.statistics.RunStatistics;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.learn.experiment.Watched;
import ringside.lab.session.Guest;
import ringside.lab.session.Session;

/** E9: a System V semaphore and a mutex with a futex, by the system calls of an entry. */
final class KeepingOrder implements Experiment {
  @Override
  public String id() {
    return "E9";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("shared-memory", "static void count", 12);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Choice(3);
  }

  @Override
  public Findings measure() {
    long entries = SharedCounter.run().parts().get(1).additions();
    long operations =
        calls(Watched.run(Guest.of("shared-memory")).result().statistics(), "semtimedop_time64");
    Stores additions = new Stores();
    long futexes = calls(mutex(additions), "futex_time64");
    double ofSemaphore = (double) operations / entries;
    double ofMutex = (double) futexes / additions.count();
    Evidence table =
        Evidence.table("table", ".lock", ".entries", ".calls", ".each")
            .row(".semaphore", entries, operations, ofSemaphore)
            .row(".mutex", additions.count(), futexes, ofMutex)
            .done();
    return Findings.option(
            ofMutex < 0.5 * ofSemaphore ? 'c' : ofMutex > 2 * ofSemaphore ? 'a' : 'b')
        .value("semaphore.entries", entries)
        .value("semaphore.calls", operations)
        .value("semaphore.each", ofSemaphore)
        .value("mutex.entries", additions.count())
        .value("mutex.calls", futexes)
        .table(table);
  }

  /** Runs the program mutex, whose threads add to its counter under the lock. */
  private static RunStatistics mutex(Stores additions) {
    try (Session session = Session.of(Guest.of("mutex")).accesses(meter -> additions).build()) {
      additions.watch(session.station().address("counter"));
      return session.runToEnd().statistics();
    }
  }

  private static long calls(RunStatistics run, String name) {
    return run.calls().stream()
        .filter(call -> call.name().equals(name))
        .mapToLong(CallStatistics::count)
        .sum();
  }
}
