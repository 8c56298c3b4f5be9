package ringside.tests.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tree-PLRU with its bits, as the textbooks draw it: node n has the children 2n and 2n+1; a bit
 * that is set points right. A use turns the bits on its path away from itself.
 */
final class TreeSetOfWays<E> implements NaiveSet<E> {
  private final List<@Nullable E> ways;
  private final boolean[] pointsRight;

  TreeSetOfWays(int ways) {
    this.ways = new ArrayList<>(Collections.nCopies(ways, null));
    this.pointsRight = new boolean[ways];
  }

  @Override
  public void use(E entry) {
    for (int node = ways.indexOf(entry) + ways.size(); node > 1; node /= 2) {
      boolean isRightChild = node % 2 == 1;
      pointsRight[node / 2] = !isRightChild;
    }
  }

  @Override
  public @Nullable E insert(E entry) {
    int way = ways.indexOf(null);
    if (way < 0) {
      way = victim();
    }
    E gone = ways.set(way, entry);
    use(entry);
    return gone;
  }

  @Override
  public void removeIf(Predicate<E> gone) {
    ways.replaceAll(entry -> entry != null && gone.test(entry) ? null : entry);
  }

  @Override
  public List<E> entries() {
    List<E> present = new ArrayList<>(ways);
    present.removeIf(Objects::isNull);
    return present;
  }

  private int victim() {
    int node = 1;
    while (node < ways.size()) {
      node = 2 * node + (pointsRight[node] ? 1 : 0);
    }
    return node - ways.size();
  }
}
