package ringside.lab.report;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import ringside.kernel.event.WaitTarget;
import ringside.lab.path.CriticalPath;
import ringside.lab.path.PathBook;
import ringside.lab.path.Slice;

/** The critical path of a run, and what a cost took on it. */
public final class PathReport {
  private final Texts texts;
  private final PrintStream out;
  private final PathRows rows;

  /** A report in the language of the texts. */
  public PathReport(Texts texts, PrintStream out) {
    this.texts = texts;
    this.out = out;
    this.rows = new PathRows(texts);
  }

  /**
   * Prints why being spared a cost did not shorten the run by more, and the path; that it was left
   * out, where too much happened to keep it.
   *
   * @param cost what it is called
   * @param saved cycles by which the run without it was shorter
   * @param most rows of the table
   */
  public void print(Optional<CriticalPath> path, String cost, long saved, int most) {
    path.ifPresentOrElse(
        known -> print(known, cost, saved, most),
        () -> Paragraph.lines(left(texts), 0).forEach(out::println));
  }

  /** That the path was left out, in a sentence. */
  public static String left(Texts texts) {
    return texts.get("path.left", Numbers.grouped(PathBook.MOST));
  }

  private void print(CriticalPath path, String cost, long saved, int most) {
    long all = path.spent(slice -> true);
    long off = path.spent(slice -> !CriticalPath.counts(slice));
    String share =
        texts.get(
            off == 0 ? "path.share.all" : "path.share",
            cost,
            Numbers.grouped(all),
            Numbers.grouped(all - off),
            Numbers.grouped(off),
            Numbers.grouped(saved));
    long less = all - off - saved;
    String rest = less > 0 ? " " + texts.get("path.less", Numbers.grouped(less)) : "";
    Paragraph.lines(share + rest, 0).forEach(out::println);
    out.println();
    out.println(texts.get("path.title"));
    table(path, cost, most);
    threads(path, cost, most);
    links(path, most);
  }

  private void table(CriticalPath path, String cost, int most) {
    TextTable table =
        new TextTable(
            2,
            texts.get("head.thread"),
            texts.get("path.does"),
            texts.get("head.cycles"),
            texts.get("path.part"),
            texts.get("path.of", cost));
    rows.of(path, most).forEach(row -> row(table, path, row));
    long all = path.cycles(slice -> true);
    row(table, path, new PathRows.Row(texts.get("head.total"), "", all, path.spent(slice -> true)));
    table.print(out);
  }

  private void threads(CriticalPath path, String cost, int most) {
    out.println();
    out.println(texts.get("path.threads"));
    TextTable table =
        new TextTable(
            1,
            texts.get("head.thread"),
            texts.get("path.kind.running"),
            texts.get("path.kind.ready"),
            texts.get("path.kind.waiting"),
            texts.get("head.total"),
            texts.get("path.of", cost));
    List<Integer> tids = longestFirst(path.by(Slice::tid));
    for (int tid : tids.subList(0, Math.min(most, tids.size()))) {
      thread(table, path, rows.thread(tid), slice -> slice.tid() == tid);
    }
    if (tids.size() > most) {
      Set<Integer> rest = Set.copyOf(tids.subList(most, tids.size()));
      String name = texts.get("compare.rest", rest.size());
      thread(table, path, name, slice -> rest.contains(slice.tid()));
    }
    table.print(out);
  }

  private static List<Integer> longestFirst(Map<Integer, Long> cycles) {
    return cycles.entrySet().stream()
        .sorted(Comparator.comparing((Map.Entry<Integer, Long> one) -> -one.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static void thread(
      TextTable table, CriticalPath path, String name, Predicate<Slice> own) {
    table.row(
        name,
        Numbers.grouped(path.cycles(own.and(is(Slice.Kind.RUNNING)))),
        Numbers.grouped(path.cycles(own.and(is(Slice.Kind.READY)))),
        Numbers.grouped(path.cycles(own.and(is(Slice.Kind.WAITING)))),
        Numbers.grouped(path.cycles(own)),
        Numbers.grouped(path.spent(own)));
  }

  private void links(CriticalPath path, int most) {
    if (path.links().isEmpty()) {
      return;
    }
    out.println();
    out.println(texts.get("path.links"));
    TextTable table = new TextTable(1, texts.get("path.link"), texts.get("head.count"));
    path.links().entrySet().stream()
        .sorted(Comparator.comparing((Map.Entry<WaitTarget, Integer> link) -> -link.getValue()))
        .limit(most)
        .forEach(link -> table.row(rows.target(link.getKey()), Numbers.grouped(link.getValue())));
    table.print(out);
  }

  private static Predicate<Slice> is(Slice.Kind kind) {
    return slice -> slice.kind() == kind;
  }

  private static void row(TextTable table, CriticalPath path, PathRows.Row row) {
    table.row(
        row.thread(),
        row.does(),
        Numbers.grouped(row.cycles()),
        Numbers.percent(row.cycles(), path.cycles(slice -> true)),
        Numbers.grouped(row.spent()));
  }
}
