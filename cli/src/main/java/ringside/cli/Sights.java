package ringside.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import ringside.isa.Nearest;
import ringside.lab.look.Sight;

/** What {@code --show} names, and the cycles of {@code --at}. */
final class Sights {
  private Sights() {}

  /**
   * What is to be shown; nothing where the option was not given.
   *
   * @throws Failure where there is nothing of that name
   */
  static List<Sight> wanted(@Nullable String words) throws Failure {
    List<Sight> sights = new ArrayList<>();
    if (words == null) {
      return sights;
    }
    for (String word : words.split(",", -1)) {
      sights.add(Sight.of(word).orElseThrow(() -> unknown(word)));
    }
    return sights;
  }

  private static Failure unknown(String word) {
    String nearest = Nearest.suggestion(word, Sight.titles());
    return new Failure(
        Status.USAGE,
        "ringside: --show: there is no view '"
            + word
            + "'"
            + (nearest == null ? "" : "; " + nearest)
            + "\n  there are "
            + String.join(", ", Sight.titles()));
  }

  /** The cycles in order, each once. */
  static List<Long> inOrder(List<Long> cycles) {
    return List.copyOf(new TreeSet<>(cycles));
  }
}
