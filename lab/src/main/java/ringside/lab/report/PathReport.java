package ringside.lab.report;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import ringside.kernel.event.WaitTarget;
import ringside.lab.path.CriticalPath;
import ringside.lab.path.Slice;

/** The critical path of a run, and what a cost took on it. */
public final class PathReport {
  private final Texts texts;
  private final PrintStream out;

  /** What rows of the table have in common. */
  private record Key(int tid, Slice.Kind kind, int other, @Nullable WaitTarget target) {
    static Key of(Slice slice) {
      return new Key(slice.tid(), slice.kind(), slice.other(), slice.target());
    }
  }

  private record Row(Key key, long cycles, long spent) {
    Row and(Row other) {
      return new Row(key, cycles + other.cycles, spent + other.spent);
    }
  }

  /** A report in the language of the texts. */
  public PathReport(Texts texts, PrintStream out) {
    this.texts = texts;
    this.out = out;
  }

  /**
   * Prints why being spared a cost did not shorten the run by more, and the path.
   *
   * @param cost what it is called
   * @param saved cycles by which the run without it was shorter
   * @param most rows of the table
   */
  public void print(CriticalPath path, String cost, long saved, int most) {
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
    threads(path, cost);
    links(path, most);
  }

  private void table(CriticalPath path, String cost, int most) {
    Map<Key, Row> sums = new LinkedHashMap<>();
    for (Slice slice : path.slices()) {
      Row row = new Row(Key.of(slice), slice.cycles(), slice.spent());
      sums.merge(row.key, row, Row::and);
    }
    List<Row> rows =
        sums.values().stream().sorted(Comparator.comparing((Row row) -> -row.cycles)).toList();
    TextTable table =
        new TextTable(
            2,
            texts.get("head.thread"),
            texts.get("path.does"),
            texts.get("head.cycles"),
            texts.get("path.part"),
            texts.get("path.of", cost));
    for (Row row : rows.subList(0, Math.min(most, rows.size()))) {
      row(table, path, thread(row.key.tid), does(row.key), row);
    }
    if (rows.size() > most) {
      List<Row> rest = rows.subList(most, rows.size());
      Row sum = rest.stream().reduce(Row::and).orElseThrow();
      row(table, path, texts.get("compare.rest", rest.size()), "", sum);
    }
    total(table, path);
    table.print(out);
  }

  private void threads(CriticalPath path, String cost) {
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
    for (int tid : path.by(Slice::tid).keySet()) {
      Predicate<Slice> own = slice -> slice.tid() == tid;
      table.row(
          thread(tid),
          Numbers.grouped(path.cycles(own.and(is(Slice.Kind.RUNNING)))),
          Numbers.grouped(path.cycles(own.and(is(Slice.Kind.READY)))),
          Numbers.grouped(path.cycles(own.and(is(Slice.Kind.WAITING)))),
          Numbers.grouped(path.cycles(own)),
          Numbers.grouped(path.spent(own)));
    }
    table.print(out);
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
        .forEach(link -> table.row(target(link.getKey()), Numbers.grouped(link.getValue())));
    table.print(out);
  }

  private static Predicate<Slice> is(Slice.Kind kind) {
    return slice -> slice.kind() == kind;
  }

  private void total(TextTable table, CriticalPath path) {
    Key none = new Key(0, Slice.Kind.START, 0, null);
    Row all = new Row(none, path.cycles(slice -> true), path.spent(slice -> true));
    row(table, path, texts.get("head.total"), "", all);
  }

  private static void row(TextTable table, CriticalPath path, String name, String does, Row row) {
    table.row(
        name,
        does,
        Numbers.grouped(row.cycles),
        Numbers.percent(row.cycles, path.cycles(slice -> true)),
        Numbers.grouped(row.spent));
  }

  private String thread(int tid) {
    return tid == 0 ? texts.get("path.nobody") : Integer.toString(tid);
  }

  private String does(Key key) {
    String name = "path.does." + key.kind.name().toLowerCase(Locale.ROOT);
    return switch (key.kind) {
      case START, RUNNING, END -> texts.get(name);
      case READY -> key.other == 0 ? texts.get("path.does.picked") : texts.get(name, key.other);
      case WAITING -> texts.get(name, key.target == null ? "?" : target(key.target));
    };
  }

  private String target(WaitTarget target) {
    return new WaitText(texts).targets(List.of(target));
  }
}
