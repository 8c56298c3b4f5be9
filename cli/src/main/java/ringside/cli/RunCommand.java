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
@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false)
final class RunCommand implements Callable<Integer> {
  private final Host host;
  private final List<String> arguments;

  @Parameters(paramLabel = "PROGRAM", arity = "0..*")
  private List<String> programs = new ArrayList<>();

  @Mixin private MachineOptions machine = new MachineOptions();
  @Mixin private RunOptions options = new RunOptions();

  RunCommand(Host host, List<String> arguments) {
    this.host = host;
    this.arguments = arguments;
  }

  RunCommand(Host host, List<String> arguments, PlainRun plain) {
    this(host, arguments);
    programs.addAll(plain.programs());
    options.report = plain.report();
  }

  @Override
  public Integer call() throws Failure {
    return options.several()
        ? several()
        : new StudiedRun(host, machine, options).run(programs, arguments, Study.NONE);
  }

  private int several() throws Failure {
    options.check();
    ComputerPlans.check(options.computersFile, options.computers, programs, arguments);
    try {
      return new ComputersRun(host, machine, options).run();
    } catch (ScheduleException misfit) {
      throw ScheduleFiles.misfit(options, misfit);
    }
  }

  /** What a run begins with. */
  static Guest guest(Host host, List<String> programs) throws Failure {
    if (programs.isEmpty()) {
      throw new Failure(
          Status.USAGE,
          "ringside: Missing required parameter: 'PROGRAM'\n"
              + "  'ringside list' shows the bundled ones.");
    }
    try {
      return new Executables(host.err()::println).find(programs);
    } catch (LoadException missing) {
      throw new Failure(Status.LOAD, String.valueOf(missing.getMessage()));
    } catch (AssemblyException wrong) {
      throw new Failure(Status.ASSEMBLY, String.valueOf(wrong.getMessage()));
    }
  }
}
