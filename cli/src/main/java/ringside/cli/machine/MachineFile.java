package ringside.cli.machine;

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
import org.tomlj.TomlParseResult;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.ConfigurationException;
import ringside.kernel.config.Preset;
import ringside.kernel.config.Setting;

/** Reads and writes the description of a machine. */
public final class MachineFile {
  private static final String PRESET = "preset";

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
      text.append("\n# ").append(setting.meaning()).append('\n').append(setting.key());
      text.append(" = ").append(isPlainNumber(value) ? value : '"' + value + '"').append('\n');
    }
    return text.toString();
  }

  private static TomlParseResult read(String name) throws ConfigurationException {
    return parse(
        name, "can't read the machine file " + name + "; 'ringside config --toml' prints one");
  }

  /** Reads a file, or says what is wrong with it; the advice is for one that can't be read. */
  static TomlParseResult parse(String name, String advice) throws ConfigurationException {
    try {
      TomlParseResult result = Toml.parse(Files.readString(Path.of(name)));
      if (result.hasErrors()) {
        throw new ConfigurationException(name + ": " + result.errors().get(0));
      }
      return result;
    } catch (IOException | InvalidPathException unreadable) {
      throw new ConfigurationException(advice);
    }
  }

  private static Configuration of(String name, TomlParseResult file) throws ConfigurationException {
    String base = file.contains(PRESET) ? String.valueOf(file.get(PRESET)) : "classic";
    Preset preset = preset(base);
    if (preset == null) {
      throw new ConfigurationException(
          name + ": there is no preset '" + base + "': name " + presets());
    }
    Map<String, String> changes = new LinkedHashMap<>();
    for (List<String> path : file.keyPathSet()) {
      String key = String.join(".", path);
      if (!key.equals(PRESET)) {
        changes.put(key, text(file.get(path)));
      }
    }
    try {
      return Configuration.of(preset).with(changes);
    } catch (ConfigurationException wrong) {
      throw new ConfigurationException(name + ": " + wrong.getMessage());
    }
  }

  /** A value as it would be written after --set. */
  static String text(@Nullable Object value) {
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
