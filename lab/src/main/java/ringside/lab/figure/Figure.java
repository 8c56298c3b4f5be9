package ringside.lab.figure;

import java.util.List;
import ringside.lab.report.Paragraph;

/** Answers one question, in sentences, as a drawing, as a table, and as text for terminals. */
public interface Figure {
  /** Columns that the text takes at most. */
  int TEXT_COLUMNS = Paragraph.COLUMNS;

  /** Its name in a page, from which the ids in it begin: letters, digits and hyphens. */
  String id();

  /** The question, which is its heading. */
  String question();

  /** What there is to see, in sentences: who can't see it hears this first. */
  String summary();

  /** One drawing or more. */
  List<Drawing> drawings();

  /** The same numbers as a table. */
  FigureTable table();

  /** The drawing as lines of at most {@link #TEXT_COLUMNS}; the table comes behind it. */
  List<String> text();
}
