package ringside.lab.learn.talk;

import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.learn.experiment.Watched;
import ringside.lab.session.Guest;

/** E9: a System V semaphore and a mutex with a futex, by the system calls of an entry. */
final class KeepingOrder implements Experiment {
  /** Additions under the lock, by both processes of shared-memory, by all threads of mutex. */
  private static final long SEMAPHORE_ENTRIES = 600;

  private static final long MUTEX_ENTRIES = 8_000;

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
    Watched semaphore = Watched.run(Guest.of("shared-memory"), EventKind.CALL, EventKind.STATE);
    Watched mutex = Watched.run(Guest.of("mutex"), EventKind.CALL, EventKind.STATE);
    long operations = calls(semaphore, "semtimedop_time64");
    long futexes = calls(mutex, "futex_time64");
    double ofSemaphore = (double) operations / SEMAPHORE_ENTRIES;
    double ofMutex = (double) futexes / MUTEX_ENTRIES;
    Evidence table =
        Evidence.table("table", ".lock", ".entries", ".calls", ".each")
            .row(".semaphore", SEMAPHORE_ENTRIES, operations, ofSemaphore)
            .row(".mutex", MUTEX_ENTRIES, futexes, ofMutex)
            .done();
    return Findings.option(
            ofMutex < 0.5 * ofSemaphore ? 'c' : ofMutex > 2 * ofSemaphore ? 'a' : 'b')
        .value("semaphore.entries", SEMAPHORE_ENTRIES)
        .value("semaphore.calls", operations)
        .value("semaphore.each", ofSemaphore)
        .value("mutex.entries", MUTEX_ENTRIES)
        .value("mutex.calls", futexes)
        .table(table);
  }

  private static long calls(Watched run, String title) {
    return run.all(Event.Called.class).stream().filter(call -> call.title().equals(title)).count();
  }
}
