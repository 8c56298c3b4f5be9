package ringside.lab.host.machine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;
import ringside.kernel.config.ConfigurationException;

/**
 * Reads what {@code --computers} names: a {@code [[computer]]} for each, with {@code name}, {@code
 * program}, {@code arguments}, {@code machine} and any settings; above them {@code machine} and
 * settings of all.
 *
 * @param machine of all that say nothing else, or null
 * @param settings of all that say nothing else, by key
 * @param computers in the order of their numbers
 */
public record ComputersFile(
    @Nullable String machine, Map<String, String> settings, List<ComputerPlan> computers) {
  private static final String COMPUTER = "computer";
  private static final String NAME = "name";
  private static final String PROGRAM = "program";
  private static final String ARGUMENTS = "arguments";
  private static final String MACHINE = "machine";
  private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  /**
   * Reads a file.
   *
   * @throws ConfigurationException where it can't be read, or a key is missing or of another type
   */
  public static ComputersFile read(String file) throws ConfigurationException {
    TomlParseResult toml =
        MachineFile.parse(file, "can't read " + file + ", which --computers names");
    try {
      return new ComputersFile(
          machine(toml), settings(toml, Set.of(MACHINE, COMPUTER)), computers(toml));
    } catch (ConfigurationException wrong) {
      throw new ConfigurationException(file + ": " + wrong.getMessage());
    }
  }

  private static List<ComputerPlan> computers(TomlTable toml) throws ConfigurationException {
    TomlArray tables = toml.isArray(COMPUTER) ? toml.getArray(COMPUTER) : null;
    if (tables == null || tables.isEmpty() || !(tables.get(0) instanceof TomlTable)) {
      throw new ConfigurationException(
          "there is no computer in it; begin each of them with a line [[computer]]");
    }
    List<ComputerPlan> plans = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < tables.size(); i++) {
      if (!(tables.get(i) instanceof TomlTable table)) {
        throw new ConfigurationException(
            "computer " + (i + 1) + ": begin it with a line [[computer]]");
      }
      ComputerPlan plan = plan(table, i + 1);
      if (!names.add(plan.name())) {
        throw new ConfigurationException("two computers have the name '" + plan.name() + "'");
      }
      plans.add(plan);
    }
    return plans;
  }

  private static ComputerPlan plan(TomlTable table, int number) throws ConfigurationException {
    String name =
        table.contains(NAME)
            ? MachineFile.text(NAME, table.get(NAME))
            : ComputerPlan.nameOf(number);
    if (!NAMES.matcher(name).matches()) {
      throw new ConfigurationException(
          "computer "
              + number
              + ": a name has letters, digits, '.', '_' and '-', not '"
              + name
              + "'");
    }
    if (!(table.get(PROGRAM) instanceof String program)) {
      throw new ConfigurationException(
          "computer " + number + ": say what it runs, as in program = \"hello\"");
    }
    return new ComputerPlan(
        name,
        program,
        arguments(table, number),
        machine(table),
        settings(table, Set.of(NAME, PROGRAM, ARGUMENTS, MACHINE)));
  }

  private static List<String> arguments(TomlTable table, int number) throws ConfigurationException {
    if (!table.contains(ARGUMENTS)) {
      return List.of();
    }
    if (!(table.get(ARGUMENTS) instanceof TomlArray array)) {
      throw new ConfigurationException(
          "computer " + number + ": write arguments as in arguments = [\"one\", \"two\"]");
    }
    List<String> arguments = new ArrayList<>();
    for (Object argument : array.toList()) {
      arguments.add(MachineFile.text(ARGUMENTS, argument));
    }
    return arguments;
  }

  private static @Nullable String machine(TomlTable table) throws ConfigurationException {
    return table.contains(MACHINE) ? MachineFile.text(MACHINE, table.get(MACHINE)) : null;
  }

  private static Map<String, String> settings(TomlTable table, Set<String> others)
      throws ConfigurationException {
    Map<String, String> settings = new LinkedHashMap<>();
    for (List<String> path : table.keyPathSet()) {
      String key = String.join(".", path);
      if (!others.contains(key)) {
        settings.put(key, MachineFile.text(key, table.get(path)));
      }
    }
    return settings;
  }
}
