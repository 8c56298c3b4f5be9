package ringside.lab.sink;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import ringside.kernel.process.GuestThread;
import ringside.kernel.syscall.Outcome;
import ringside.kernel.syscall.PendingCall;
import ringside.kernel.trace.KernelObserver;
import ringside.lab.report.CallText;

/**
 * A line for each system call, as Linux's strace writes them: {@code [pid 2 tid 2] write(1, "a", 1)
 * = 1}. The line comes when the call ends; what waits for ever at a deadlock stands in that report.
 */
public final class Strace implements KernelObserver {
  private final Map<PendingCall, String> open = new HashMap<>();
  private final CallTexts texts;
  private final Runnable beforeOutput;
  private final PrintStream err;

  /** Where the text of a call comes from: the computer that it needs is built later than this. */
  @FunctionalInterface
  public interface CallTexts {
    /** The call as text. */
    String of(GuestThread thread, PendingCall call);
  }

  /**
   * A trace on a stream.
   *
   * @param beforeOutput makes sure that what the guest has printed so far is out
   */
  public Strace(CallTexts texts, Runnable beforeOutput, PrintStream err) {
    this.texts = texts;
    this.beforeOutput = beforeOutput;
    this.err = err;
  }

  @Override
  public void called(long cycle, GuestThread thread, PendingCall call) {
    // At the end of execve or read the memory that an argument points to is another.
    open.put(
        call,
        "[pid " + thread.process().pid() + " tid " + thread.tid() + "] " + texts.of(thread, call));
  }

  @Override
  public void returned(long cycle, GuestThread thread, PendingCall call, Outcome outcome) {
    beforeOutput.run();
    err.println(open.remove(call) + " = " + CallText.result(outcome));
  }
}
