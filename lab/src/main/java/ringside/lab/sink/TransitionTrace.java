package ringside.lab.sink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import ringside.kernel.process.GuestThread;
import ringside.kernel.sched.ThreadState;
import ringside.kernel.trace.KernelObserver;

/** A line for each change of a thread's state: cycle, pid, tid, from, to, cause. */
public final class TransitionTrace implements KernelObserver, AutoCloseable {
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
  public void stateChanged(
      long cycle, GuestThread thread, ThreadState from, ThreadState to, String reason) {
    try {
      out.write(cycle + " " + thread.process().pid() + " " + thread.tid());
      out.write(" " + from.title() + " " + to.title() + " " + reason + "\n");
    } catch (IOException full) {
      throw new UncheckedIOException("can't write the transitions", full);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
