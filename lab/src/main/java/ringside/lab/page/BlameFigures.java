package ringside.lab.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ringside.lab.blame.Culprit;
import ringside.lab.blame.MissRow;
import ringside.lab.figure.Figure;
import ringside.lab.figure.compare.MatrixFigure;
import ringside.lab.place.ProgramBook;
import ringside.lab.report.Texts;
import ringside.mmu.MissObserver.Buffer;

/** Whose miss by whose fault, a matrix for each TLB and cache. */
public final class BlameFigures {
  /** Threads that have a row of their own; those with fewer misses share one. */
  private static final int MOST_ROWS = 10;

  /** Threads that have a column of their own for what they drove out. */
  private static final int MOST_OTHERS = 4;

  private final Texts texts;
  private final ProgramBook programs;

  private BlameFigures(Texts texts, ProgramBook programs) {
    this.texts = texts;
    this.programs = programs;
  }

  /** Those of a book of misses. */
  public static List<Figure> of(Texts texts, ProgramBook programs, List<MissRow> rows) {
    BlameFigures figures = new BlameFigures(texts, programs);
    List<Figure> all = new ArrayList<>();
    for (Buffer buffer : Buffer.values()) {
      List<MissRow> own = rows.stream().filter(row -> row.buffer() == buffer).toList();
      if (!own.isEmpty()) {
        all.add(figures.figure(buffer, own));
      }
    }
    return all;
  }

  private Figure figure(Buffer buffer, List<MissRow> rows) {
    List<String> payers = most(rows, row -> who(row.pid(), row.tid()), MOST_ROWS);
    Function<MissRow, String> payer = named(payers, row -> who(row.pid(), row.tid()));
    List<MissRow> driven =
        rows.stream().filter(row -> row.culprit().kind() == Culprit.Kind.OTHER).toList();
    List<String> others = most(driven, row -> thread(row.culprit().tid()), MOST_OTHERS);
    Function<MissRow, String> culprit = row -> fault(row.culprit(), others);
    List<String> columns = columns(rows, culprit, others);
    List<MatrixFigure.Row> cells =
        most(rows, payer, Integer.MAX_VALUE).stream()
            .map(name -> row(name, rows, payer, culprit, columns))
            .toList();
    MatrixFigure.Words words =
        new MatrixFigure.Words(
            "blame-" + buffer.name().toLowerCase(Locale.ROOT).replace('_', '-'),
            texts.get("blame.figure", texts.get("buffer." + buffer.name())),
            texts.get("blame.figure.rows"),
            texts.get("blame.figure.columns"));
    return new MatrixFigure(texts, words, columns, cells);
  }

  private static MatrixFigure.Row row(
      String name,
      List<MissRow> rows,
      Function<MissRow, String> payer,
      Function<MissRow, String> culprit,
      List<String> columns) {
    Map<String, Long> counts =
        sums(rows.stream().filter(row -> payer.apply(row).equals(name)), culprit);
    return new MatrixFigure.Row(
        name, columns.stream().map(column -> counts.getOrDefault(column, 0L)).toList());
  }

  /** What there is, in the order of the kinds; of the threads those that drove out most first. */
  private List<String> columns(
      List<MissRow> rows, Function<MissRow, String> culprit, List<String> others) {
    List<String> order = new ArrayList<>();
    for (Culprit.Kind kind : Culprit.Kind.values()) {
      if (kind == Culprit.Kind.OTHER) {
        order.addAll(others);
        order.add(texts.get("blame.figure.rest"));
      } else {
        order.add(texts.get("blame.head." + kind.name()));
      }
    }
    Map<String, Long> counts = sums(rows.stream(), culprit);
    order.removeIf(name -> !counts.containsKey(name));
    return order;
  }

  /** A name for each row; those of few misses share one. */
  private Function<MissRow, String> named(List<String> own, Function<MissRow, String> name) {
    return row -> own.contains(name.apply(row)) ? name.apply(row) : texts.get("blame.figure.rest");
  }

  private static List<String> most(
      List<MissRow> rows, Function<MissRow, String> name, int howMany) {
    return sums(rows.stream(), name).entrySet().stream()
        .sorted(Comparator.comparing((Map.Entry<String, Long> each) -> -each.getValue()))
        .limit(howMany)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Map<String, Long> sums(Stream<MissRow> rows, Function<MissRow, String> name) {
    return rows.collect(
        Collectors.groupingBy(name, TreeMap::new, Collectors.summingLong(MissRow::count)));
  }

  private String who(int pid, int tid) {
    return tid == 0 ? texts.get("blame.boot") : programs.name(pid) + " " + pid + "/" + tid;
  }

  private String thread(int tid) {
    return tid == 0 ? texts.get("blame.boot") : texts.get("blame.mostly.OTHER", tid);
  }

  private String fault(Culprit culprit, List<String> others) {
    if (culprit.kind() != Culprit.Kind.OTHER) {
      return texts.get("blame.head." + culprit.kind().name());
    }
    String name = thread(culprit.tid());
    return others.contains(name) ? name : texts.get("blame.figure.rest");
  }
}
