package ringside.lab.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Makes a failing schedule shorter: leaves out choices as long as it fails in the same way, many at
 * a time first (delta debugging, Zeller and Hildebrandt 2002).
 */
final class Minimiser {
  private final Stage stage;
  private final Function<Played, Failure> judge;
  private final Watching watching;

  Minimiser(Stage stage, Function<Played, Failure> judge, Watching watching) {
    this.stage = stage;
    this.judge = judge;
    this.watching = watching;
  }

  /** The schedule without what it fails without, too. */
  Path shortest(Path failing, Failure failure) {
    Path path = failing;
    for (int size = Math.max(1, path.choices().size() / 2); size > 0; size /= 2) {
      for (int from = path.choices().size() - size; from > -size; from -= size) {
        Path shorter = without(path, Math.max(0, from), from + size);
        if (shorter.choices().size() < path.choices().size() && fails(shorter, failure)) {
          path = shorter;
        }
      }
    }
    return path;
  }

  private boolean fails(Path path, Failure failure) {
    Played run = stage.play(path, watching);
    return run.followed() && judge.apply(run) == failure;
  }

  private static Path without(Path path, int from, int to) {
    List<Choice> rest = new ArrayList<>(path.choices().subList(0, from));
    rest.addAll(path.choices().subList(Math.min(to, path.choices().size()), path.choices().size()));
    return new Path(rest);
  }
}
