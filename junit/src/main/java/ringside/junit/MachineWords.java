package ringside.junit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import ringside.kernel.EngineKind;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.Preset;
import ringside.kernel.config.Setting;
import ringside.lab.session.Machine;

/** A machine as the command line describes it: a preset, and what differs from it. */
public final class MachineWords {
  private MachineWords() {}

  /** The words, none for the machine that is there where nothing is said. */
  public static List<String> of(Machine machine) {
    return of(machine, true);
  }

  /**
   * The words.
   *
   * @param quantum whether that of the machine counts; to a token's schedule it does not
   */
  static List<String> of(Machine machine, boolean quantum) {
    Configuration configuration = machine.configuration();
    Preset nearest =
        Arrays.stream(Preset.values())
            .min(Comparator.comparingInt(preset -> others(configuration, preset, true).size()))
            .orElse(Preset.CLASSIC);
    List<String> words = new ArrayList<>();
    if (nearest != Preset.CLASSIC) {
      words.addAll(List.of("--machine", nearest.name().toLowerCase(Locale.ROOT)));
    }
    for (Setting setting : others(configuration, nearest, quantum)) {
      words.addAll(List.of("--set", setting.key() + "=" + configuration.text(setting)));
    }
    if (machine.engine() != EngineKind.DEFAULT) {
      words.addAll(List.of("--engine", machine.engine().name().toLowerCase(Locale.ROOT)));
    }
    return words;
  }

  private static List<Setting> others(Configuration one, Preset preset, boolean quantum) {
    return Arrays.stream(Setting.values())
        .filter(setting -> quantum || setting != Setting.QUANTUM)
        .filter(setting -> !one.text(setting).equals(setting.textIn(preset)))
        .toList();
  }
}
