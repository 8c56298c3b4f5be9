package ringside.kernel.trace;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ringside.cpu.Hart;
import ringside.kernel.process.GuestThread;
import ringside.kernel.sched.ThreadState;
import ringside.kernel.sched.WaitQueue;
import ringside.kernel.syscall.PendingCall;
import ringside.kernel.text.KernelLayout;

/**
 * Where a thread is at the end of a run that did not end by itself.
 *
 * @param thread whom it is about
 * @param program name of the program
 * @param state that it is in
 * @param since clock at which it entered that state
 * @param waitsFor what it waits for, in words, or null
 * @param call the system call it is in, or null
 * @param pc of the next instruction, or of the ecall it is in
 * @param place symbol and source line of pc, as far as known
 */
public record ThreadReport(
    GuestThread thread,
    String program,
    ThreadState state,
    long since,
    @Nullable String waitsFor,
    @Nullable PendingCall call,
    int pc,
    String place) {

  /** The report of a thread, before anything has been shut down. */
  public static ThreadReport of(GuestThread thread, Hart hart) {
    List<WaitQueue> queues = thread.waitsOn();
    int saved = hart.mmu().memory().readWord(KernelLayout.physical(thread.savedPc()));
    int pc = thread.state() == ThreadState.RUNNING ? hart.pc : saved;
    return new ThreadReport(
        thread,
        thread.process().name(),
        thread.state(),
        thread.times().since(),
        queues.isEmpty()
            ? null
            : queues.stream().map(WaitQueue::what).collect(Collectors.joining(" or ")),
        thread.pendingCall(),
        pc,
        Backtrace.place(thread.process().image(), pc));
  }
}
