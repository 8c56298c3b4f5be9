package ringside.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import ringside.cli.mount.Mount;
import ringside.cli.mount.MountException;
import ringside.cli.program.Executable;
import ringside.isa.elf.ElfFormatException;
import ringside.kernel.Computer;
import ringside.kernel.config.Configuration;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.process.ExitStatus;
import ringside.kernel.process.Process;
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
    HostConsole console = new HostConsole(standardInput(), host, options.terminal || atKeyboard);
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
    mount(computer);
    Process first = start(computer, arguments);
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
    int status = status(first, end);
    reports.finish(computer, end, stillRan, executable.calledAs(), status);
    return status;
  }

  private static int status(Process first, Kernel.End end) {
    return switch (end) {
      case EXITED -> status(first);
      case DEADLOCK -> Status.DEADLOCK.number();
      case LIMIT -> Status.LIMIT.number();
    };
  }

  private static int status(Process first) {
    ExitStatus status = first.exitStatus();
    if (status == null) {
      throw new IllegalStateException("the first process has no exit status");
    }
    return status.forShell();
  }

  private void mount(Computer computer) throws Failure {
    for (String mount : options.mounts) {
      try {
        Mount.of(mount).show(computer);
      } catch (MountException wrong) {
        throw new Failure(Status.USAGE, "ringside: " + wrong.getMessage());
      }
    }
  }

  private Process start(Computer computer, List<String> arguments) throws Failure {
    List<String> argv = new ArrayList<>();
    argv.add(guestText(executable.calledAs()));
    arguments.forEach(argument -> argv.add(guestText(argument)));
    List<String> envp = options.environment.stream().map(GuestRun::guestText).toList();
    try {
      return computer
          .start(executable.path(), argv, envp)
          .orElseThrow(() -> new IllegalStateException("not in the store: " + executable.path()));
    } catch (ElfFormatException bad) {
      throw new Failure(
          Status.LOAD, "ringside: can't run '" + executable.calledAs() + "': " + bad.getMessage());
    } catch (OutOfMemory tooLarge) {
      throw new Failure(
          Status.LOAD,
          "ringside: '"
              + executable.calledAs()
              + "' does not fit in this machine's memory\n"
              + "  try more, as in --set memory=64MiB");
    }
  }

  /** The kernel keeps strings as bytes, one a character. */
  private static String guestText(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private InputStream standardInput() throws Failure {
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
