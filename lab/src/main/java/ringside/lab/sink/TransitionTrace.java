package ringside.lab.sink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.kernel.event.Reason;
import ringside.kernel.event.Stamp;
import ringside.kernel.event.WaitTarget;

/** A line for each change of a thread's state: cycle, pid, tid, from, to, cause. */
public final class TransitionTrace implements EventSink, AutoCloseable {
  private final Writer out;

  /**
   * Begins a trace.
   *
   * @param out with a buffer of its own; closed with the trace
   */
  public TransitionTrace(Writer out) throws IOException {
    this.out = out;
    out.write("# cycle pid tid from to cause\n");
  }

  @Override
  public Set<EventKind> kinds() {
    return Set.of(EventKind.STATE);
  }

  @Override
  public void event(Event event) {
    if (event instanceof Event.StateChanged change) {
      write(change);
    }
  }

  private void write(Event.StateChanged change) {
    Stamp at = change.at();
    try {
      out.write(at.cycle() + " " + at.pid() + " " + at.tid());
      out.write(" " + change.from().title() + " " + change.to().title() + " " + cause(change));
      out.write('\n');
    } catch (IOException full) {
      throw new UncheckedIOException("can't write the transitions", full);
    }
  }

  private static String cause(Event.StateChanged change) {
    WaitTarget target = change.target();
    return change.reason() == Reason.WAITS && target != null
        ? "waits " + target.title()
        : change.reason().title();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
