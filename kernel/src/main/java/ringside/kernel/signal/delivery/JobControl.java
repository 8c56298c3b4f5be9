package ringside.kernel.signal.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Signal;
import ringside.kernel.file.terminal.Jobs;
import ringside.kernel.file.terminal.Terminal;
import ringside.kernel.identity.Capability;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.PendingCall;
import ringside.kernel.process.Process;
import ringside.kernel.process.Processes;
import ringside.kernel.sched.Scheduler;
import ringside.kernel.signal.SignalAction;
import ringside.kernel.signal.SignalSet;
import ringside.kernel.wait.GuestClock;

/** Processes as terminals see them: groups, sessions, and who calls (credentials(7)). */
public final class JobControl implements Jobs {
  private final Scheduler<GuestThread> scheduler;
  private final Processes processes;
  private final Signals signals;
  private final GuestClock clock;

  /** Job control among the processes of a table. */
  public JobControl(
      Scheduler<GuestThread> scheduler, Processes processes, Signals signals, GuestClock clock) {
    this.scheduler = scheduler;
    this.processes = processes;
    this.signals = signals;
    this.clock = clock;
    processes.onLeave(this::leaves, this::hangUpIfOrphaned);
  }

  @Override
  public int group() {
    return caller().group();
  }

  @Override
  public int session() {
    return caller().session();
  }

  @Override
  public boolean leads() {
    return caller().leadsSession();
  }

  @Override
  public boolean mayAdminister() {
    return caller().credentials().may(Capability.SYS_ADMIN);
  }

  @Override
  public @Nullable Terminal terminal() {
    return caller().terminal();
  }

  @Override
  public void control(@Nullable Terminal terminal) {
    caller().setTerminal(terminal);
  }

  @Override
  public boolean ignores(Signal signal) {
    SignalAction action = caller().signals().action(signal.number());
    return action.handler() == SignalAction.IGNORE
        || (thread().signals().blocked() & SignalSet.of(signal)) != 0;
  }

  @Override
  public boolean isOrphaned() {
    return processes.isOrphaned(caller().group());
  }

  @Override
  public void send(int group, Signal signal) {
    if (group != 0) {
      processes.select(each -> each.group() == group).forEach(each -> signals.send(each, signal));
    }
  }

  @Override
  public int sessionOf(int group) {
    List<Process> members = processes.select(each -> each.group() == group);
    if (members.isEmpty()) {
      return group == Processes.REAPER ? Processes.REAPER : 0;
    }
    return members.get(0).session();
  }

  @Override
  public void detach(int session) {
    processes.select(each -> each.session() == session).forEach(each -> each.setTerminal(null));
  }

  @Override
  public void hangUp(int session, int foreground) {
    detach(session);
    Process leader = processes.find(session);
    if (leader != null) {
      leader.noteHangUp(foreground);
      signals.send(leader, Signal.SIGHUP);
      signals.send(leader, Signal.SIGCONT);
    }
  }

  /** A leader ends: its terminal is nobody's, and who is in front is told (disassociate_ctty). */
  private void leaves(Process process) {
    if (!process.leadsSession()) {
      return;
    }
    Terminal terminal = process.terminal();
    if (terminal != null) {
      send(terminal.foreground().group(), Signal.SIGHUP);
      terminal.foreground().end();
    } else if (process.hungUpForeground() != 0) {
      send(process.hungUpForeground(), Signal.SIGHUP);
      send(process.hungUpForeground(), Signal.SIGCONT);
    }
  }

  /** Who has stopped in a group that nobody looks after any more would stop for ever. */
  private void hangUpIfOrphaned(Process member) {
    int group = member.group();
    boolean stopped =
        !processes.select(each -> each.group() == group && each.hold().isStopped()).isEmpty();
    if (stopped && processes.isOrphaned(group)) {
      send(group, Signal.SIGHUP);
      send(group, Signal.SIGCONT);
    }
  }

  @Override
  public int progress() {
    return call().progress();
  }

  @Override
  public long deadline() {
    return call().deadline();
  }

  @Override
  public void setDeadline(long nanos) {
    call().setDeadline(clock.cycles() + clock.toCycles(nanos));
  }

  @Override
  public boolean isOver() {
    return clock.cycles() >= call().deadline();
  }

  private Process caller() {
    return thread().process();
  }

  private PendingCall call() {
    PendingCall call = thread().pendingCall();
    if (call == null) {
      throw new IllegalStateException("nobody is in a call");
    }
    return call;
  }

  private GuestThread thread() {
    GuestThread running = scheduler.running();
    if (running == null) {
      throw new IllegalStateException("nobody calls");
    }
    return running;
  }
}
