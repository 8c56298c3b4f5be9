package ringside.tests.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** LRU or FIFO as a list: the first element is the next to go. */
final class OrderedSet<E> implements NaiveSet<E> {
  private final List<E> entries = new ArrayList<>();
  private final int ways;
  private final boolean useMovesToEnd;

  OrderedSet(int ways, boolean useMovesToEnd) {
    this.ways = ways;
    this.useMovesToEnd = useMovesToEnd;
  }

  @Override
  public void use(E entry) {
    if (useMovesToEnd) {
      int last = entries.size() - 1;
      if (last < 0 || entries.get(last) != entry) {
        entries.removeIf(other -> other == entry);
        entries.add(entry);
      }
    }
  }

  @Override
  public @Nullable E insert(E entry) {
    E gone = entries.size() == ways ? entries.remove(0) : null;
    entries.add(entry);
    return gone;
  }

  @Override
  public void removeIf(Predicate<E> gone) {
    entries.removeIf(gone);
  }

  @Override
  public List<E> entries() {
    return entries;
  }
}
