package ringside.lab.trace;

import ringside.kernel.event.Event;

/** A single event in a line, as text traces have it. */
public final class EventText {
  private EventText() {}

  /** Cycle, hart, pid and tid, then what happened, with one space between them. */
  public static String of(Event event) {
    TextLine line = new TextLine();
    line.begin(event.at(), EventTable.title(event));
    EventTable.describe(event, line);
    return line.end().strip().replaceAll(" +", " ");
  }
}
