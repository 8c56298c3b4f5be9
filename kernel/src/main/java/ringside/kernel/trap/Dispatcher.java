package ringside.kernel.trap;

import org.jspecify.annotations.Nullable;
import ringside.cpu.Hart;
import ringside.cpu.TrapCause;
import ringside.isa.abi.Signal;
import ringside.kernel.choice.TurnEnd;
import ringside.kernel.choice.Turns;
import ringside.kernel.event.Deed;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.Events;
import ringside.kernel.event.Reason;
import ringside.kernel.event.ThreadState;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.PendingCall;
import ringside.kernel.sched.Scheduler;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.TimerQueue;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;
import ringside.mmu.ledger.SwitchKind;
import ringside.mmu.ledger.SwitchPart;

/**
 * Who has the hart, from the way into the kernel to the way out: saves a thread that has trapped,
 * and lets it go on or switches to another that the scheduler has chosen.
 */
final class Dispatcher {
  private static final int NO_CONTEXT = 0;
  private static final int CONTEXT_OFFSET = GuestThread.SAVE_WORDS * 4;

  private final Scheduler<GuestThread> scheduler;
  private final KernelCode code;
  private final Hart hart;
  private final Meter meter;
  private final Events events;
  private final SaveArea saveArea;
  private final SyscallPath syscalls;
  private final SignalDelivery signals;
  private final Spaces spaces;
  private final Crashes crashes;
  private final SwitchClock stay;
  private final Turns turns;
  private final int idleObject;
  private @Nullable GuestThread current;
  private @Nullable GuestThread lastToRun;
  private int contextInHart;
  private long quantumEnd;
  private boolean clockRules = true;
  private String switching = SyscallPath.SWITCH;
  private boolean idled = true;

  /** The hart idles. */
  Dispatcher(
      KernelCode code,
      KernelMemory memory,
      Scheduler<GuestThread> scheduler,
      SyscallPath syscalls,
      SignalDelivery signals,
      Crashes crashes,
      Spaces spaces,
      SwitchClock stay) {
    this.scheduler = scheduler;
    this.code = code;
    this.hart = code.hart();
    this.meter = hart.meter();
    this.stay = stay;
    this.turns = scheduler.turns();
    this.events = code.events();
    this.saveArea = new SaveArea(code);
    this.syscalls = syscalls;
    this.signals = signals;
    this.crashes = crashes;
    this.spaces = spaces;
    this.idleObject = memory.heap().allocate(GuestThread.OBJECT_BYTES);
    this.contextInHart = idleObject;
  }

  /** The thread that the hart runs, or null where it idles. */
  @Nullable GuestThread current() {
    return current;
  }

  /** Cycle at which the running thread has to make way for others, if the clock says so. */
  long quantumEnd() {
    GuestThread thread = current;
    boolean byClock = turns.goByClock();
    if (byClock && !clockRules && thread != null) {
      quantumEnd = meter.clock() + scheduler.quantum(thread);
    }
    clockRules = byClock;
    return byClock ? quantumEnd : TimerQueue.NEVER;
  }

  /** Who hears of turns, and may say when they are over. */
  Turns turns() {
    return turns;
  }

  /** A trap is taken now: from here on, what a switch costs is counted. */
  void trapped() {
    stay.begin(SwitchPart.ENTER);
    idled = false;
  }

  /**
   * The way into the kernel.
   *
   * @param what what the ledger calls the thread's business there
   */
  void enter(GuestThread thread, String what) {
    account(thread, what);
    hart.chargeTrap();
    saveArea.store(thread);
    stay.enter(SwitchPart.WORK);
  }

  /**
   * Does for a thread that is about to return to its program what signals want done first; says
   * whether it returns.
   */
  private boolean returns(GuestThread thread) {
    if (thread.state() != ThreadState.RUNNING) {
      return false;
    }
    spaces.enter(thread.process().space());
    try {
      signals.deliver(thread);
    } catch (OutOfMemory none) {
      crashes.crash(thread, Signal.SIGKILL, Deed.OUT_OF_MEMORY_FOR_SIGNAL, 0);
    }
    if (thread.state() == ThreadState.RUNNING && thread.process().hold().isStopped()) {
      scheduler.withdraw(thread, ThreadState.STOPPED, Reason.STOPPED_BY_SIGNAL);
    }
    return thread.state() == ThreadState.RUNNING;
  }

  /** The way out of a trap: the thread goes on, unless it can't or another should. */
  void leave(GuestThread thread) {
    TurnEnd end = TurnEnd.PREEMPTED;
    if (returns(thread)) {
      boolean asked = thread.takeYield();
      if (scheduler.isTold() || turns.makesWay(isInterrupt(), () -> shouldMakeWay(thread, asked))) {
        stay.enter(SwitchPart.PICK);
        scheduler.makeReady(thread, Reason.MAKES_WAY);
        end = asked ? TurnEnd.YIELDED : TurnEnd.PREEMPTED;
      }
    } else {
      end = end(thread);
    }
    if (thread.state() == ThreadState.RUNNING) {
      resume(thread);
    } else {
      turns.ended(meter.clock(), thread.tid(), end);
      switching = syscalls.switchFrom(thread);
      current = null;
      // The context of a thread that has ended went with its TCB.
      contextInHart = thread.state() == ThreadState.TERMINATED ? NO_CONTEXT : contextInHart;
      dispatch();
    }
  }

