package ringside.lab.host;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * What SIGTERM, SIGINT and SIGHUP do to a run: it stops, and all that was asked for is written,
 * before this process ends by the signal. A run that waits for input can't stop by itself; whoever
 * heard of the signal then finishes it, while the run stands still.
 */
public final class Interruption {
  /** Of a run that nobody can end. */
  public static final Interruption NEVER = new Interruption(() -> {});

  private final Runnable finish;
  private final Thread hook = new Thread(this::interrupted, "end");
  private final ReentrantLock running = new ReentrantLock();
  private volatile boolean asked;
  private volatile boolean finished;

  private Interruption(Runnable finish) {
    this.finish = finish;
  }

  /**
   * The run of this thread begins.
   *
   * @param finish says and writes what was asked for of a run that has stopped
   */
  public static Interruption begin(Runnable finish) {
    Interruption interruption = new Interruption(finish);
    interruption.running.lock();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Whether the run was ended from outside. */
  public boolean wasAsked() {
    return asked;
  }

  /** When a run stops: for its own reason, or for this. */
  public BooleanSupplier or(BooleanSupplier other) {
    return () -> asked || other.getAsBoolean();
  }

  /** The run can't go on before the host has done something. */
  void beginWait() {
    if (running.isHeldByCurrentThread()) {
      running.unlock();
    }
  }

  /** The run goes on, unless it has been finished meanwhile: then this never returns. */
  void endWait() {
    if (this != NEVER) {
      running.lock();
    }
  }

  /** The run is over, and everything has been written. */
  public void end() {
    finished = true;
    running.unlock();
    if (!asked) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException ending) {
        // The signal has come this very moment; the hook will find nothing to do.
        asked = true;
      }
    }
  }

  private void interrupted() {
    asked = true;
    running.lock();
    if (!finished) {
      finish.run();
    }
  }
}
