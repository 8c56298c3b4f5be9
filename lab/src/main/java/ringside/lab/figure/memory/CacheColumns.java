package ringside.lab.figure.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ringside.lab.look.CacheContents;

/**
 * A cache's sets in columns, of which a drawing has room for so many: where there are more sets,
 * neighbours share a column.
 *
 * @param cache whose they are
 * @param setsEach sets of a column
 * @param columns the lines of each, by set and way
 * @param owners how many lines of each column each thread has
 */
record CacheColumns(
    CacheContents cache,
    int setsEach,
    List<List<CacheContents.Row>> columns,
    List<Map<Integer, Long>> owners) {
  private static final int MOST = 64;
  private static final int MOST_WAYS = 16;

  static CacheColumns of(CacheContents cache) {
    int each = Math.max(1, cache.sets() / MOST);
    List<List<CacheContents.Row>> columns = new ArrayList<>();
    for (int set = 0; set < cache.sets(); set += each) {
      columns.add(new ArrayList<>());
    }
    cache.rows().forEach(row -> columns.get(row.set() / each).add(row));
    List<Map<Integer, Long>> owners = new ArrayList<>();
    columns.forEach(column -> owners.add(count(column)));
    return new CacheColumns(cache, each, columns, owners);
  }

  /** Whether there is room for each line by itself. */
  boolean showsLines() {
    return setsEach == 1 && cache.ways() <= MOST_WAYS;
  }

  /** Lines that a column has room for. */
  int room() {
    return setsEach * cache.ways();
  }

  /** The sets of a column, as in {@code 5} or {@code 8-15}. */
  String sets(int column) {
    int first = column * setsEach;
    return setsEach == 1 ? String.valueOf(first) : first + "-" + (first + setsEach - 1);
  }

  /** How many lines of a column each thread has. */
  Map<Integer, Long> owners(int column) {
    return owners.get(column);
  }

  /** How many lines of a list each thread has. */
  static Map<Integer, Long> count(List<CacheContents.Row> rows) {
    Map<Integer, Long> counts = new TreeMap<>();
    rows.forEach(row -> counts.merge(row.tid(), 1L, Long::sum));
    return counts;
  }
}
