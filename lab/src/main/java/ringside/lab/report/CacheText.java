package ringside.lab.report;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import ringside.kernel.Computer;
import ringside.lab.look.CacheContents;
import ringside.mmu.MissObserver.Buffer;

/** What the caches hold: how full their sets are and whose the lines are, or every line. */
final class CacheText {
  private final Texts texts;
  private final Computer computer;
  private final PrintStream out;

  CacheText(Texts texts, Computer computer, PrintStream out) {
    this.texts = texts;
    this.computer = computer;
    this.out = out;
  }

  /** Prints a summary of each. */
  void print(List<CacheContents> caches) {
    for (CacheContents cache : caches) {
      title(cache);
      Map<Long, Long> sets = new TreeMap<>();
      Map<Integer, Long> linesOfSet =
          cache.rows().stream()
              .collect(Collectors.groupingBy(CacheContents.Row::set, Collectors.counting()));
      for (int set = 0; set < cache.sets(); set++) {
        sets.merge(linesOfSet.getOrDefault(set, 0L), 1L, Long::sum);
      }
      sets.forEach(
          (lines, count) ->
              out.println("  " + texts.get("look.cache.sets", Numbers.grouped(count), lines)));
      owners(cache).lines(Paragraph.COLUMNS).forEach(out::println);
    }
  }

  /** Prints every line of one. */
  void lines(List<CacheContents> caches, Buffer buffer) {
    List<CacheContents> one = caches.stream().filter(c -> c.buffer() == buffer).toList();
    if (one.isEmpty()) {
      out.println("  " + texts.get("look.cache.none"));
    }
    for (CacheContents cache : one) {
      title(cache);
      TextTable table =
          new TextTable(
              3,
              texts.get("look.head.address"),
              texts.get("look.head.dirty"),
              texts.get("look.head.filler"),
              texts.get("look.head.set"),
              texts.get("look.head.way"));
      for (CacheContents.Row row : cache.rows()) {
        table.row(
            Numbers.hex(row.address()),
            row.dirty() ? texts.get("look.cache.dirty") : "",
            filler(row.tid()),
            String.valueOf(row.set()),
            String.valueOf(row.way()));
      }
      table.lines(Paragraph.COLUMNS).forEach(out::println);
    }
  }

  private void title(CacheContents cache) {
    out.println(
        texts.get(
            "look.cache.one",
            texts.get("buffer." + cache.buffer().name()),
            cache.sets(),
            cache.ways(),
            Numbers.grouped(cache.rows().size())));
  }

  private TextTable owners(CacheContents cache) {
    TextTable table =
        new TextTable(
            1,
            texts.get("look.head.filler"),
            texts.get("look.head.lines"),
            texts.get("look.head.dirty"));
    Map<Integer, List<CacheContents.Row>> owners =
        cache.rows().stream()
            .collect(
                Collectors.groupingBy(CacheContents.Row::tid, TreeMap::new, Collectors.toList()));
    owners.forEach((tid, rows) -> table.row(filler(tid), count(rows, row -> true), dirty(rows)));
    return table.row(
        texts.get("head.total"), count(cache.rows(), row -> true), dirty(cache.rows()));
  }

  private static String dirty(List<CacheContents.Row> rows) {
    return count(rows, CacheContents.Row::dirty);
  }

  private static String count(List<CacheContents.Row> rows, Predicate<CacheContents.Row> wanted) {
    return Numbers.grouped(rows.stream().filter(wanted).count());
  }

  private String filler(int tid) {
    return new FillerText(texts, computer).of(tid);
  }
}
