package ringside.kernel.process;

import java.util.ArrayList;
import java.util.function.Consumer;
import ringside.isa.abi.Signal;
import ringside.isa.elf.ElfImage;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.Reason;
import ringside.kernel.event.Stamp;
import ringside.kernel.event.ThreadState;
import ringside.kernel.ipc.FutexTable;
import ringside.kernel.ipc.PriorityFutexes;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.memory.SpaceInUse;
import ringside.kernel.sched.Scheduler;
import ringside.kernel.signal.SignalAction;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.text.StaticWord;
import ringside.kernel.wait.TimerQueue;
import ringside.kernel.wait.Wakeups;

/**
 * How threads, programs and processes end, and how processes are buried (Linux: do_exit,
 * release_task, and begin_new_exec for the program that another takes the place of).
 */
final class Ends {
  private final KernelMemory memory;
  private final KernelCode code;
  private final Scheduler<GuestThread> scheduler;
  private final Wakeups wakeups;
  private final TimerQueue timers;
  private final FutexTable futexes;
  private final PriorityFutexes<GuestThread> locks;
  private final SpaceInUse spaceInUse;
  private final RobustList robustMutexes;
  private final Processes table;
  private Consumer<Process> teller = process -> {};
  private Consumer<Process> leaver = process -> {};
  private Consumer<Process> orphans = process -> {};

  Ends(
      KernelMemory memory,
      Scheduler<GuestThread> scheduler,
      Wakeups wakeups,
      TimerQueue timers,
      FutexTable futexes,
      PriorityFutexes<GuestThread> locks,
      SpaceInUse spaceInUse,
      Processes table) {
    this.memory = memory;
    this.code = memory.code();
    this.scheduler = scheduler;
    this.wakeups = wakeups;
    this.timers = timers;
    this.futexes = futexes;
    this.locks = locks;
    this.spaceInUse = spaceInUse;
    this.robustMutexes = new RobustList(futexes);
    this.table = table;
  }

  /** Sets who tells a parent by a signal that a child has ended. */
  void tell(Consumer<Process> whoTells) {
    teller = whoTells;
  }

  /** {@link Processes#onLeave}. */
  void leave(Consumer<Process> first, Consumer<Process> last) {
    leaver = first;
    orphans = last;
  }

  /** {@link Processes#replaceImage}. */
  void replaceImage(GuestThread caller, AddressSpace space, ElfImage image, String name) {
    Process process = caller.process();
    releaseMutexes(process);
    for (GuestThread other : new ArrayList<>(process.threads())) {
      if (other != caller) {
        bury(other);
      }
    }
    table.forget(caller);
    caller.lead();
    table.enter(caller);
    caller.setClearChildTid(0);
    caller.signals().setStack(0, 0);
    process.signals().forgetHandlers();
    AddressSpace old = process.space();
    spaceInUse.leave(old);
    process.become(space, image, name);
    space.limitStack(process.limits().soft(ResourceLimits.STACK));
    old.release();
    process.files().closeOnExec();
    releaseVforkParent(process);
    if (code.events().happens(EventKind.PROCESS)) {
      code.events().tell(new Event.Executed(at(process), name));
    }
  }

  /** {@link Processes#exitThread}. */
  void exitThread(GuestThread thread, int status) {
    code.run(Routine.EXIT_THREAD);
    Process process = thread.process();
    if (process.threads().size() == 1) {
      terminate(process, ExitStatus.exited(status));
      return;
    }
    robustMutexes.walk(thread);
    locks.ended(thread);
    clearChildTid(thread);
    bury(thread);
  }

  /** {@link Processes#terminate}. */
  void terminate(Process process, ExitStatus status) {
    if (process.exitStatus() != null) {
      return;
    }
    code.run(Routine.EXIT_PROCESS);
    process.end(status);
    code.store(process.object() + 16, status.value());
    releaseMutexes(process);
    new ArrayList<>(process.threads()).forEach(this::bury);
    table.noteZombie();
    process.signals().pending().clear();
    process.cleanUps().beforeEnd();
    leaver.accept(process);
    process.files().release();
    process.context().release();
    spaceInUse.leave(process.space());
    process.peakFrames();
    process.space().release();
    releaseVforkParent(process);
    new ArrayList<>(process.children()).forEach(this::adopt);
    if (looksAfter(process.parent(), process)) {
      orphans.accept(process);
    }
    if (code.events().happens(EventKind.PROCESS)) {
      boolean signalled = status.signalled();
      code.events().tell(new Event.ProcessEnded(at(process), status.value(), signalled));
    }
    tellParent(process);
  }

