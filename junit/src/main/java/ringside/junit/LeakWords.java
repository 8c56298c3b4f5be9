package ringside.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ringside.lab.check.Leaks;

/** What a run has left behind, a line for each thing. */
final class LeakWords {
  private final Words words;

  LeakWords(Words words) {
    this.words = words;
  }

  String of(Leaks leaks) {
    List<String> lines = new ArrayList<>(List.of(words.get("left", leaks.count())));
    leaks
        .descriptors()
        .forEach(
            one ->
                lines.add(
                    words.get(
                        "left.descriptor", one.program(), one.pid(), one.number(), one.what())));
    leaks
        .children()
        .forEach(
            one ->
                lines.add(
                    words.get(
                        one.ended() ? "left.zombie" : "left.orphan",
                        one.parentProgram(),
                        one.parent(),
                        one.program(),
                        one.pid())));
    leaks
        .objects()
        .forEach(one -> lines.add(words.get("left." + key(one.kind()), one.name(), one.frames())));
    return String.join("\n  ", lines);
  }

  private static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
