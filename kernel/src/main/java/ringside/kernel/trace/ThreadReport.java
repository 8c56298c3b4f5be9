package ringside.kernel.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.kernel.event.ThreadState;
import ringside.kernel.event.WaitTarget;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.PendingCall;

/**
 * Where a thread is at the end of a run that did not end by itself.
 *
 * @param thread whom it is about
 * @param program name of the program
 * @param state that it is in
 * @param since clock at which it entered that state
 * @param targets what it waits for: any of these wakes it; none where it does not wait
 * @param awaited what is known of that
 * @param call the system call it is in, or null
 * @param pc of the next instruction of its program, or of the ecall it is in
 * @param place symbol and source line of pc, as far as known
 * @param registers x0..x31 as its program has them
 * @param backtrace the functions it is in, innermost first, as far as certain
 */
public record ThreadReport(
    GuestThread thread,
    String program,
    ThreadState state,
    long since,
    List<WaitTarget> targets,
    List<Awaited> awaited,
    @Nullable PendingCall call,
    int pc,
    String place,
    List<Integer> registers,
    List<Frame> backtrace) {
  /** Whether it waits for somebody outside, of whom the computer knows nothing. */
  public boolean isServer() {
    return awaited.stream().anyMatch(what -> what.kind() == Awaited.Kind.CLIENT);
  }
}
