package ringside.lab.debugger.panel;

import java.util.List;

/** A part of what is to be seen at a stop. */
interface Panel {
  /** Rows below its heading, without which it says nothing. */
  int least();

  /** What follows the panel's name in its heading; may be empty. */
  default String title() {
    return "";
  }

  /**
   * Its rows below the heading.
   *
   * @param columns of the window's that it has; rows that are longer are cut
   * @param most rows that there is room for, at least {@link #least}
   */
  List<Row> rows(int columns, int most);
}
