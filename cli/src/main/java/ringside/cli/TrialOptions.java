package ringside.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ringside.kernel.EngineKind;
import ringside.kernel.config.Configuration;
import ringside.lab.host.Host;
import ringside.lab.host.machine.ComputerPlan;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.Session;
import ringside.lab.session.SessionBuilder;
import ringside.lab.trial.Trial;
import ringside.programs.Parameter;

/** What says of a run that is made for its figures: the machine, and what the guest is given. */
final class TrialOptions {
  @Mixin private MachineOptions machine = new MachineOptions();

  @Option(names = "--as", paramLabel = "process|thread")
  private @Nullable String as;

  @Option(names = "--param", paramLabel = "NAME=VALUE")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(names = "--env", paramLabel = "NAME=VALUE")
  private List<String> environment = new ArrayList<>();

  @Option(names = "--stdin", paramLabel = "FILE")
  private @Nullable String standardInput;

  @Option(names = "--max-cycles", paramLabel = "CYCLES")
  private long maximumCycles = Long.MAX_VALUE;

  @Option(names = "--engine", paramLabel = RunOptions.ENGINES)
  private @Nullable String engine;

  /** The machine's configuration. */
  Configuration configuration() throws Failure {
    return machine.configuration();
  }

  /** What of the program's parameters is set, by name. */
  Map<String, String> parameters(String program) throws Failure {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    if (as != null) {
      all.put("as", as);
    }
    for (String name : all.keySet()) {
      if (Parameter.find(program, name).isEmpty()) {
        throw new Failure(
            Status.USAGE,
            "ringside: " + program + " has no parameter '" + name + "'\n  " + known(program));
      }
    }
    return all;
  }

  /** Which parameters a program has, in a sentence. */
  static String known(String program) {
    String names =
        Parameter.of(program).stream().map(Parameter::name).collect(Collectors.joining(", "));
    return names.isEmpty()
        ? "it takes arguments behind --, and none of them has a name"
        : "it has these: " + names;
  }

  /** The run of a program on the machine that the options name. */
  Trial trial(Host host, String program, List<String> arguments) throws Failure {
    return trial(host, List.of(program), arguments);
  }

  /** The same of what names a program: of several sources, each. */
  Trial trial(Host host, List<String> programs, List<String> arguments) throws Failure {
    String program = programs.isEmpty() ? "" : programs.get(0);
    Configuration configuration = configuration();
    Map<String, String> values = parameters(program);
    Guest guest =
        RunCommand.guest(host, programs)
            .args(Parameter.arguments(program, arguments, values))
            .environment(environment)
            .stdin(input(host));
    return new Trial(guest, Machine.of(configuration).by(engine()), maximumCycles);
  }

  /**
   * What describes, each time anew, the run of several computers on the machine that the options
   * name; the first has standard input.
   */
  Supplier<SessionBuilder> several(Host host, ComputerPlans plans) throws Failure {
    RunOptions.require(
        as == null && parameters.isEmpty(),
        "--as and --param are of one program\n  write its arguments behind it, as in --computer 'PROGRAM ARGUMENTS'");
    List<Guest> guests = new ArrayList<>();
    List<Machine> machines = new ArrayList<>();
    for (ComputerPlan plan : plans.all()) {
      Guest guest = ComputerPlans.guest(host, plan, environment);
      guests.add(guests.isEmpty() ? guest.stdin(input(host)) : guest);
      machines.add(Machine.of(plans.configuration(guests.size())).by(engine()));
    }
    return () -> {
      SessionBuilder session = Session.of(guests.get(0));
      guests.subList(1, guests.size()).forEach(session::and);
      for (int number = 1; number <= guests.size(); number++) {
        session.of(number).named(plans.all().get(number - 1).name()).on(machines.get(number - 1));
      }
      return session.limit(maximumCycles);
    };
  }

  /** The machine that the options name. */
  MachineOptions machine() {
    return machine;
  }

  /** A run like another one, on another machine, with other parameters. */
  Trial at(
      Trial plain,
      String program,
      List<String> arguments,
      Configuration configuration,
      Map<String, String> values)
      throws Failure {
    Guest guest = plain.guest().args(Parameter.arguments(program, arguments, values));
    return new Trial(guest, Machine.of(configuration).by(engine()), maximumCycles);
  }

  private byte[] input(Host host) throws Failure {
    if (standardInput == null) {
      return new byte[0];
    }
    try (InputStream in = GuestRun.standardInput(host, standardInput)) {
      return in.readAllBytes();
    } catch (IOException gone) {
      throw new Failure(Status.LOAD, "ringside: can't read --stdin " + standardInput);
    }
  }

  private EngineKind engine() throws Failure {
    return RunOptions.engine(engine);
  }
}
