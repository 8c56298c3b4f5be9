package ringside.kernel.signal.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Signal;
import ringside.kernel.choice.Choices;
import ringside.kernel.choice.Question;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.Reason;
import ringside.kernel.event.Stamp;
import ringside.kernel.event.ThreadState;
import ringside.kernel.process.ExitStatus;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Process;
import ringside.kernel.process.Processes;
import ringside.kernel.process.ResourceLimits;
import ringside.kernel.process.Tracing;
import ringside.kernel.sched.Scheduler;
import ringside.kernel.signal.PendingSignals;
import ringside.kernel.signal.ProcessSignals;
import ringside.kernel.signal.SignalAction;
import ringside.kernel.signal.SignalInfo;
import ringside.kernel.signal.SignalSet;
import ringside.kernel.signal.ThreadSignals;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Wakeups;

/**
 * Sends signals and carries out their default actions (signal(7)). A signal with a handler stays
 * pending until a thread that does not hold it back is about to return to its program: {@link
 * #takeHandled} gives it out there.
 */
public final class Signals {
  private static final int CLD_TRAPPED = 4;
  private static final int CLD_STOPPED = 5;
  private static final int CLD_CONTINUED = 6;

  private final KernelCode code;
  private final Processes processes;
  private final Scheduler<GuestThread> scheduler;
  private final Wakeups wakeups;
  private final Choices choices;

  /** Signals among the processes of a table. */
  public Signals(
      KernelCode code,
      Processes processes,
      Scheduler<GuestThread> scheduler,
      Wakeups wakeups,
      Choices choices) {
    this.choices = choices;
    this.wakeups = wakeups;
    this.code = code;
    this.processes = processes;
    this.scheduler = scheduler;
    processes.onEnd(this::tellOfEnd);
  }

  /** Sends a signal of the kernel's own to a process. */
  public void send(Process target, Signal signal) {
    send(target, SignalInfo.kernel(signal));
  }

  /** Sends a signal to a process that lives: any thread that does not hold it back takes it. */
  public void send(Process target, SignalInfo info) {
    if (target.exitStatus() == null && !target.threads().isEmpty()) {
      send(target, taker(target, info.signal()), target.signals().pending(), info);
    }
  }

  /** Sends a signal to one thread. */
  public void send(GuestThread target, SignalInfo info) {
    if (target.process().exitStatus() == null) {
      send(target.process(), target, target.signals().pending(), info);
    }
  }

  /**
   * A thread's own deed: the signal can't be held back or ignored, else it would do it again and
   * again (Linux: force_sig). Says whether a handler or a tracer will hear of it.
   */
  public boolean force(GuestThread thread, SignalInfo info) {
    ProcessSignals signals = thread.process().signals();
    ThreadSignals own = thread.signals();
    boolean held = (own.blocked() & SignalSet.of(info.signal())) != 0;
    if (held || !signals.action(info.signal()).isHandler()) {
      signals.setAction(info.signal(), SignalAction.OF_DEFAULT);
      own.setBlocked(own.blocked() & ~SignalSet.of(info.signal()));
      if (thread.tracing().tracer() == null) {
        return false;
      }
    }
    thread.signals().pending().add(info);
    return true;
  }

  /** Whether a user's processes may have one more signal queued (RLIMIT_SIGPENDING). */
  public boolean roomFor(Process sender) {
    int uid = sender.credentials().uid();
    long queued = 0;
    for (Process process : processes.all()) {
      if (process.credentials().uid() == uid) {
        queued += process.signals().pending().size();
        for (GuestThread thread : process.threads()) {
          queued += thread.signals().pending().size();
        }
      }
    }
    return sender.limits().allows(ResourceLimits.SIGNALS, queued + 1);
  }

