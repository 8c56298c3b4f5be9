package ringside.lab.page;

import ringside.lab.figure.FigureTable;
import ringside.lab.figure.Markup;

/** The numbers of a figure as a table of HTML. */
final class TableMarkup {
  private TableMarkup() {}

  static void write(Markup html, FigureTable table) {
    html.begin("table").begin("thead").begin("tr");
    for (int i = 0; i < table.headings().size(); i++) {
      html.element("th", table.headings().get(i), "scope", "col", "class", column(table, i));
    }
    html.end().end().begin("tbody");
    table.rows().forEach(row -> row(html, table, row));
    html.end().end();
  }

  private static void row(Markup html, FigureTable table, FigureTable.Row row) {
    if (row.id().isEmpty()) {
      html.begin("tr");
    } else {
      html.begin("tr", "id", row.id());
    }
    for (int i = 0; i < row.cells().size(); i++) {
      html.element("td", row.cells().get(i), "class", column(table, i));
    }
    html.endLine();
  }

  private static String column(FigureTable table, int index) {
    return index < table.leftColumns() ? "word" : "number";
  }
}
