package ringside.cli;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import picocli.CommandLine;
import ringside.cli.dap.DapPort;
import ringside.cli.dap.Launches;
import ringside.lab.debug.Recipe;
import ringside.lab.debugger.Wrong;
import ringside.lab.host.Host;
import ringside.lab.host.Refusal;
import ringside.lab.report.Texts;

/** Lets an editor go through runs. */
final class DapSession implements Launches {
  private final Host host;
  private final Texts texts;
  private final DebugCommand own;

  /** A session whose client may launch what a command line names, or anything else. */
  DapSession(Host host, Texts texts, DebugCommand own) {
    this.host = host;
    this.texts = texts;
    this.own = own;
  }

  /** Serves a client over the standard streams. */
  int run() throws Failure {
    try {
      new DapPort(this, new HostSources(), texts).serve(host.in(), host.out());
      return Status.OK.number();
    } catch (IOException gone) {
      throw new Failure(Status.LOAD, "ringside: --dap: " + Refusal.reason(gone));
    }
  }

  /** Serves a client over a port. */
  int run(String where) throws Failure {
    try (ServerSocket listening = DapPort.listen(GdbSession.port("--dap", where))) {
      host.err().println(texts.get("dap.waits", listening.getLocalPort()));
      host.err().flush();
      new DapPort(this, new HostSources(), texts).serve(listening);
      return Status.OK.number();
    } catch (IOException refused) {
      throw new Failure(Status.USAGE, "ringside: --dap " + where + ": " + Refusal.reason(refused));
    }
  }

  @Override
  public Recipe recipe(List<String> programs, List<String> options, List<String> arguments) {
    try {
      if (programs.isEmpty() && options.isEmpty() && arguments.isEmpty()) {
        return own.recipe();
      }
      DebugCommand other = new DebugCommand(host, arguments);
      new CommandLine(other).parseArgs(options.toArray(String[]::new));
      return other.recipe(programs.isEmpty() ? own.programs() : programs);
    } catch (Failure | CommandLine.ParameterException wrong) {
      throw new Wrong(String.valueOf(wrong.getMessage()));
    }
  }
}