  /**
   * Carries out the default actions of what a thread holds back no longer, and says whether a
   * handler is left to run. The thread may have ended, or its process stopped, afterwards.
   */
  public boolean settle(GuestThread thread) {
    Tracing tracing = thread.tracing();
    while (thread.process().exitStatus() == null && tracing.stop() == null) {
      SignalInfo injected = tracing.injected();
      int signal = injected == null ? next(thread) : injected.signal();
      if (signal == 0) {
        return false;
      }
      if (injected == null && tracing.tracer() != null && signal != Signal.SIGKILL.number()) {
        stopForTracer(thread, tracing, signal);
        return false;
      }
      if (thread.process().signals().action(signal).isHandler()) {
        return true;
      }
      takeNext(thread, signal);
      code.run(Routine.SIGNAL_DELIVER);
      actByDefault(thread.process(), signal);
      if (thread.process().hold().isStopped()) {
        return false;
      }
    }
    return false;
  }

  /** Takes the next signal for which a handler is to run now, or null. */
  public @Nullable SignalInfo takeHandled(GuestThread thread) {
    boolean due = settle(thread) && choices.choose(Question.SIGNAL, () -> 1) != 0;
    return due ? takeNext(thread, next(thread)) : null;
  }

  /** A tracer lets a thread go on, with a signal or without. */
  public void goOn(GuestThread thread, @Nullable SignalInfo signal, boolean oneInstruction) {
    thread.tracing().goOn(signal, oneInstruction);
    if (thread.state() == ThreadState.STOPPED && !thread.process().hold().isStopped()) {
      scheduler.makeReady(thread, Reason.CONTINUED_BY_TRACER);
    }
  }

  private @Nullable SignalInfo takeNext(GuestThread thread, int signal) {
    SignalInfo injected = thread.tracing().takeInjected();
    return injected == null ? take(thread, SignalSet.of(signal)) : injected;
  }

  private void stopForTracer(GuestThread thread, Tracing tracing, int signal) {
    SignalInfo info = take(thread, SignalSet.of(signal));
    Process tracer = tracing.tracer();
    if (info == null || tracer == null) {
      return;
    }
    tracing.stopFor(info);
    scheduler.withdraw(thread, ThreadState.STOPPED, Reason.STOPPED_FOR_TRACER);
    send(tracer, ofChild(thread.process(), Signal.SIGCHLD.number(), CLD_TRAPPED, signal));
    wakeups.wakeAll(tracer.childEvents(), Reason.TRACEE_STOPPED);
  }

  /** Takes a pending signal of a set, whether it is held back or not: sigtimedwait, signalfd. */
  public @Nullable SignalInfo take(GuestThread thread, long wanted) {
    PendingSignals own = thread.signals().pending();
    boolean takesOwn = (own.set() & wanted) != 0;
    PendingSignals from = takesOwn ? own : thread.process().signals().pending();
    return from.take(wanted);
  }

  /** The signals pending for a thread, its own and its process's. */
  public static long pending(GuestThread thread) {
    return thread.signals().pending().set() | thread.process().signals().pending().set();
  }

  /** SIGKILL above all; the thread's own before its process's (Linux: dequeue_signal). */
  private static int next(GuestThread thread) {
    long all = deliverable(thread);
    long kill = all & SignalSet.of(Signal.SIGKILL.number());
    long own = all & thread.signals().pending().set();
    return SignalSet.first(kill != 0 ? kill : own != 0 ? own : all);
  }

  private static long deliverable(GuestThread thread) {
    return pending(thread) & ~thread.signals().held();
  }

  private void send(Process target, GuestThread taker, PendingSignals pending, SignalInfo info) {
    int signal = info.signal();
    code.run(Routine.SIGNAL_SEND);
    if (code.events().happens(EventKind.SIGNAL)) {
      Stamp at = code.events().at(target.pid(), taker.tid());
      code.events().tell(new Event.SignalSent(at, signal, info.code()));
    }
    code.update(target.object() + 20, signal);
    dropOpposites(target, signal);
    boolean held = (taker.signals().held() & SignalSet.of(signal)) != 0;
    SignalAction action = target.signals().action(signal);
    if (taker.tracing().tracer() != null && signal != Signal.SIGKILL.number()) {
      pending.add(info);
      scheduler.wake(taker, Reason.SIGNAL);
      return;
    }
    if (!held && isIgnored(action, signal)) {
      return;
    }
    if (!held && !action.isHandler()) {
      actByDefault(target, signal);
      return;
    }
    pending.add(info);
    wakeups.wakeAll(target.signals().arrivals(), Reason.SIGNAL);
    if (!held) {
      scheduler.wake(taker, Reason.SIGNAL);
    }
  }

