package ringside.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import ringside.lab.debug.Timeline;
import ringside.lab.debugger.Debugger;

/** Reads commands, a line each, and lets the debugger do them. */
final class DebugLoop {
  /** What stands before each command. */
  static final String PROMPT = "(ringside) ";

  private final Timeline timeline;
  private final Debugger debugger;
  private final PrintStream out;

  /** Where commands come from. */
  interface Source {
    /**
     * The next line; null where there are no more.
     *
     * @throws IOException where it can't be read
     */
    @Nullable String next() throws IOException;

    /** Whether a person takes time over it. */
    boolean isTyped();

    /** What a command has printed is to be seen now. */
    default void done() {}
  }

  /**
   * A loop over a debugger.
   *
   * @param out where the debugger's text goes
   */
  DebugLoop(Timeline timeline, Debugger debugger, PrintStream out) {
    this.timeline = timeline;
    this.debugger = debugger;
    this.out = out;
  }

  /** Does the commands of a script; whether more are wanted. */
  boolean run(List<String> script) {
    for (String line : script) {
      out.println(PROMPT + line);
      if (!debugger.execute(line)) {
        return false;
      }
    }
    return true;
  }

  /** Reads commands to the end. */
  void run(Source source) throws Failure {
    source.done();
    for (String line = read(source); line != null; line = read(source)) {
      if (!debugger.execute(line)) {
        return;
      }
      source.done();
    }
    out.println();
  }

  private @Nullable String read(Source source) throws Failure {
    out.flush();
    AtomicBoolean typed = new AtomicBoolean(!source.isTyped());
    Thread tender = new Thread(() -> tend(typed), "tender");
    tender.setDaemon(true);
    tender.start();
    try {
      return source.next();
    } catch (IOException gone) {
      throw new Failure(Status.LOAD, "ringside: can't read your commands");
    } finally {
      typed.set(true);
      join(tender);
    }
  }

  /** Who types takes time, in which ways back can be made shorter. */
  private void tend(AtomicBoolean typed) {
    boolean more = true;
    while (more && !typed.get()) {
      more = timeline.tend(typed::get);
    }
  }

  private static void join(Thread tender) {
    try {
      tender.join();
    } catch (InterruptedException unexpected) {
      Thread.currentThread().interrupt();
    }
  }
}
