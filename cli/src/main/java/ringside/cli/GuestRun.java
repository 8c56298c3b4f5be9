package ringside.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import ringside.kernel.Computer;
import ringside.kernel.config.Configuration;
import ringside.kernel.statistics.RunStatistics;
import ringside.kernel.trap.Kernel;
import ringside.lab.host.Host;
import ringside.lab.host.HostConsole;
import ringside.lab.host.Interruption;
import ringside.lab.host.Refusal;
import ringside.lab.host.network.HostNetwork;
import ringside.lab.host.network.NetworkException;
import ringside.lab.host.program.Executable;

/** One run of a guest, from the computer's birth to the last report. */
final class GuestRun {
  /** Set by the launcher where standard input and output are a terminal. */
  private static final String TERMINAL = "RINGSIDE_TERMINAL";

  private final Host host;
  private final RunOptions options;
  private final Executable executable;
  private final HostConsole console;
  private final RunReports reports;
  private final Computer computer;
  private final HostNetwork network;
  private Interruption interruption = Interruption.NEVER;

  /** Builds the computer. */
  GuestRun(Host host, Configuration configuration, Executable executable, RunOptions options)
      throws Failure {
    boolean atKeyboard = host.isSet(TERMINAL) && options.standardInput == null;
    this.host = host;
    this.options = options;
    this.executable = executable;
    this.console =
        new HostConsole(standardInput(host, options), host, options.terminal || atKeyboard);
    console.limitOutput(options.outputBytes());
    if (atKeyboard) {
      console.watchKeyboard();
    }
    this.reports = new RunReports(host, options, console, configuration);
    console.whenStuck(reports::stuck);
    this.computer = reports.computer(configuration, executable);
    this.network = network(options, console);
    computer.join(network.link());
  }

  int run(List<String> arguments) throws Failure {
    FirstProcess first = FirstProcess.start(computer, executable, arguments, options);
    interruption = Interruption.begin(() -> finishEarly(first));
    console.interruptibleBy(interruption);
    try {
      BooleanSupplier stop = interruption.or(options.timeIsUp());
      Kernel.End end =
          computer.run(options.maximumCycles, () -> console.isFull() || stop.getAsBoolean());
      return finish(first, network.ended(end));
    } finally {
      close();
      host.err().flush();
      interruption.end();
    }
  }

  private int finish(FirstProcess first, Kernel.End end) throws Failure {
    close();
    reports.stopped(computer, end, interruption);
    Set<Integer> stillRan = RunStatistics.running(computer);
    computer.shutDown();
    int status = first.status(end);
    reports.finish(computer, end, stillRan, executable.calledAs(), status);
    if (end == Kernel.End.EXITED) {
      first.mistakable().ifPresent(reports::ownStatus);
    }
    refuseLostOutput();
    return status;
  }

  /** The run was ended from outside while it waited. */
  private void finishEarly(FirstProcess first) {
    try {
      finish(first, Kernel.End.LIMIT);
    } catch (Failure failed) {
      Mistakes.of(failed, host);
    }
    host.err().flush();
  }

  private static HostNetwork network(RunOptions options, HostConsole console) throws Failure {
    try {
      return HostNetwork.open(options.forwards, options.record, options.replay, console::flush);
    } catch (NetworkException refused) {
      throw new Failure(Status.USAGE, String.valueOf(refused.getMessage()));
    }
  }

  /** All of the guest's output is to be written, or it is said that it was not. */
  private void refuseLostOutput() throws Failure {
    String complaint = console.complaint();
    if (complaint != null) {
      throw Failure.cantWrite("the standard output", complaint);
    }
  }

  private void close() throws Failure {
    console.flush();
    try {
      network.close();
    } catch (IOException full) {
      throw Failure.cantWrite("--record to its end", Refusal.reason(full));
    }
  }

  /** Where the guest reads from. */
  static InputStream standardInput(Host host, RunOptions options) throws Failure {
    if (options.standardInput == null) {
      return host.in();
    }
    try {
      Path file = Path.of(options.standardInput);
      if (Files.isDirectory(file)) {
        throw new Failure(
            Status.LOAD,
            "ringside: --stdin " + options.standardInput + " is a folder; name a file in it");
      }
      return Files.newInputStream(file);
    } catch (IOException | InvalidPathException missing) {
      throw new Failure(Status.LOAD, "ringside: can't read --stdin " + options.standardInput);
    }
  }
}
