package ringside.lab.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.lab.session.SessionBuilder;

/** A line for each event, in the order in which they happened. */
final class EventLines implements Trace, EventSink {
  private final OutputStream out;
  private final CycleRange range;
  private final LineLayout layout;

  EventLines(OutputStream out, CycleRange range, LineLayout layout) throws IOException {
    this.out = out;
    this.range = range;
    this.layout = layout;
    out.write(layout.heading().getBytes(StandardCharsets.UTF_8));
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
    try {
      out.write(layout.end().getBytes(StandardCharsets.UTF_8));
    } catch (IOException full) {
      throw new UncheckedIOException("can't write the trace", full);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