  /** A thread that would take a signal: the first if it does, else any; else the first. */
  private static GuestThread taker(Process target, int signal) {
    for (GuestThread thread : target.threads()) {
      if ((thread.signals().held() & SignalSet.of(signal)) == 0) {
        return thread;
      }
    }
    return target.threads().get(0);
  }

  private void dropOpposites(Process target, int signal) {
    long set = SignalSet.of(signal);
    if ((set & SignalSet.STOPS) != 0) {
      drop(target, SignalSet.of(Signal.SIGCONT));
    } else if (signal == Signal.SIGCONT.number()) {
      drop(target, SignalSet.STOPS);
      proceed(target);
    }
  }

  /** Drops pending signals of a process and all its threads. */
  public void drop(Process target, long set) {
    target.signals().pending().drop(set);
    target.threads().forEach(thread -> thread.signals().pending().drop(set));
  }

  /** Whether an action means that a signal is thrown away. */
  public static boolean isIgnored(SignalAction action, int signal) {
    Signal.Action byDefault = defaultAction(signal);
    boolean nothing = byDefault == Signal.Action.IGNORE || byDefault == Signal.Action.CONTINUE;
    return action.handler() == SignalAction.IGNORE
        || action.handler() == SignalAction.DEFAULT && nothing;
  }

  private void actByDefault(Process process, int signal) {
    if (isIgnored(process.signals().action(signal), signal)) {
      return;
    }
    switch (defaultAction(signal)) {
      case TERMINATE, CORE -> kill(process, signal);
      case STOP -> stop(process, signal);
      case IGNORE, CONTINUE -> {}
    }
  }

  private void kill(Process process, int signal) {
    if (code.events().happens(EventKind.PROCESS)) {
      code.events().tell(new Event.Killed(code.events().at(process.pid(), 0), signal));
    }
    processes.terminate(process, ExitStatus.of(process, defaultAction(signal), signal));
  }

  private void stop(Process process, int signal) {
    boolean always = signal == Signal.SIGSTOP.number();
    if (process.hold().isStopped() || !always && processes.isOrphaned(process.group())) {
      return;
    }
    process.hold().setStopped(true, signal);
    for (GuestThread thread : process.threads()) {
      if (thread.state() == ThreadState.READY) {
        scheduler.withdraw(thread, ThreadState.STOPPED, Reason.STOPPED_BY_SIGNAL);
      }
    }
    tellOfChange(process, CLD_STOPPED, signal);
    wakeups.wakeAll(process.parent().childEvents(), Reason.CHILD_STOPPED);
  }

  private void proceed(Process process) {
    if (!process.hold().isStopped()) {
      return;
    }
    process.hold().setStopped(false, Signal.SIGCONT.number());
    for (GuestThread thread : process.threads()) {
      if (thread.state() == ThreadState.STOPPED) {
        scheduler.makeReady(thread, Reason.CONTINUED);
      }
    }
    tellOfChange(process, CLD_CONTINUED, Signal.SIGCONT.number());
    wakeups.wakeAll(process.parent().childEvents(), Reason.CHILD_CONTINUED);
  }

  private void tellOfEnd(Process child) {
    ExitStatus status = child.exitStatus();
    if (child.exitSignal() != 0 && status != null) {
      send(child.parent(), ofChild(child, child.exitSignal(), status.childCode(), status.value()));
    }
  }

  private void tellOfChange(Process child, int how, int status) {
    int signal = Signal.SIGCHLD.number();
    boolean wanted = !child.parent().signals().action(signal).has(SignalAction.NO_CHILD_STOP);
    if (wanted) {
      send(child.parent(), ofChild(child, signal, how, status));
    }
  }

  private static SignalInfo ofChild(Process child, int signal, int how, int status) {
    return new SignalInfo(
        signal, how, List.of(child.pid(), child.credentials().uid(), status, 0, 0));
  }

  private static Signal.Action defaultAction(int number) {
    Signal signal = Signal.of(number);
    return signal == null ? Signal.Action.TERMINATE : signal.action();
  }
}
