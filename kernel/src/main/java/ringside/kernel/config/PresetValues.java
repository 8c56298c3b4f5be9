package ringside.kernel.config;

import java.util.EnumMap;
import java.util.Map;

/** The texts of a setting's values in the presets: that of classic, and what others change. */
final class PresetValues {
  private final Map<Preset, String> texts = new EnumMap<>(Preset.class);

  private PresetValues() {}

  static PresetValues classic(String text) {
    return new PresetValues().put(Preset.CLASSIC, text);
  }

  PresetValues textbook(String text) {
    return put(Preset.TEXTBOOK, text);
  }

  PresetValues big(String text) {
    return put(Preset.BIG, text);
  }

  PresetValues tiny(String text) {
    return put(Preset.TINY, text);
  }

  /** The values of all presets, which must be allowed: this is where they are parsed. */
  Map<Preset, Object> parsed(String key, ValueType type) {
    String classic = texts.getOrDefault(Preset.CLASSIC, "");
    Map<Preset, Object> values = new EnumMap<>(Preset.class);
    for (Preset preset : Preset.values()) {
      String text = texts.getOrDefault(preset, classic);
      Object value = type.parse(text);
      if (value == null) {
        throw new IllegalStateException(key + " of " + preset + ": " + text);
      }
      values.put(preset, value);
    }
    return values;
  }

  private PresetValues put(Preset preset, String text) {
    texts.put(preset, text);
    return this;
  }
}
