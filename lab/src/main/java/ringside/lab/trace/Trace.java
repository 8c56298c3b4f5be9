package ringside.lab.trace;

import java.io.Closeable;
import ringside.lab.session.SessionBuilder;

/** A trace that is being written. Where its stream refuses, it throws UncheckedIOException. */
public interface Trace extends Closeable {
  /** Hears the computer of the guest that was named last in a session, from its first cycle on. */
  void attach(SessionBuilder session, TracedComputer computer);
}
