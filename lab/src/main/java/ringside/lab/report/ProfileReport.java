package ringside.lab.report;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import ringside.lab.profile.CauseSums;
import ringside.lab.profile.FunctionCosts;
import ringside.lab.profile.ProfileBook;
import ringside.mmu.ledger.Cause;

/** The tables of {@code ringside profile}. */
public final class ProfileReport {
  private static final int MOST_CAUSES = 3;
  private static final int SHORTEST = 24;

  private final Texts texts;
  private final ProfileBook book;
  private final AnnotatedCode code;
  private final PrintStream out;
  private final long clock;

  /**
   * A report of a book that has been closed.
   *
   * @param sources the text of a source file by its name, where it can be had
   */
  public ProfileReport(Texts texts, ProfileBook book, SourceTexts sources, PrintStream out) {
    this.texts = texts;
    this.book = book;
    this.code = new AnnotatedCode(book, sources);
    this.out = out;
    this.clock = book.calls().total();
  }

  /**
   * Prints the functions and the lines that took most, and the whole code of one function.
   *
   * @param most functions and lines
   * @param function to be shown whole; null for the one that took most
   * @return whether there is such a function
   */
  public boolean print(int most, Optional<String> function) {
    List<FunctionCosts> functions = FunctionCosts.of(book.calls());
    out.println();
    out.println(texts.get("profile.title", Numbers.grouped(clock)));
    functions(functions, most).print(out);
    Paragraph.lines(texts.get("profile.note"), 2).forEach(out::println);
    out.println();
    out.println(texts.get("profile.lines"));
    lines(code.lines(spot -> true), most).print(out);
    String shown = function.orElse(functions.isEmpty() ? "" : functions.get(0).name());
    List<AnnotatedCode.Line> all = code.lines(spot -> spot.function().equals(shown));
    if (!all.isEmpty()) {
      out.println();
      out.println(texts.get("profile.function", shown));
      whole(all).print(out);
    }
    return !all.isEmpty() || function.isEmpty();
  }

  private TextTable functions(List<FunctionCosts> functions, int most) {
    TextTable table =
        new TextTable(
            1,
            texts.get("head.function"),
            texts.get("profile.own"),
            texts.get("profile.kernel"),
            texts.get("profile.both"),
            texts.get("profile.called"),
            texts.get("profile.mostly"));
    for (FunctionCosts costs : functions.subList(0, Math.min(most, functions.size()))) {
      long both = costs.own().total() + costs.kernel().total();
      table.row(
          cut(costs.name(), SHORTEST),
          Numbers.grouped(costs.own().total()),
          Numbers.grouped(costs.kernel().total()),
          Numbers.percent(both, clock),
          Numbers.grouped(costs.total()),
          causes(both, costs.own(), costs.kernel()));
    }
    return table;
  }

  private TextTable lines(List<AnnotatedCode.Line> lines, int most) {
    TextTable table =
        new TextTable(
            2,
            texts.get("head.line"),
            texts.get("profile.text"),
            texts.get("profile.times"),
            texts.get("head.user"),
            texts.get("head.kernel"),
            texts.get("head.percent"));
    lines.stream()
        .sorted(Comparator.comparing((AnnotatedCode.Line line) -> -line.total()))
        .limit(most)
        .forEach(
            line ->
                table.row(
                    cut(line.place(), SHORTEST),
                    cut(line.text().strip(), SHORTEST + SHORTEST / 2),
                    Numbers.grouped(line.times()),
                    Numbers.grouped(line.user().total()),
                    Numbers.grouped(line.kernel().total()),
                    Numbers.percent(line.total(), clock)));
    return table;
  }

  private TextTable whole(List<AnnotatedCode.Line> lines) {
    TextTable table =
        new TextTable(
            2,
            texts.get("profile.text"),
            texts.get("profile.bar"),
            texts.get("profile.times"),
            texts.get("head.cycles"),
            texts.get("profile.mostly"));
    long largest = lines.stream().mapToLong(AnnotatedCode.Line::total).max().orElse(1);
    for (AnnotatedCode.Line line : lines) {
      table.row(
          cut(line.text(), SHORTEST * 3 / 2),
          "#".repeat((int) Math.ceil(10.0 * line.total() / Math.max(1, largest))),
          Numbers.grouped(line.times()),
          Numbers.grouped(line.total()),
          causes(line.total(), line.user(), line.kernel()));
    }
    return table;
  }

  /** The causes of most cycles, as in ISSUE 61% DTLB 20%. */
  private static String causes(long total, CauseSums... sums) {
    return Arrays.stream(Cause.values())
        .sorted(Comparator.comparing((Cause cause) -> -sum(cause, sums)))
        .limit(MOST_CAUSES)
        .filter(cause -> sum(cause, sums) * 100 >= total && sum(cause, sums) > 0)
        .map(cause -> name(cause) + " " + sum(cause, sums) * 100 / total + "%")
        .collect(Collectors.joining(" "));
  }

  private static long sum(Cause cause, CauseSums... sums) {
    return Arrays.stream(sums).mapToLong(each -> each.of(cause)).sum();
  }

  private static String name(Cause cause) {
    return cause.from().isEmpty() ? cause.title() : cause.title() + "/" + cause.from();
  }

  private static String cut(String text, int most) {
    return Columns.width(text) <= most ? text : text.substring(0, most - 2) + "..";
  }
}