  /** {@link Processes#reap}. */
  void reap(Process process) {
    code.run(Routine.REAP);
    code.load(process.object());
    process.parent().family().remove(process);
    table.forget(process);
    process.noteReaped();
    code.store(memory.layout().staticWord(StaticWord.PROCESS_TABLE), process.pid());
    memory.heap().release(process.object(), Process.OBJECT_BYTES);
    table.noteEnd(process);
    if (code.events().happens(EventKind.PROCESS)) {
      code.events().tell(new Event.Reaped(code.events().now(), process.pid()));
    }
  }

  private void bury(GuestThread thread) {
    scheduler.withdraw(thread, ThreadState.TERMINATED, Reason.ENDED);
    TimerQueue.Timer timer = thread.timer();
    if (timer != null) {
      timers.cancel(timer);
      thread.setTimer(null);
    }
    futexes.forget(thread);
    PendingCall call = thread.pendingCall();
    if (call != null) {
      call.abandon();
    }
    thread.signals().pending().clear();
    Process tracer = thread.tracing().tracer();
    if (tracer != null) {
      tracer.tracees().remove(thread);
    }
    thread.process().remove(thread);
    table.forget(thread);
    table.noteThreadEnd();
    if (code.events().happens(EventKind.PROCESS)) {
      Stamp at = code.events().at(thread.pid(), thread.tid());
      code.events().tell(new Event.ThreadEnded(at));
    }
    memory.heap().release(thread.object(), GuestThread.OBJECT_BYTES);
  }

  /** Lets others have the robust mutexes that a process's threads hold; it may not be running. */
  private void releaseMutexes(Process process) {
    walkRobustLists(process);
    new ArrayList<>(process.threads()).forEach(locks::ended);
  }

  private void walkRobustLists(Process process) {
    if (process.threads().stream().allMatch(thread -> thread.robustList() == 0)) {
      return;
    }
    spaceInUse.enter(process.space());
    process.threads().forEach(robustMutexes::walk);
    GuestThread running = scheduler.running();
    if (running != null && running.process().exitStatus() == null) {
      spaceInUse.enter(running.process().space());
    }
  }

  private void clearChildTid(GuestThread thread) {
    int address = thread.clearChildTid();
    if (address == 0) {
      return;
    }
    try {
      AddressSpace space = thread.process().space();
      space.user().writeWord(address, 0);
      futexes.wake(FutexTable.Key.of(space, address), 1, -1);
    } catch (BadAddress | OutOfMemory gone) {
      // The program has unmapped the word: nobody can wait there (Linux ignores it, too).
      code.finish();
    }
  }

  /** Whether a parent is one of those who keep a child's group from being orphaned. */
  private static boolean looksAfter(Process parent, Process child) {
    return parent.group() != child.group() && parent.session() == child.session();
  }

  private void adopt(Process orphan) {
    boolean lookedAfter = looksAfter(orphan.parent(), orphan);
    Process adopter = adopterOf(orphan);
    table.giveTo(orphan, adopter);
    if (orphan.isZombie()) {
      if (adopter == table.reaper()) {
        reap(orphan);
      } else {
        tellParent(orphan);
      }
    } else if (lookedAfter) {
      orphans.accept(orphan);
    }
  }

  /** The nearest ancestor that wants orphans, or the reaper (Linux: find_new_reaper). */
  private Process adopterOf(Process orphan) {
    Process ancestor = orphan.parent().parent();
    while (ancestor != table.reaper()
        && (!ancestor.isSubreaper() || ancestor.exitStatus() != null)) {
      ancestor = ancestor.parent();
    }
    return ancestor;
  }

  private void tellParent(Process process) {
    Process parent = process.parent();
    SignalAction action = parent.signals().action(Signal.SIGCHLD.number());
    boolean unwanted =
        action.handler() == SignalAction.IGNORE || action.has(SignalAction.NO_CHILD_WAIT);
    teller.accept(process);
    if (parent == table.reaper() || unwanted && process.exitSignal() == Signal.SIGCHLD.number()) {
      reap(process);
    }
    wakeups.wakeAll(parent.childEvents(), Reason.CHILD_ENDED);
    process.tellEnd(wakeups);
  }

  private void releaseVforkParent(Process process) {
    if (process.isVforked()) {
      process.family().setVforked(false);
      wakeups.wakeAll(process.imageReleased(), Reason.VFORK_RELEASED);
    }
  }

  private Stamp at(Process process) {
    return code.events().at(process.pid(), 0);
  }
}
