package ringside.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ringside.lab.check.Violation;
import ringside.lab.report.Numbers;

/** Functions that do not keep the calling convention, a line for each mistake. */
final class ViolationWords {
  private final Words words;

  ViolationWords(Words words) {
    this.words = words;
  }

  String of(List<Violation> violations) {
    List<String> lines = new ArrayList<>(List.of(words.get("convention", violations.size())));
    for (Violation each : violations) {
      lines.add(
          words.get(
              "convention." + each.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
              each.function(),
              each.line(),
              each.register(),
              Numbers.hex(each.before()),
              Numbers.hex(each.after())));
    }
    return String.join("\n  ", lines);
  }
}
