package ringside.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.ConfigurationException;
import ringside.kernel.config.Setting;
import ringside.kernel.net.ip.Wire;
import ringside.lab.host.Host;
import ringside.lab.host.machine.ComputerPlan;
import ringside.lab.host.machine.ComputersFile;
import ringside.lab.session.Guest;

/** Which computers are to stand on a wire, and the machine and the program of each. */
final class ComputerPlans {
  private static final long SEED_STEP = 1_000_003;

  private final MachineOptions machine;
  private final ComputersFile file;

  private ComputerPlans(MachineOptions machine, ComputersFile file) throws Failure {
    this.machine = machine;
    this.file = file;
    if (all().size() > Wire.MOST_COMPUTERS) {
      throw new Failure(
          Status.USAGE,
          "ringside: at most " + Wire.MOST_COMPUTERS + " computers have an address on the wire");
    }
  }

  /**
   * What options say.
   *
   * @param file that {@code --computers} names, or null
   * @param computers what {@code --computer} names, each a program with its arguments
   */
  static ComputerPlans of(MachineOptions machine, @Nullable String file, List<String> computers)
      throws Failure {
    if (file == null) {
      return new ComputerPlans(machine, named(computers));
    }
    try {
      return new ComputerPlans(machine, ComputersFile.read(file));
    } catch (ConfigurationException wrong) {
      throw new Failure(Status.USAGE, "ringside: " + wrong.getMessage());
    }
  }

  /** Refuses what does not go with several computers, or names them twice. */
  static void check(
      @Nullable String file, List<String> computers, List<String> programs, List<String> arguments)
      throws Failure {
    RunOptions.require(
        file == null || computers.isEmpty(),
        "--computers takes the place of --computer: give one of them");
    RunOptions.require(
        programs.isEmpty() && arguments.isEmpty(),
        "with --computer or --computers no PROGRAM stands alone"
            + "\n  give it a computer of its own, as in --computer 'PROGRAM ARGUMENTS'");
  }

  private static ComputersFile named(List<String> computers) throws Failure {
    List<ComputerPlan> plans = new ArrayList<>();
    for (String text : computers) {
      List<String> words = CommandWords.of("--computer", text);
      plans.add(
          new ComputerPlan(
              ComputerPlan.nameOf(plans.size() + 1),
              words.get(0),
              words.subList(1, words.size()),
              null,
              Map.of()));
    }
    return new ComputersFile(null, Map.of(), plans);
  }

  /** All of them, in the order of their numbers. */
  List<ComputerPlan> all() {
    return file.computers();
  }

  /**
   * The number of one, from 1.
   *
   * @param option that gives its name, or its number
   */
  int number(String option, String name) throws Failure {
    for (int number = 1; number <= all().size(); number++) {
      if (all().get(number - 1).name().equals(name) || name.equals(String.valueOf(number))) {
        return number;
      }
    }
    String names = String.join(", ", all().stream().map(ComputerPlan::name).toList());
    throw new Failure(
        Status.USAGE, "ringside: " + option + ": no computer " + name + "; there are " + names);
  }

  /** The program of one. */
  static Guest guest(Host host, ComputerPlan plan, List<String> environment) throws Failure {
    return RunCommand.guest(host, List.of(plan.program()))
        .args(plan.arguments())
        .environment(environment);
  }

  /**
   * The machine of one: the whole run's, but with what it has of its own, and a seed of its own.
   *
   * @param number from 1
   */
  Configuration configuration(int number) throws Failure {
    ComputerPlan plan = all().get(number - 1);
    String whole = machine.machineOr(file.machine() == null ? "classic" : file.machine());
    String own = plan.machine() == null ? whole : plan.machine();
    long seed = machine.configuration(whole, file.settings(), Map.of()).number(Setting.SEED);
    Map<String, String> settings = new TreeMap<>();
    settings.put(
        Setting.SEED.key(), Long.toString(seed + (number - 1) * SEED_STEP & Long.MAX_VALUE));
    settings.putAll(plan.settings());
    try {
      return machine.configuration(own, file.settings(), settings);
    } catch (Failure wrong) {
      throw new Failure(wrong.status(), wrong.getMessage() + " (" + plan.name() + ")");
    }
  }
}
