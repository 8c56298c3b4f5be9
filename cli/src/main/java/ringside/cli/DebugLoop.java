package ringside.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import ringside.lab.debug.Timeline;
import ringside.lab.debugger.Debugger;

/** Reads commands, a line each, and lets the debugger do them. */
final class DebugLoop {
  private static final String PROMPT = "(ringside) ";

  private final Timeline timeline;
  private final Debugger debugger;
  private final PrintStream out;
  private final boolean atKeyboard;

  /**
   * A loop over a debugger.
   *
   * @param out where the debugger's text goes
   * @param atKeyboard whether a person types, and sees what is typed
   */
  DebugLoop(Timeline timeline, Debugger debugger, PrintStream out, boolean atKeyboard) {
    this.timeline = timeline;
    this.debugger = debugger;
    this.out = out;
    this.atKeyboard = atKeyboard;
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
  void run(InputStream in) throws Failure {
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (String line = read(reader); line != null; line = read(reader)) {
      if (!atKeyboard) {
        out.println(line);
      }
      if (!debugger.execute(line)) {
        return;
      }
    }
    out.println();
  }

  private @Nullable String read(BufferedReader in) throws Failure {
    out.print(PROMPT);
    out.flush();
    AtomicBoolean typed = new AtomicBoolean(!atKeyboard);
    Thread tender = new Thread(() -> tend(typed), "tender");
    tender.setDaemon(true);
    tender.start();
    try {
      return in.readLine();
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
