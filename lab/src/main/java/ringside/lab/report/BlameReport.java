package ringside.lab.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import ringside.lab.blame.Culprit;
import ringside.lab.blame.MissRow;
import ringside.lab.place.ProgramBook;
import ringside.mmu.MissObserver.Buffer;

/** The tables and sentences of {@code ringside blame}. */
public final class BlameReport {
  private final Texts texts;
  private final ProgramBook programs;
  private final List<MissRow> rows;
  private final PrintStream out;
  private final BlameSentences sentences;
  private int most;

  /** A report of misses, in the language of the texts. */
  public BlameReport(Texts texts, ProgramBook programs, List<MissRow> rows, PrintStream out) {
    this.texts = texts;
    this.programs = programs;
    this.rows = rows;
    this.out = out;
    this.sentences = new BlameSentences(texts, programs);
  }

  /**
   * Prints all of it.
   *
   * @param howMany threads and places are told of at most
   */
  public void print(int howMany) {
    most = howMany;
    out.println();
    out.println(texts.get("blame.title", Numbers.grouped(count(rows))));
    totals().print(out);
    Paragraph.lines(texts.get("blame.pays"), 2).forEach(out::println);
    out.println();
    out.println(texts.get("blame.threads"));
    sentences.threads(rows, most).forEach(out::println);
    section("blame.payers", payers());
    section("blame.causers", causers());
  }

  private void section(String title, TextTable table) {
    out.println();
    out.println(texts.get(title));
    table.print(out);
  }

  private TextTable totals() {
    List<String> heads =
        new ArrayList<>(List.of(texts.get("head.buffer"), texts.get("head.misses")));
    for (Culprit.Kind kind : Culprit.Kind.values()) {
      heads.add(texts.get("blame.head." + kind.name()));
    }
    heads.add(texts.get("head.cycles"));
    TextTable table = new TextTable(1, heads.toArray(String[]::new));
    for (Buffer buffer : Buffer.values()) {
      List<MissRow> own = rows.stream().filter(row -> row.buffer() == buffer).toList();
      if (own.isEmpty()) {
        continue;
      }
      List<String> cells =
          new ArrayList<>(
              List.of(texts.get("buffer." + buffer.name()), Numbers.grouped(count(own))));
      for (Culprit.Kind kind : Culprit.Kind.values()) {
        cells.add(
            Numbers.grouped(
                count(own.stream().filter(row -> row.culprit().kind() == kind).toList())));
      }
      cells.add(Numbers.grouped(cycles(own)));
      table.row(cells.toArray(String[]::new));
    }
    return table;
  }

  private TextTable payers() {
    Function<MissRow, String> mostly =
        row -> texts.get("blame.mostly." + row.culprit().kind().name(), row.culprit().tid());
    return places(
        row -> new Place(row.tid(), programs.function(row.site()), programs.line(row.site())),
        "blame.mostly",
        mostly,
        rows);
  }

  /** What its accesses and fences drove out, whoever missed it later. */
  private TextTable causers() {
    List<MissRow> driven =
        rows.stream().filter(row -> !row.culprit().site().equals(Culprit.NOWHERE)).toList();
    return places(
        row ->
            new Place(
                row.culprit().tid(),
                programs.function(row.culprit().site()),
                programs.line(row.culprit().site())),
        "blame.victim",
        row -> sentences.who(row.pid(), row.tid()),
        driven);
  }

  private record Place(int tid, String function, String line) {}

  /** The places with most cycles, and what most of them were. */
  private TextTable places(
      Function<MissRow, Place> place,
      String lastHead,
      Function<MissRow, String> last,
      List<MissRow> from) {
    TextTable table =
        new TextTable(
            4,
            texts.get("head.thread"),
            texts.get("head.function"),
            texts.get("head.line"),
            texts.get(lastHead),
            texts.get("head.misses"),
            texts.get("head.cycles"));
    Map<Place, List<MissRow>> byPlace =
        from.stream()
            .collect(Collectors.groupingBy(place, LinkedHashMap::new, Collectors.toList()));
    byPlace.entrySet().stream()
        .sorted(
            Comparator.comparingLong(
                    (Map.Entry<Place, List<MissRow>> entry) -> cycles(entry.getValue()))
                .reversed())
        .limit(most)
        .forEach(
            entry ->
                table.row(
                    entry.getKey().tid == 0 ? "-" : String.valueOf(entry.getKey().tid),
                    entry.getKey().function,
                    entry.getKey().line,
                    most(entry.getValue(), last),
                    Numbers.grouped(count(entry.getValue())),
                    Numbers.grouped(cycles(entry.getValue()))));
    return table;
  }

  private static String most(List<MissRow> own, Function<MissRow, String> what) {
    Map<String, Long> sums = new TreeMap<>();
    own.forEach(row -> sums.merge(what.apply(row), row.count(), Long::sum));
    return sums.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }

  static long count(List<MissRow> some) {
    return some.stream().mapToLong(MissRow::count).sum();
  }

  static long cycles(List<MissRow> some) {
    return some.stream().mapToLong(MissRow::cycles).sum();
  }
}
