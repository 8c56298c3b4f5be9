package ringside.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ringside.isa.Nearest;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.ConfigurationException;
import ringside.kernel.config.Setting;
import ringside.lab.host.machine.MachineFile;
import ringside.lab.sweep.Axis;
import ringside.lab.sweep.Grid;
import ringside.programs.Parameter;

/**
 * What a sweep may vary: settings of the machine, the machine itself, parameters of the program.
 */
final class SweepAxes {
  private static final String MACHINE = "machine";

  private final String program;
  private final Configuration base;
  private final Grid grid;

  /**
   * The axes of a command line.
   *
   * @throws Failure where one can't be varied, or can't have one of the values
   */
  SweepAxes(String program, Configuration base, List<String> over) throws Failure {
    this.program = program;
    this.base = base;
    List<Axis> axes = new ArrayList<>();
    for (String each : over) {
      axes.add(axis(each));
    }
    try {
      this.grid = new Grid(axes);
    } catch (IllegalArgumentException wrong) {
      throw new Failure(Status.USAGE, "ringside: --over: " + wrong.getMessage());
    }
  }

  Grid grid() {
    return grid;
  }

  private Axis axis(String text) throws Failure {
    Axis axis;
    try {
      axis = Axis.parse(text);
    } catch (IllegalArgumentException wrong) {
      throw new Failure(Status.USAGE, "ringside: --over " + text + ": " + wrong.getMessage());
    }
    boolean known =
        axis.name().equals(MACHINE)
            || Setting.of(axis.name()).isPresent()
            || Parameter.find(program, axis.name()).isPresent();
    if (!known) {
      throw new Failure(Status.USAGE, "ringside: --over " + text + ": " + unknown(axis.name()));
    }
    for (String value : axis.values()) {
      configuration(Map.of(axis.name(), value));
    }
    return axis;
  }

  private String unknown(String name) {
    List<String> names = new ArrayList<>(Setting.keys());
    names.add(MACHINE);
    Parameter.of(program).forEach(parameter -> names.add(parameter.name()));
    String nearest = Nearest.suggestion(name, names);
    String own =
        Parameter.of(program).stream().map(Parameter::name).collect(Collectors.joining(", "));
    return "there is nothing to vary of that name"
        + (nearest == null ? "" : "; " + nearest)
        + "\n  there are the settings of 'ringside config', machine"
        + (own.isEmpty() ? "" : ", and of " + program + " " + own);
  }

  /** The machine at a point. */
  Configuration configuration(Map<String, String> point) throws Failure {
    Map<String, String> changes = new LinkedHashMap<>();
    point.forEach(
        (name, value) -> {
          if (Setting.of(name).isPresent()) {
            changes.put(name, value);
          }
        });
    try {
      String machine = point.get(MACHINE);
      return (machine == null ? base : MachineFile.machine(machine)).with(changes);
    } catch (ConfigurationException wrong) {
      throw new Failure(Status.USAGE, "ringside: --over: " + wrong.getMessage());
    }
  }

  /** The parameters at a point, over those that hold everywhere. */
  Map<String, String> parameters(Map<String, String> point, Map<String, String> everywhere) {
    Map<String, String> all = new LinkedHashMap<>(everywhere);
    point.forEach(
        (name, value) -> {
          if (Parameter.find(program, name).isPresent()) {
            all.put(name, value);
          }
        });
    return all;
  }
}
