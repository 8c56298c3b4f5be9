package ringside.lab.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ringside.lab.figure.Figure;
import ringside.lab.figure.compare.SourceHeatFigure;
import ringside.lab.profile.ProfileBook;
import ringside.lab.report.AnnotatedCode;
import ringside.lab.report.SourceTexts;
import ringside.lab.report.Texts;
import ringside.mmu.ledger.Cause;

/** The source of a program with what each line took, a figure for each file. */
public final class ProfileFigures {
  /** Lines of a file that are shown: those that took most, in the order of the file. */
  private static final int MOST_LINES = 60;

  private ProfileFigures() {}

  /** Those of a book that has been closed, the file that took most first. */
  public static List<Figure> of(Texts texts, ProfileBook book, SourceTexts sources) {
    Map<String, List<AnnotatedCode.Line>> files =
        new AnnotatedCode(book, sources)
            .lines(spot -> !book.programs().line(spot.site()).isEmpty()).stream()
                .collect(
                    Collectors.groupingBy(ProfileFigures::file, TreeMap::new, Collectors.toList()));
    List<Figure> figures = new ArrayList<>();
    files.entrySet().stream()
        .sorted((a, b) -> Long.compare(total(b.getValue()), total(a.getValue())))
        .forEach(
            file ->
                figures.add(
                    new SourceHeatFigure(
                        texts,
                        "heat-" + (figures.size() + 1),
                        file.getKey(),
                        lines(file.getValue()))));
    return figures;
  }

  private static List<SourceHeatFigure.Line> lines(List<AnnotatedCode.Line> all) {
    return all.stream()
        .sorted((a, b) -> Long.compare(b.total(), a.total()))
        .limit(MOST_LINES)
        .sorted((a, b) -> Integer.compare(number(a), number(b)))
        .map(line -> new SourceHeatFigure.Line(number(line), line.text(), causes(line)))
        .toList();
  }

  private static Map<String, Long> causes(AnnotatedCode.Line line) {
    Map<String, Long> causes = new LinkedHashMap<>();
    for (Cause cause : Cause.values()) {
      causes.merge(cause.title(), line.user().of(cause) + line.kernel().of(cause), Long::sum);
    }
    return causes;
  }

  private static long total(List<AnnotatedCode.Line> lines) {
    return lines.stream().mapToLong(AnnotatedCode.Line::total).sum();
  }

  private static String file(AnnotatedCode.Line line) {
    return line.place().substring(0, line.place().lastIndexOf(':'));
  }

  private static int number(AnnotatedCode.Line line) {
    return Integer.parseInt(line.place().substring(line.place().lastIndexOf(':') + 1));
  }
}
