package ringside.lab.trace;

import ringside.kernel.event.Stamp;
import ringside.lab.report.JsonWriter;

/** How an event becomes a line: the stamp, then the fields that its row in the table says. */
interface LineLayout extends JsonWriter {
  /** What stands before all lines, empty where nothing does. */
  String heading();

  /** An event begins. */
  void begin(Stamp at, String title);

  /** It ends: its line, the line's end included. */
  String end();
}
