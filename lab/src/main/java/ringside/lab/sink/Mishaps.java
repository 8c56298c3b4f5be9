package ringside.lab.sink;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.PipeEnd;
import ringside.kernel.net.Socket;
import ringside.kernel.process.ExitStatus;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Process;
import ringside.kernel.process.Processes;
import ringside.kernel.sched.ThreadState;
import ringside.kernel.syscall.Outcome;
import ringside.kernel.syscall.PendingCall;
import ringside.kernel.trace.CrashReport;
import ringside.kernel.trace.KernelObserver;
import ringside.lab.report.CallText;
import ringside.lab.report.CrashText;
import ringside.lab.report.Texts;

/** What is told of a run without being asked for, each thing once. */
public final class Mishaps implements KernelObserver {
  /** Lines about bad addresses that a program gets: one that tries them all out needs no more. */
  private static final int MOST_BAD_ADDRESSES = 3;

  private final Supplier<CallText> calls;
  private final Runnable beforeOutput;
  private final BooleanSupplier atTerminal;
  private final PrintStream err;
  private final Texts texts;
  private final Set<String> said = new HashSet<>();
  private final Map<String, Integer> badAddresses = new HashMap<>();

  /**
   * Reports of a run, whose computer is built later.
   *
   * @param calls writes its system calls
   * @param beforeOutput makes sure that what the guest has printed so far is out
   * @param atTerminal whether a person sits at the guest's console
   */
  public Mishaps(
      Supplier<CallText> calls,
      Runnable beforeOutput,
      BooleanSupplier atTerminal,
      PrintStream err,
      Texts texts) {
    this.calls = calls;
    this.beforeOutput = beforeOutput;
    this.atTerminal = atTerminal;
    this.err = err;
    this.texts = texts;
  }

  @Override
  public void unsupported(GuestThread thread, int number, String advice) {
    String program = thread.process().name();
    once(program + " " + number, texts.get("unsupported", program, number, advice));
  }

  @Override
  public void misunderstood(GuestThread thread, int number, String title, String advice) {
    String program = thread.process().name();
    once(program + " " + number, texts.get("misunderstood", program, number, title, advice));
  }

  @Override
  public void crashed(GuestThread thread, CrashReport report) {
    beforeOutput.run();
    new CrashText(texts).print(thread, report, err);
  }

  @Override
  public void returned(long cycle, GuestThread thread, PendingCall call, Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed && failed.errno() == Errno.EFAULT) {
      badAddress(thread, call);
    }
  }

  /** A program that asks what happens goes on; who did not mean it learns it here. */
  private void badAddress(GuestThread thread, PendingCall call) {
    Process process = thread.process();
    String key = process.name() + " " + call.number() + " EFAULT";
    boolean enough = badAddresses.getOrDefault(process.name(), 0) >= MOST_BAD_ADDRESSES;
    if (enough || said.contains(key)) {
      return;
    }
    badAddresses.merge(process.name(), 1, Integer::sum);
    CallText text = calls.get();
    String bad =
        text.badPointer(thread, call)
            .map(pointer -> texts.get("efault.pointer", pointer))
            .orElse("");
    once(
        key,
        texts.get(
            "efault",
            process.name(),
            process.pid(),
            text.call(thread, call),
            text.place(thread),
            bad));
  }

  /** A call that broke a pipe ends its process at once, the descriptors still open. */
  @Override
  public void stateChanged(
      long cycle, GuestThread thread, ThreadState from, ThreadState to, String reason) {
    ExitStatus status = to == ThreadState.TERMINATED ? thread.process().exitStatus() : null;
    PendingCall call = thread.pendingCall();
    if (status == null || call == null) {
      return;
    }
    boolean byPipe = status.signalled() && status.value() == Signal.SIGPIPE.number();
    // At a terminal a pipeline whose reader leaves early is daily work, and nobody's mistake.
    boolean told =
        !atTerminal.getAsBoolean() || thread.process().parent().pid() == Processes.REAPER;
    if (byPipe && told) {
      brokenPipe(thread, call);
    }
  }

  private void brokenPipe(GuestThread thread, PendingCall call) {
    CallText text = calls.get();
    Process process = thread.process();
    for (int number : text.descriptors(call)) {
      OpenFile file = process.files().peek(number);
      if (file != null && isBroken(file)) {
        String where = text.place(thread);
        String what = text.call(thread, call);
        String path = file.path();
        once(
            process.name() + " SIGPIPE",
            texts.get("sigpipe", process.name(), process.pid(), what, where, number, path));
        return;
      }
    }
  }

  private static boolean isBroken(OpenFile file) {
    return file instanceof PipeEnd end
        ? end.accessMode() != 0 && !end.pipe().hasReader()
        : file instanceof Socket;
  }

  private void once(String key, String line) {
    if (said.add(key)) {
      beforeOutput.run();
      err.println(line);
    }
  }
}
