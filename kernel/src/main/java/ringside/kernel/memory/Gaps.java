package ringside.kernel.memory;

import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The free ranges between regions, by size: so the highest that is large enough is found without a
 * walk along the regions. Few sizes differ: all gaps together have no more pages than there are
 * addresses.
 */
final class Gaps {
  /** Where gaps end, by how many pages they have. */
  private final TreeMap<Integer, NavigableSet<Integer>> endsBySize = new TreeMap<>();

  /** Notes a gap between two pages; none where they are the same. */
  void add(int startPage, int endPage) {
    if (startPage < endPage) {
      endsBySize.computeIfAbsent(endPage - startPage, size -> new TreeSet<>()).add(endPage);
    }
  }

  /** Forgets a gap. */
  void remove(int startPage, int endPage) {
    NavigableSet<Integer> ends = endsBySize.get(endPage - startPage);
    if (startPage < endPage && ends != null) {
      ends.remove(endPage);
      if (ends.isEmpty()) {
        endsBySize.remove(endPage - startPage);
      }
    }
  }

  /** The highest end, up to a page, of a gap that has some pages; 0 where there is none. */
  int highestEnd(int pages, int mostPage) {
    int highest = 0;
    for (NavigableSet<Integer> ends : endsBySize.tailMap(pages).values()) {
      Integer end = ends.floor(mostPage);
      highest = end == null ? highest : Math.max(highest, end);
    }
    return highest;
  }
}
