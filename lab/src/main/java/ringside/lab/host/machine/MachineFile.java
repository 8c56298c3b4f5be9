package ringside.lab.host.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.ConfigurationException;
import ringside.kernel.config.Preset;
import ringside.kernel.config.Setting;

/** Reads and writes the description of a machine. */
public final class MachineFile {
  private static final String PRESET = "preset";
  private static final String TOO_DEEP = ": it is nested too deeply to be a description";
  private static final int DEEPEST = 16;

  private MachineFile() {}

  /**
   * The machine of a name.
   *
   * @param name of a preset, or of a file that ends in .toml
   * @throws ConfigurationException where there is none, or it says what can't be
   */
  public static Configuration machine(String name) throws ConfigurationException {
    Preset preset = preset(name);
    if (preset != null) {
      return Configuration.of(preset);
    }
    if (!name.endsWith(".toml")) {
      throw new ConfigurationException(
          "there is no machine '"
              + name
              + "': name "
              + presets()
              + ", or a file that ends in .toml");
    }
    return of(name, read(name));
  }

  /** The text of a file that describes a configuration whole. */
  public static String write(Configuration configuration) {
    StringBuilder text = new StringBuilder("preset = \"classic\"\n");
    for (Setting setting : Setting.values()) {
      String value = configuration.text(setting);
      text.append("\n# ").append(setting.meaning());
      text.append(" (").append(setting.type().allowed()).append(")\n").append(setting.key());
      text.append(" = ").append(isPlainNumber(value) ? value : '"' + value + '"').append('\n');
    }
    return text.toString();
  }

  private static TomlParseResult read(String name) throws ConfigurationException {
    return parse(
        name, "can't read the machine file " + name + "; 'ringside config --toml' prints one");
  }

  /**
   * Reads a file, or says what is wrong with it.
   *
   * @param advice for one that can't be read
   * @throws ConfigurationException where it is not TOML
   */
  public static TomlParseResult parse(String name, String advice) throws ConfigurationException {
    try {
      TomlParseResult result = Toml.parse(Files.readString(Path.of(name)));
      if (result.hasErrors()) {
        throw new ConfigurationException(name + ": " + result.errors().get(0));
      }
      if (result.keyPathSet().stream().anyMatch(path -> path.size() > DEEPEST)) {
        throw new ConfigurationException(name + TOO_DEEP);
      }
      return result;
    } catch (IOException | InvalidPathException unreadable) {
      throw new ConfigurationException(advice);
    } catch (StackOverflowError deep) {
      throw new ConfigurationException(name + TOO_DEEP);
    }
  }

  private static Configuration of(String name, TomlParseResult file) throws ConfigurationException {
    try {
      return of(file);
    } catch (ConfigurationException wrong) {
      throw new ConfigurationException(name + ": " + wrong.getMessage());
    }
  }

  private static Configuration of(TomlParseResult file) throws ConfigurationException {
    String base = file.contains(PRESET) ? text(PRESET, file.get(PRESET)) : "classic";
    Preset preset = preset(base);
    if (preset == null) {
      throw new ConfigurationException("there is no preset '" + base + "': name " + presets());
    }
    Map<String, String> changes = new LinkedHashMap<>();
    for (List<String> path : file.keyPathSet()) {
      String key = String.join(".", path);
      if (!key.equals(PRESET)) {
        changes.put(key, text(key, file.get(path)));
      }
    }
    return Configuration.of(preset).with(changes);
  }

  /**
   * A value as it would be written after --set.
   *
   * @throws ConfigurationException where it is a list or a table
   */
  static String text(String key, @Nullable Object value) throws ConfigurationException {
    if (value instanceof TomlArray || value instanceof TomlTable) {
      throw new ConfigurationException(
          "'" + key + "' is one word or number, not a list or a table of them");
    }
    return value instanceof Boolean truth ? truth ? "on" : "off" : String.valueOf(value);
  }

  private static @Nullable Preset preset(String name) {
    for (Preset preset : Preset.values()) {
      if (title(preset).equals(name)) {
        return preset;
      }
    }
    return null;
  }

  private static String presets() {
    StringBuilder names = new StringBuilder();
    for (Preset preset : Preset.values()) {
      names.append(names.isEmpty() ? "" : ", ").append(title(preset));
    }
    return names.toString();
  }

  private static String title(Preset preset) {
    return preset.name().toLowerCase(Locale.ROOT);
  }

  private static boolean isPlainNumber(String value) {
    return !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
