package ringside.lab.explore;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A part of all schedules, by their first choice, for one of several machines. First choices that
 * one machine alone comes upon are its own.
 *
 * @param number of the part, from 1
 * @param of how many parts there are
 * @param known first choices that all machines know, and have divided among them
 */
public record Share(int number, int of, Set<Choice> known) {
  /** Schedules that every machine makes to know the same first choices. */
  private static final int COMMON = 200;

  /** All of them. */
  public static final Share ALL = new Share(1, 1, Set.of());

  /** A part, of which the first choices are found out as every other machine does. */
  public static Share of(int number, int of, Stage stage, Judge judge, int bound) {
    long[] made = new long[1];
    Set<Choice> first = new HashSet<>();
    new Explorer(stage, judge, bound, () -> made[0] >= COMMON, runs -> made[0] = runs)
        .telling(path -> first.add(path.choices().get(0)))
        .explore();
    return new Share(number, of, Set.copyOf(first));
  }

  /** Whether a schedule is to be made here. */
  boolean has(Path path) {
    return path.choices().isEmpty()
        || !known.contains(path.choices().get(0))
        || isMine(path.choices().get(0));
  }

  /** Whether it counts here; the one without choices is made by all. */
  boolean counts(Path path) {
    return path.choices().isEmpty() ? number == 1 : has(path);
  }

  /** What this one begins with: the known first choices that fall to it, whoever finds them. */
  List<Path> mine() {
    return known.stream()
        .filter(this::isMine)
        .sorted(Comparator.comparing(Choice::text))
        .map(first -> new Path(List.of(first)))
        .toList();
  }

  private boolean isMine(Choice first) {
    return Math.floorMod(first.text().hashCode(), of) == number - 1;
  }
}
