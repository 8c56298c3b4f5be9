package ringside.kernel.signal;

import ringside.isa.abi.Signal;
import ringside.kernel.process.ExitStatus;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Process;
import ringside.kernel.process.Processes;
import ringside.kernel.sched.Scheduler;
import ringside.kernel.sched.ThreadState;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;

/**
 * Sends signals and carries out their default actions (signal(7)). A program can ignore and block
 * signals; handlers of its own are not built yet.
 */
public final class Signals {
  private final KernelCode code;
  private final Processes processes;
  private final Scheduler scheduler;

  /** Signals among the processes of a table. */
  public Signals(KernelCode code, Processes processes, Scheduler scheduler) {
    this.code = code;
    this.processes = processes;
    this.scheduler = scheduler;
  }

  /** Sends a signal, 1..64, to a process that lives. */
  public void send(Process target, int signal) {
    code.run(Routine.SIGNAL_SEND);
    code.update(target.object() + 20, signal);
    if (target.exitStatus() != null) {
      return;
    }
    if (signal == Signal.SIGCONT.number()) {
      proceed(target);
    }
    if (isIgnored(target, signal)) {
      return;
    }
    target.signals().raise(signal);
    deliver(target);
  }

  /** Carries out what is pending and not blocked. */
  public void deliver(Process process) {
    while (process.exitStatus() == null && process.signals().hasDeliverable()) {
      code.run(Routine.SIGNAL_DELIVER);
      code.update(process.object() + 20, 0);
      act(process, process.signals().take());
    }
  }

  private void act(Process process, int number) {
    switch (action(number)) {
      case TERMINATE, CORE -> processes.terminate(process, ExitStatus.killed(number));
      case STOP -> stop(process, number);
      case IGNORE, CONTINUE -> {}
    }
  }

  private void stop(Process process, int signal) {
    process.signals().drop(Signal.SIGCONT);
    process.setStopped(true, signal);
    for (GuestThread thread : process.threads()) {
      if (thread.state() == ThreadState.READY) {
        scheduler.withdraw(thread, ThreadState.STOPPED, "stopped by a signal");
      }
    }
    scheduler.wakeAll(process.parent().childEvents(), "child " + process.pid() + " has stopped");
  }

  private void proceed(Process process) {
    for (Signal stop :
        new Signal[] {Signal.SIGSTOP, Signal.SIGTSTP, Signal.SIGTTIN, Signal.SIGTTOU}) {
      process.signals().drop(stop);
    }
    if (!process.isStopped()) {
      return;
    }
    process.setStopped(false, Signal.SIGCONT.number());
    for (GuestThread thread : process.threads()) {
      if (thread.state() == ThreadState.STOPPED) {
        scheduler.makeReady(thread, "continued by SIGCONT");
      }
    }
    scheduler.wakeAll(process.parent().childEvents(), "child " + process.pid() + " goes on");
  }

  private static boolean isIgnored(Process target, int signal) {
    boolean blocked = (target.signals().blocked() >>> signal - 1 & 1) != 0;
    boolean byDefault =
        action(signal) == Signal.Action.IGNORE || action(signal) == Signal.Action.CONTINUE;
    return !blocked && (target.signals().ignores(signal) || byDefault);
  }

  private static Signal.Action action(int number) {
    Signal signal = Signal.of(number);
    return signal == null ? Signal.Action.TERMINATE : signal.action();
  }
}
