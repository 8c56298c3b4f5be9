package ringside.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An argument of a bundled program that has a name, so that sweeps and comparisons can set it.
 *
 * @param name of the parameter
 * @param fallback what is given for it where another one behind it is set
 * @param words what some values are called in the program's own words
 */
public record Parameter(String name, String fallback, Map<String, String> words) {
  private static final Map<String, List<Parameter>> OF =
      Map.ofEntries(
          entry(
              "switch-cost",
              processesOrThreads("both"),
              plain("workers", "2"),
              plain("pages", "8"),
              plain("turns", "40"),
              plain("stride", "4160")),
          entry(
              "ring-cost",
              processesOrThreads("both"),
              plain("workers", "2"),
              plain("kib", "4"),
              plain("rounds", "20"),
              plain("stride", "64"),
              plain("alone", "yes")),
          entry("ipc-race", plain("what", "all"), plain("size", "all"), plain("messages", "16")),
          entry("race", plain("threads", "4"), plain("updates", "1000"), plain("window", "0")),
          entry("tabs", processesOrThreads("both")),
          entry(
              "webserver",
              plain("port", "8080"),
              plain("requests", "-1"),
              processesOrThreads("alone")),
          entry("creation-cost", plain("rounds", "10")),
          entry("chase", plain("rounds", "1")),
          entry("matrix", plain("rounds", "1")),
          entry("orders", plain("rounds", "1")),
          entry("sieve", plain("rounds", "1")),
          entry("sort", plain("rounds", "1")),
          entry("strings", plain("rounds", "1")));

  private static Map.Entry<String, List<Parameter>> entry(String program, Parameter... own) {
    return Map.entry(program, List.of(own));
  }

  private static Parameter processesOrThreads(String fallback) {
    return new Parameter("as", fallback, Map.of("process", "processes", "thread", "threads"));
  }

  private static Parameter plain(String name, String fallback) {
    return new Parameter(name, fallback, Map.of());
  }

  /** The parameters of a program, in the order of its arguments; empty where they have no names. */
  public static List<Parameter> of(String program) {
    return OF.getOrDefault(program, List.of());
  }

  /** The parameter of a name. */
  public static Optional<Parameter> find(String program, String name) {
    return of(program).stream().filter(parameter -> parameter.name.equals(name)).findFirst();
  }

  /**
   * Arguments in which some parameters are set.
   *
   * @param arguments what is given for those in front that are not set
   * @param values by the parameters' names; others are ignored
   */
  public static List<String> arguments(
      String program, List<String> arguments, Map<String, String> values) {
    List<String> all = new ArrayList<>(arguments);
    List<Parameter> parameters = of(program);
    for (int place = 0; place < parameters.size(); place++) {
      Parameter parameter = parameters.get(place);
      String value = values.get(parameter.name);
      if (value != null) {
        for (int before = all.size(); before <= place; before++) {
          all.add(parameters.get(before).fallback);
        }
        all.set(place, parameter.words.getOrDefault(value, value));
      }
    }
    return all;
  }
}