  /** Whether the hart is in the kernel for an interrupt, not for an instruction. */
  boolean isInterrupt() {
    return hart.trapCause() == TrapCause.TIMER_INTERRUPT
        || hart.trapCause() == TrapCause.EXTERNAL_INTERRUPT;
  }

  private static TurnEnd end(GuestThread thread) {
    return switch (thread.state()) {
      case TERMINATED -> TurnEnd.ENDED;
      case BLOCKED, BLOCKED_SUSPENDED -> TurnEnd.BLOCKED;
      default -> TurnEnd.STOPPED;
    };
  }

  private boolean shouldMakeWay(GuestThread thread, boolean asked) {
    boolean quantumOver = meter.clock() >= quantumEnd;
    if (quantumOver && !scheduler.hasReady()) {
      quantumEnd = meter.clock() + scheduler.quantum(thread);
      turns.renewed();
    }
    return scheduler.hasReady() && (asked || quantumOver || scheduler.preempts(thread));
  }

  /** Switches to the next ready thread, if there is one. */
  void dispatch() {
    if (idled) {
      // What led to this switch is the interrupt's work, which is over.
      stay.begin(SwitchPart.PICK);
      idled = false;
    }
    for (GuestThread next = pick(); next != null; next = pick()) {
      stay.enter(SwitchPart.EXCHANGE);
      switchContext(next.object());
      spaces.enter(next.process().space());
      stay.enter(SwitchPart.WORK);
      PendingCall pending = next.pendingCall();
      if (pending != null) {
        account(next, syscalls.business(pending.number(), pending.argument(0)));
        syscalls.retry(next, pending);
      }
      if (next.state() == ThreadState.TERMINATED) {
        contextInHart = NO_CONTEXT;
      } else if (returns(next)) {
        current = next;
        quantumEnd = meter.clock() + scheduler.quantum(next);
        storeChildTid(next);
        resume(next);
        return;
      }
      turns.ended(meter.clock(), next.tid(), end(next));
    }
  }

  private @Nullable GuestThread pick() {
    stay.enter(SwitchPart.PICK);
    GuestThread next = scheduler.pick();
    if (next != null) {
      account(next, switching);
    }
    switching = SyscallPath.SWITCH;
    return next;
  }

  /** Stores the callee-saved words of one kernel context and loads another's. */
  private void switchContext(int next) {
    if (next == contextInHart) {
      return;
    }
    code.run(Routine.SWITCH);
    if (contextInHart != NO_CONTEXT) {
      code.fill(contextInHart + CONTEXT_OFFSET, 0, GuestThread.CONTEXT_WORDS);
    }
    code.touch(next + CONTEXT_OFFSET, GuestThread.CONTEXT_WORDS);
    contextInHart = next;
  }

  private void storeChildTid(GuestThread thread) {
    if (thread.setChildTid() != 0) {
      int address = thread.setChildTid();
      thread.setSetChildTid(0);
      try {
        thread.process().space().user().writeWord(address, thread.tid());
      } catch (BadAddress | OutOfMemory refused) {
        // Linux ignores a word that can't be stored here, too.
        code.finish();
      }
    }
  }

  private void resume(GuestThread thread) {
    stay.enter(SwitchPart.LEAVE);
    saveArea.load(thread);
    code.leave();
    hart.chargeTrap();
    hart.returnFromTrap();
    noteSwitch(thread);
    meter.use(meter.open(thread.process().pid(), thread.tid(), Mode.USER, "program"));
  }

  private void noteSwitch(GuestThread thread) {
    GuestThread before = lastToRun;
    lastToRun = thread;
    if (before == null || before == thread) {
      return;
    }
    boolean sameSpace = before.process().space() == thread.process().space();
    SwitchKind kind = sameSpace ? SwitchKind.THREAD : SwitchKind.PROCESS;
    stay.end();
    meter.switches().add(kind, stay::cycles);
    meter.switched(kind);
    if (events.happens(EventKind.SWITCH)) {
      events.tell(new Event.Switched(events.at(thread.pid(), thread.tid()), kind, stay.parts()));
    }
  }

  /** Nobody can run. */
  void idle() {
    switchContext(idleObject);
    idled = true;
  }

  /** All threads have ended. */
  void forgetAll() {
    current = null;
    contextInHart = NO_CONTEXT;
  }

  private void account(GuestThread thread, String what) {
    meter.use(meter.open(thread.process().pid(), thread.tid(), Mode.KERNEL, what));
  }
}
