package ringside.lab.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.StringReader;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.xml.sax.InputSource;
import ringside.lab.report.Columns;

/** What holds for every figure. */
public final class Figures {
  private static final Pattern LEADS_TO = Pattern.compile(" href=\"#([^\"]+)\"");
  private static final Pattern COORDINATE = Pattern.compile(" (?:x|x1|x2|cx)=\"(-?[0-9.]+)\"");

  private Figures() {}

  /** Checks the drawings, the table and the text of a figure against the rules for all. */
  public static void check(Figure figure) {
    assertThat(figure.question()).endsWith("?");
    assertThat(figure.summary()).isNotBlank();
    Set<String> rows = new HashSet<>();
    FigureTable table = figure.table();
    for (FigureTable.Row row : table.rows()) {
      assertThat(row.cells()).hasSameSizeAs(table.headings());
      assertThat(row.id().isEmpty() || rows.add(row.id())).as(row.id()).isTrue();
    }
    assertThat(figure.drawings()).isNotEmpty();
    figure.drawings().forEach(drawing -> check(drawing.svg(), rows));
    assertThat(figure.text()).allSatisfy(Figures::fits);
    assertThat(table.lines(Figure.TEXT_COLUMNS, 1000)).allSatisfy(Figures::fits);
  }

  private static void fits(String line) {
    assertThat(Columns.width(line)).as(line).isLessThanOrEqualTo(Figure.TEXT_COLUMNS);
  }

  private static void check(String svg, Set<String> rows) {
    assertThat(svg).contains("<title ", "<desc ").doesNotContain("NaN", "Infinity");
    LEADS_TO
        .matcher(svg)
        .results()
        .map(found -> found.group(1))
        .filter(row -> !rows.contains(row))
        .forEach(row -> fail("no row " + row));
    COORDINATE.matcher(svg).results().filter(Figures::isOutside).forEach(at -> fail(at.group()));
    try {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(svg)));
    } catch (Exception broken) {
      throw new AssertionError("no XML: " + svg, broken);
    }
  }

  private static boolean isOutside(MatchResult coordinate) {
    double x = Double.parseDouble(coordinate.group(1));
    return x < -1.0 || x > Svg.WIDTH + 1.0;
  }
}
