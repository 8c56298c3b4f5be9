package ringside.tests.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.mmu.cache.CacheShape;

/** A cache's tags as lists. Lines are physical addresses >>> 6. */
public final class NaiveCache {
  private final List<NaiveSet<Line>> sets = new ArrayList<>();

  /** A line that is here. */
  static final class Line {
    final int number;
    boolean dirty;

    Line(int number, boolean dirty) {
      this.number = number;
      this.dirty = dirty;
    }
  }

  /** An empty one. */
  public NaiveCache(CacheShape shape) {
    for (int i = 0; i < shape.sets(); i++) {
      sets.add(NaiveSet.of(shape.policy(), shape.ways()));
    }
  }

  @Nullable Line find(int line) {
    return setOf(line).find(other -> other.number == line);
  }

  void use(Line line) {
    setOf(line.number).use(line);
  }

  @Nullable Line insert(Line line) {
    return setOf(line.number).insert(line);
  }

  void empty() {
    sets.forEach(set -> set.removeIf(line -> true));
  }

  /** The lines it holds, sorted. */
  public List<Integer> lines() {
    List<Integer> lines = new ArrayList<>();
    for (NaiveSet<Line> set : sets) {
      set.entries().forEach(line -> lines.add(line.number));
    }
    Collections.sort(lines);
    return lines;
  }

  private NaiveSet<Line> setOf(int line) {
    return sets.get(Integer.remainderUnsigned(line, sets.size()));
  }
}
