package ringside.lab.report;

import java.io.PrintStream;
import java.util.List;
import ringside.lab.compare.Difference;

/** The tables of {@code ringside compare}. */
public final class DifferenceReport {
  private static final int LONGEST_BAR = 20;

  private final Texts texts;
  private final PrintStream out;

  /** A report in the language of the texts. */
  public DifferenceReport(Texts texts, PrintStream out) {
    this.texts = texts;
    this.out = out;
  }

  /**
   * Prints what two runs differ in.
   *
   * @param first what the first run is called
   * @param second what the second is called
   * @param most rows of each table
   */
  public void print(String first, String second, Difference difference, int most) {
    out.println("A: " + first);
    out.println("B: " + second);
    out.println();
    Paragraph.lines(sentence(difference), 0).forEach(out::println);
    cycles("compare.causes", difference.causes(), difference, most);
    cycles("compare.doings", difference.doings(), difference, most);
    out.println();
    out.println(texts.get("compare.counts"));
    TextTable counts = new TextTable(1, texts.get("compare.figure"), "A", "B", "B - A");
    difference.counts().stream()
        .limit(most)
        .forEach(
            row ->
                counts.row(
                    row.name(),
                    Numbers.grouped(row.before()),
                    Numbers.grouped(row.after()),
                    signed(row.change())));
    counts.print(out);
  }

  private String sentence(Difference difference) {
    String key =
        difference.change() == 0
            ? "compare.same"
            : difference.change() > 0 ? "compare.longer" : "compare.shorter";
    return texts.get(
        key,
        Numbers.grouped(difference.before()),
        Numbers.grouped(difference.after()),
        Numbers.grouped(Math.abs(difference.change())),
        Numbers.percent(Math.abs(difference.change()), difference.before()));
  }

  private void cycles(String title, List<Difference.Row> rows, Difference all, int most) {
    out.println();
    out.println(texts.get(title));
    TextTable table =
        new TextTable(
            1, texts.get("head.cycles"), "A", "B", "B - A", texts.get("compare.part"), "");
    long largest = rows.stream().mapToLong(row -> Math.abs(row.change())).max().orElse(1);
    List<Difference.Row> differing = rows.stream().filter(row -> row.change() != 0).toList();
    for (Difference.Row row : differing.subList(0, Math.min(most, differing.size()))) {
      table.row(
          row.name(),
          Numbers.grouped(row.before()),
          Numbers.grouped(row.after()),
          signed(row.change()),
          Numbers.percent(row.change(), all.change()),
          bar(row.change(), largest));
    }
    if (differing.size() > most) {
      List<Difference.Row> rest = differing.subList(most, differing.size());
      row(table, texts.get("compare.rest", rest.size()), rest, all);
    }
    row(table, texts.get("head.total"), rows, all);
    table.print(out);
  }

  private static void row(TextTable table, String name, List<Difference.Row> rows, Difference all) {
    long before = rows.stream().mapToLong(Difference.Row::before).sum();
    long after = rows.stream().mapToLong(Difference.Row::after).sum();
    table.row(
        name,
        Numbers.grouped(before),
        Numbers.grouped(after),
        signed(after - before),
        Numbers.percent(after - before, all.change()),
        "");
  }

  /** To the left of a middle for less, to the right for more. */
  private static String bar(long change, long largest) {
    int half = LONGEST_BAR / 2;
    int length = (int) Math.ceil((double) half * Math.abs(change) / Math.max(1, largest));
    String marks = (change < 0 ? "-" : "+").repeat(length);
    return change < 0
        ? " ".repeat(half - length) + marks + "|" + " ".repeat(half)
        : " ".repeat(half) + "|" + marks + " ".repeat(half - length);
  }

  private static String signed(long change) {
    return (change > 0 ? "+" : change < 0 ? "-" : "") + Numbers.grouped(Math.abs(change));
  }
}
