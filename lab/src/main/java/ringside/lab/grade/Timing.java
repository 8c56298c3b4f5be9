package ringside.lab.grade;

import java.util.Map;
import java.util.TreeMap;
import ringside.lab.session.Machine;

/**
 * Settings that a run differs in from others of the same test: its policy, quantum and seed.
 *
 * @param settings by key; none for a run on the machine as it is
 */
public record Timing(Map<String, String> settings) {
  /** The machine as it is. */
  public static final Timing PLAIN = new Timing(Map.of());

  /** In the order of the keys. */
  public Timing {
    settings = new TreeMap<>(settings);
  }

  Machine on(Machine machine) {
    return settings.isEmpty() ? machine : machine.with(settings);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    settings.forEach(
        (key, value) ->
            text.append(text.isEmpty() ? "" : ", ").append(key).append('=').append(value));
    return text.toString();
  }
}
