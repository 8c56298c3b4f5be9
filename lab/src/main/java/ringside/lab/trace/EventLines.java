package ringside.lab.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.Set;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.lab.session.SessionBuilder;

/** A line for each event, in the order in which they happened. */
final class EventLines implements Trace, EventSink {
  private final TextOutput out;
  private final CycleRange range;
  private final LineLayout layout;

  EventLines(OutputStream out, CycleRange range, LineLayout layout) {
    this.out = new TextOutput(out);
    this.range = range;
    this.layout = layout;
    this.out.write(layout.heading());
  }

  @Override
  public void attach(SessionBuilder session, TracedComputer computer) {
    session.sink(this);
  }

  @Override
  public Set<EventKind> kinds() {
    return EnumSet.allOf(EventKind.class);
  }

  @Override
  public void event(Event event) {
    if (!range.contains(event.at().cycle())) {
      return;
    }
    layout.begin(event.at(), EventTable.title(event));
    EventTable.describe(event, layout);
    out.write(layout.end());
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
