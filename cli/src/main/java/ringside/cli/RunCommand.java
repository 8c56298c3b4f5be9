package ringside.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import ringside.kernel.choice.ScheduleException;
import ringside.lab.host.Host;
import ringside.lab.host.program.AssemblyException;
import ringside.lab.host.program.Executables;
import ringside.lab.host.program.LoadException;
import ringside.lab.session.Guest;

/** {@code ringside run}: a computer, a program, and what the user wants to know of the run. */
@Command(
    name = "run",
    description = "Runs a program to its end; its exit status is ours.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Exit status: the program's; 128 + n if signal n ended it; 119 output that can't be written,",
      "120 usage, 121 assembly errors, 122 no such program or a bad one, 123 deadlock, 124 limit reached,",
      "125 a mistake of ours.",
      "",
      "Examples:",
      "  ringside run hello",
      "  ringside run args --env HOME=/ -- one 'two words'",
      "  ringside run race --set quantum=5000 --seed 7 --json race.json",
      "  ringside run switch-cost --asid on --stats",
      "  ringside run main.s helper.s --strace",
      "  ringside run --computer 'remote-echo server' --computer 'remote-echo client 10.0.0.1'"
    })
final class RunCommand implements Callable<Integer> {
  private final Host host;
  private final List<String> arguments;

  @Parameters(
      paramLabel = "PROGRAM",
      arity = "0..*",
      description = "a bundled program's name, source files (.s, .S, .asm), or an ELF file")
  private List<String> programs;

  @Mixin private MachineOptions machine = new MachineOptions();
  @Mixin private RunOptions options = new RunOptions();

  RunCommand(Host host, List<String> arguments, List<String> programs) {
    this.programs = new ArrayList<>(programs);
    this.host = host;
    this.arguments = arguments;
  }

  @Override
  public Integer call() throws Failure {
    options.check();
    try {
      return run();
    } catch (ScheduleException misfit) {
      throw ScheduleFiles.misfit(options, misfit);
    }
  }

  private int run() throws Failure {
    if (options.several()) {
      if (!programs.isEmpty() || !arguments.isEmpty()) {
        throw new Failure(
            Status.USAGE,
            "ringside: with --computer or --computers no PROGRAM stands alone"
                + "\n  give it a computer of its own, as in --computer 'PROGRAM ARGUMENTS'");
      }
      return new ComputersRun(host, machine, options).run();
    }
    if (programs.isEmpty()) {
      throw new Failure(
          Status.USAGE,
          "ringside: Missing required parameter: 'PROGRAM'\n"
              + "  'ringside list' shows the bundled ones, 'ringside run --help' every option.");
    }
    var configuration = machine.configuration();
    Guest guest = guest(host, programs).args(arguments);
    return new GuestRun(host, configuration, guest, options).run();
  }

  /** What a run begins with. */
  static Guest guest(Host host, List<String> programs) throws Failure {
    try {
      return new Executables(host.err()::println).find(programs);
    } catch (LoadException missing) {
      throw new Failure(Status.LOAD, String.valueOf(missing.getMessage()));
    } catch (AssemblyException wrong) {
      throw new Failure(Status.ASSEMBLY, String.valueOf(wrong.getMessage()));
    }
  }
}
