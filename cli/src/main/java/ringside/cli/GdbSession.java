package ringside.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import ringside.lab.debug.Recipe;
import ringside.lab.debug.Timeline;
import ringside.lab.debugger.Debugger;
import ringside.lab.gdb.GdbAgent;
import ringside.lab.host.Host;
import ringside.lab.host.Refusal;
import ringside.lab.host.gdb.GdbServer;
import ringside.lab.report.Texts;

/** Lets gdb go through a run. */
final class GdbSession {
  private static final int MOST_PORT = 0xffff;

  private final Host host;
  private final Texts texts;

  GdbSession(Host host, Texts texts) {
    this.host = host;
    this.texts = texts;
  }

  /** Serves gdb on a port, until it kills the run. */
  int run(Recipe recipe, String where) throws Failure {
    try (GdbServer server = new GdbServer(port("--gdb", where))) {
      host.err().println(texts.get("debug.gdb.waits", server.port()));
      host.err().flush();
      Timeline timeline = new Timeline(recipe, server);
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
      Debugger debugger = new Debugger(timeline, texts, new HostSources(), out);
      String news = texts.get("debug.gdb.branch");
      server.serve(new GdbAgent(timeline, line -> monitor(debugger, line, said), news));
      return Status.OK.number();
    } catch (IOException refused) {
      throw new Failure(Status.USAGE, "ringside: --gdb " + where + ": " + Refusal.reason(refused));
    }
  }

  private String monitor(Debugger debugger, String line, ByteArrayOutputStream said) {
    if (!debugger.isLook(line) && !line.strip().startsWith("branch ")) {
      return texts.get("debug.gdb.looks") + "\n";
    }
    said.reset();
    debugger.execute(line);
    return said.toString(StandardCharsets.UTF_8);
  }

  /** The port of an option's value, as in {@code :1234}. */
  static int port(String option, String where) throws Failure {
    String digits = where.startsWith(":") ? where.substring(1) : where;
    if (digits.matches("[0-9]{1,5}") && Integer.parseInt(digits) <= MOST_PORT) {
      return Integer.parseInt(digits);
    }
    throw new Failure(
        Status.USAGE,
        "ringside: " + option + " is a port, as in " + option + " :1234, not " + where);
  }
}
