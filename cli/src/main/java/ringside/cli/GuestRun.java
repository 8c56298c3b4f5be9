package ringside.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import ringside.cli.program.Executable;
import ringside.kernel.Computer;
import ringside.kernel.config.Configuration;
import ringside.kernel.statistics.RunStatistics;
import ringside.kernel.trap.Kernel;

/** One run of a guest, from the computer's birth to the last report. */
final class GuestRun {
  /** Set by the launcher where standard input and output are a terminal. */
  private static final String TERMINAL = "RINGSIDE_TERMINAL";

  private final Host host;
  private final Configuration configuration;
  private final Executable executable;
  private final RunOptions options;

  GuestRun(Host host, Configuration configuration, Executable executable, RunOptions options) {
    this.host = host;
    this.configuration = configuration;
    this.executable = executable;
    this.options = options;
  }

  int run(List<String> arguments) throws Failure {
    boolean atKeyboard = host.isSet(TERMINAL) && options.standardInput == null;
    HostConsole console =
        new HostConsole(standardInput(host, options), host, options.terminal || atKeyboard);
    if (atKeyboard) {
      console.watchKeyboard();
    }
    RunReports reports = new RunReports(host, options, console, configuration);
    Computer computer =
        new Computer(
            configuration, executable.store(), console, reports.observer(), reports.accesses());
    reports.attach(computer);
    HostNetwork network = new HostNetwork(options, console::flush);
    computer.join(network.link());
    FirstProcess first = FirstProcess.start(computer, executable, arguments, options);
    Kernel.End end;
    try {
      end = network.ended(computer.run(options.maximumCycles, options.timeIsUp()));
    } finally {
      console.flush();
      network.close();
    }
    reports.stopped(computer, end);
    Set<Integer> stillRan = RunStatistics.running(computer);
    computer.shutDown();
    int status = first.status(end);
    reports.finish(computer, end, stillRan, executable.calledAs(), status);
    return status;
  }

  /** Where the guest reads from. */
  static InputStream standardInput(Host host, RunOptions options) throws Failure {
    if (options.standardInput == null) {
      return host.in();
    }
    try {
      return Files.newInputStream(Path.of(options.standardInput));
    } catch (IOException missing) {
      throw new Failure(Status.LOAD, "ringside: can't read --stdin " + options.standardInput);
    }
  }
}
