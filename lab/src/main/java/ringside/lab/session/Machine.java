package ringside.lab.session;

import java.util.Map;
import ringside.kernel.EngineKind;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.ConfigurationException;
import ringside.kernel.config.Preset;
import ringside.kernel.config.Setting;

/**
 * What a guest runs on: every size and every cost of the computer, its seed, and which engine
 * executes it. Immutable.
 *
 * @param configuration what all cycles follow from
 * @param engine which the host's time depends on, and nothing else
 */
public record Machine(Configuration configuration, EngineKind engine) {
  /** The machine of the preset classic. */
  public static Machine classic() {
    return of(Preset.CLASSIC);
  }

  /** The machine of a preset. */
  public static Machine of(Preset preset) {
    return of(Configuration.of(preset));
  }

  /** The machine of a configuration. */
  public static Machine of(Configuration configuration) {
    return new Machine(configuration, EngineKind.DEFAULT);
  }

  /**
   * The same with another value of a setting.
   *
   * @param value whose text is what {@code --set} would take
   * @throws IllegalArgumentException where the setting can't have it; the message says what it can
   */
  public Machine with(Setting setting, Object value) {
    return with(Map.of(setting.key(), value.toString()));
  }

  /**
   * The same with other values of settings.
   *
   * @param changes by key, as {@code --set} takes them
   * @throws IllegalArgumentException where there is no such setting, or it can't have the value
   */
  public Machine with(Map<String, String> changes) {
    try {
      return new Machine(configuration.with(changes), engine);
    } catch (ConfigurationException refused) {
      throw new IllegalArgumentException(refused.getMessage(), refused);
    }
  }

  /** The same with another seed of every random choice. */
  public Machine seed(long seed) {
    return with(Setting.SEED, seed);
  }

  /** The same with another engine. */
  public Machine by(EngineKind other) {
    return new Machine(configuration, other);
  }
}
