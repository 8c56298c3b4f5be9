package ringside.lab.sink;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import ringside.kernel.Computer;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.PendingCall;
import ringside.lab.report.CallText;

/**
 * A line for each system call, as Linux's strace writes them: {@code [pid 2 tid 2] write(1, "a", 1)
 * = 1}. The line comes when the call ends; what waits for ever at a deadlock stands in that report.
 */
public final class Strace implements EventSink {
  private final Map<Long, String> open = new HashMap<>();
  private final Supplier<Computer> computer;
  private final Runnable beforeOutput;
  private final PrintStream err;

  /**
   * A trace on a stream.
   *
   * @param computer that it is about, which is built later
   * @param beforeOutput makes sure that what the guest has printed so far is out
   */
  public Strace(Supplier<Computer> computer, Runnable beforeOutput, PrintStream err) {
    this.computer = computer;
    this.beforeOutput = beforeOutput;
    this.err = err;
  }

  @Override
  public Set<EventKind> kinds() {
    return Set.of(EventKind.CALL);
  }

  @Override
  public void event(Event event) {
    if (event instanceof Event.Called call) {
      // At the end of execve or read the memory that an argument points to is another.
      open.put(call.at().number(), line(call));
    } else if (event instanceof Event.Returned call) {
      beforeOutput.run();
      err.println(open.remove(call.call()) + " = " + CallText.result(call));
    }
  }

  private String line(Event.Called call) {
    GuestThread thread = computer.get().thread(call.at().tid()).orElseThrow();
    CallText texts = CallText.of(computer.get());
    String text = texts.call(thread, PendingCall.of(call));
    return "[pid " + call.at().pid() + " tid " + call.at().tid() + "] " + text;
  }
}
