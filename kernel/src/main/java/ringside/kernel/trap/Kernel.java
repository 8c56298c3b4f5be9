package ringside.kernel.trap;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import ringside.cpu.Engine;
import ringside.cpu.Hart;
import ringside.cpu.TrapCause;
import ringside.isa.abi.Signal;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.net.HostPorts;
import ringside.kernel.process.ExitStatus;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Process;
import ringside.kernel.sched.MediumTermScheduler;
import ringside.kernel.sched.ThreadState;
import ringside.kernel.sched.TimerQueue;
import ringside.kernel.sched.WaitQueue;
import ringside.kernel.signal.SignalInfo;
import ringside.kernel.syscall.PendingCall;
import ringside.kernel.syscall.Services;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.trace.KernelObserver;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;
import ringside.mmu.ledger.SwitchKind;
import ringside.mmu.sv32.Access;

/**
 * The kernel's main loop on a hart: run the current thread until it traps, save its registers, do
 * what the trap wants, choose who goes on, load its registers, return. {@link #run} is where to
 * start.
 */
public final class Kernel {
  private static final int A7 = 17;
  private static final int NO_CONTEXT = 0;

  /** si_code of SIGTRAP after one instruction. */
  private static final int TRAP_TRACE = 2;

  /** The longest run without asking whether the user wants to stop; it changes no cycle. */
  private static final long PATIENCE_CYCLES = 10_000_000;

  private static final String IDLE = "idle";
  private static final String KEYBOARD = "keyboard";

  private final Services services;
  private final KernelCode code;
  private final Hart hart;
  private final Engine engine;
  private final Meter meter;
  private final KernelObserver observer;
  private final SaveArea saveArea;
  private final SyscallPath syscalls;
  private final SignalDelivery signals;
  private final Spaces spaces;
  private final Crashes crashes;
  private final PageFaults pageFaults;
  private final MediumTermScheduler mediumTerm;
  private final SwitchCounts switches = new SwitchCounts();
  private final int idleObject;
  private @Nullable GuestThread current;
  private @Nullable GuestThread lastToRun;
  private int contextInHart;
  private long quantumEnd;
  private boolean keyTaken;
  private long trapEntered;
  private long idledSinceTrap;
  private long arrivedUntil;
  private long horizon = TimerQueue.NEVER;
  private boolean idling;

  /** Why {@link #run} returned. */
  public enum End {
    /** The first process has ended. */
    EXITED,
    /** Nothing can run and nothing will happen. */
    DEADLOCK,
    /** The limit of cycles was reached, or the user asked to stop. */
    LIMIT
  }

  /** A kernel over its services; the hart uses the kernel's own page table already. */
  Kernel(
      Services services,
      SyscallTable table,
      Engine engine,
      Spaces spaces,
      KernelObserver observer) {
    this.services = services;
    this.code = services.code();
    this.hart = code.hart();
    this.engine = engine;
    this.meter = hart.meter();
    this.observer = observer;
    this.saveArea = new SaveArea(code);
    this.crashes = new Crashes(services, observer);
    this.signals = new SignalDelivery(services, crashes);
    this.syscalls = new SyscallPath(services, table, signals, crashes, observer);
    this.spaces = spaces;
    WaitQueue disk = new WaitQueue("a page from the swap disk");
    this.pageFaults = new PageFaults(services, crashes, disk);
    this.mediumTerm =
        new MediumTermScheduler(
            services.memory(), services.scheduler(), services.processes()::all, disk);
    this.idleObject = services.memory().heap().allocate(GuestThread.OBJECT_BYTES);
    this.contextInHart = idleObject;
  }

  /**
   * Runs until the first process ends.
   *
   * @param maximumCycles clock at which to stop, found at the next trap or quantum at the latest
   * @param stop asked now and then; host time may decide when to stop, never what happens. What it
   *     does may press a key, which may end the first process
   */
  public End run(Process first, long maximumCycles, BooleanSupplier stop) {
    End end = advance(first, maximumCycles, TimerQueue.NEVER, stop);
    if (end == null) {
      throw new IllegalStateException("stopped for others, of whom there are none");
    }
    return end;
  }

  /**
   * Runs as long as all packets that could arrive are known. Where it stops is between two steps of
   * {@link #run}: to go on later changes no cycle.
   *
   * @param first the process whose end ends the run, or null to go on without it
   * @param until cycle from which on others may let packets arrive that are not known yet; {@link
   *     TimerQueue#NEVER} where there are no others
   * @return null where it must wait for the others
   */
  public @Nullable End advance(
      @Nullable Process first, long maximumCycles, long until, BooleanSupplier stop) {
    horizon = until;
    while (first == null || first.exitStatus() == null) {
      if (meter.clock() >= maximumCycles || stop.getAsBoolean()) {
        return End.LIMIT;
      }
      if (meter.clock() >= horizon) {
        return null;
      }
      if (current == null && !idling) {
        dispatch();
      }
      GuestThread thread = current;
      if (thread != null) {
        runThread(thread, maximumCycles);
      } else if (first == null || first.exitStatus() == null) {
        if (!idle(maximumCycles, stop)) {
          return horizon == TimerQueue.NEVER ? End.DEADLOCK : null;
        }
      }
    }
    return End.EXITED;
  }

  /** The earliest cycle at which it does anything, as far as is known now. */
  public long earliest() {
    return idling ? Math.max(meter.clock(), nextEvent()) : meter.clock();
  }

  /** Whether its threads can only go on because of what others do. */
  public boolean needsOthers() {
    boolean expects = services.network().nextArrival() != TimerQueue.NEVER;
    return idling && !expects && !services.timers().anyMatters();
  }

  /** A key has asked for a signal to a process group: an interrupt, of whoever runs. */
  public void keyPressed(int signal, int group) {
    GuestThread thread = current;
    if (thread == null) {
      meter.use(meter.open(0, 0, Mode.KERNEL, KEYBOARD));
      hart.chargeTrap();
      takeKey(signal, group);
      code.leave();
      return;
    }
    trapEntered = meter.clock();
    idledSinceTrap = 0;
    hart.trap(TrapCause.EXTERNAL_INTERRUPT, 0);
    account(thread, KEYBOARD);
    hart.chargeTrap();
    saveArea.store(thread);
    takeKey(signal, group);
    leave(thread);
  }

  private void takeKey(int signal, int group) {
    code.run(Routine.KEY_INTERRUPT);
    keyTaken = true;
    idling = false;
    for (Process process : List.copyOf(services.processes().all())) {
      if (process.group() == group) {
        services.signals().send(process, new SignalInfo(signal, SignalInfo.KERNEL, List.of(0, 0)));
      }
    }
    services.scheduler().wakeAll(services.terminal().keys(), "a key was pressed");
  }

  /** Ends what still runs when the first process has ended, as the end of init does. */
  public void endProcesses() {
    meter.use(meter.open(0, 0, Mode.KERNEL, "shutdown"));
    for (Process process : List.copyOf(services.processes().all())) {
      services.processes().terminate(process, ExitStatus.killed(Signal.SIGKILL.number()));
    }
    current = null;
    contextInHart = NO_CONTEXT;
    idling = true;
  }

  /** Ends everything, as on a computer that is switched off. */
  public void shutDown() {
    endProcesses();
    services.systemV().shutDown();
    services.posixQueues().shutDown();
    services.network().shutDown();
    code.leave();
  }

  /** Who takes processes out of memory. */
  public MediumTermScheduler mediumTerm() {
    return mediumTerm;
  }

  /** The switches so far. */
  public SwitchCounts switches() {
    return switches;
  }

  private void runThread(GuestThread thread, long maximumCycles) {
    long before = meter.clock();
    if (before >= horizon) {
      return;
    }
    long due = Math.min(quantumEnd, nextEvent());
    boolean step = thread.tracing().takeStep();
    long patient = Math.min(before + PATIENCE_CYCLES, horizon);
    long limit = step ? before + 1 : Math.min(Math.min(due, maximumCycles), patient);
    Engine.Stop stop = engine.run(limit);
    trapEntered = meter.clock();
    // What arrives during a single step, which no horizon holds up, may not be known yet.
    arrivedUntil = step ? before : trapEntered;
    idledSinceTrap = 0;
    if (step) {
      // The stop comes with the way back, whether the instruction was a system call or another.
      services.signals().force(thread, SignalInfo.fault(Signal.SIGTRAP, TRAP_TRACE, hart.pc));
    }
    if (stop == Engine.Stop.LIMIT && step) {
      hart.trap(TrapCause.TIMER_INTERRUPT, 0);
    } else if (stop == Engine.Stop.LIMIT) {
      if (trapEntered < due || trapEntered >= horizon) {
        return;
      }
      hart.trap(TrapCause.TIMER_INTERRUPT, 0);
    }
    handleTrap(thread);
  }

  private void handleTrap(GuestThread thread) {
    account(thread, what());
    hart.chargeTrap();
    saveArea.store(thread);
    switch (hart.trapCause()) {
      case ECALL_FROM_USER -> syscalls.begin(thread);
      case TIMER_INTERRUPT -> tick();
      case INSTRUCTION_PAGE_FAULT -> pageFaults.handle(thread, Access.FETCH);
      case LOAD_PAGE_FAULT -> pageFaults.handle(thread, Access.LOAD);
      case STORE_PAGE_FAULT -> pageFaults.handle(thread, Access.STORE);
      case ILLEGAL_INSTRUCTION -> fault(thread, Signal.SIGILL, 1, hart.csrs().sepc());
      case BREAKPOINT -> fault(thread, Signal.SIGTRAP, 1, hart.csrs().sepc());
      default -> fault(thread, Signal.SIGBUS, 1, hart.csrs().stval());
    }
    leave(thread);
  }

  private String what() {
    return switch (hart.trapCause()) {
      case ECALL_FROM_USER -> SyscallPath.title(hart.x[A7]);
      case TIMER_INTERRUPT -> "timer";
      case INSTRUCTION_PAGE_FAULT, LOAD_PAGE_FAULT, STORE_PAGE_FAULT -> "page-fault";
      default -> "exception";
    };
  }

  private void tick() {
    code.run(Routine.TIMER_INTERRUPT);
    services.timers().expire(meter.clock());
    services.network().host().deliver(meter.clock());
    services.network().deliver(arrivedUntil);
    mediumTerm.tick(meter.clock(), current == null ? null : current.process());
  }

  private long nextEvent() {
    long arrival = services.network().nextArrival();
    long host = services.network().host().next(meter.clock());
    return Math.min(services.timers().next(), Math.min(arrival, host));
  }

  private void fault(GuestThread thread, Signal signal, int code, int address) {
    crashes.force(thread, SignalInfo.fault(signal, code, address), hart.trapCause().title());
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
      crashes.crash(
          thread,
          Signal.SIGKILL,
          "out of memory: no frame is left for a signal handler's stack",
          hart.csrs().stval());
    }
    if (thread.state() == ThreadState.RUNNING && thread.process().isStopped()) {
      services.scheduler().withdraw(thread, ThreadState.STOPPED, "stopped by a signal");
    }
    return thread.state() == ThreadState.RUNNING;
  }

  /** The way out of a trap: the thread goes on, unless it can't or another should. */
  private void leave(GuestThread thread) {
    if (returns(thread) && shouldMakeWay(thread)) {
      services.scheduler().makeReady(thread, "makes way");
    }
    if (thread.state() == ThreadState.RUNNING) {
      resume(thread);
    } else {
      current = null;
      // The context of a thread that has ended went with its TCB.
      contextInHart = thread.state() == ThreadState.TERMINATED ? NO_CONTEXT : contextInHart;
      dispatch();
    }
  }

  private boolean shouldMakeWay(GuestThread thread) {
    boolean asked = thread.takeYield();
    boolean quantumOver = meter.clock() >= quantumEnd;
    if (quantumOver && !services.scheduler().hasReady()) {
      quantumEnd = meter.clock() + services.scheduler().quantum(thread);
    }
    return services.scheduler().hasReady()
        && (asked || quantumOver || services.scheduler().preempts(thread));
  }

  /** Switches to the next ready thread, if there is one. */
  private void dispatch() {
    for (GuestThread next = pick(); next != null; next = pick()) {
      switchContext(next.object());
      spaces.enter(next.process().space());
      PendingCall pending = next.pendingCall();
      if (pending != null) {
        account(next, pending.title());
        syscalls.retry(next, pending);
      }
      if (next.state() == ThreadState.TERMINATED) {
        contextInHart = NO_CONTEXT;
      } else if (returns(next)) {
        current = next;
        quantumEnd = meter.clock() + services.scheduler().quantum(next);
        storeChildTid(next);
        resume(next);
        return;
      }
    }
  }

  private @Nullable GuestThread pick() {
    GuestThread next = services.scheduler().pick();
    if (next != null) {
      account(next, "switch");
    }
    return next;
  }

  /** Stores the callee-saved words of one kernel context and loads another's. */
  private void switchContext(int next) {
    if (next == contextInHart) {
      return;
    }
    code.run(Routine.SWITCH);
    for (int i = 0; i < GuestThread.CONTEXT_WORDS && contextInHart != NO_CONTEXT; i++) {
      code.store(contextInHart + (GuestThread.SAVE_WORDS + i) * 4, 0);
    }
    for (int i = 0; i < GuestThread.CONTEXT_WORDS; i++) {
      code.load(next + (GuestThread.SAVE_WORDS + i) * 4);
    }
    contextInHart = next;
  }

  private void storeChildTid(GuestThread thread) {
    if (thread.setChildTid() != 0) {
      int address = thread.setChildTid();
      thread.setSetChildTid(0);
      try {
        thread.process().space().user().writeWord(address, thread.tid());
      } catch (BadAddress bad) {
        // Linux ignores a bad address here, too.
        code.finish();
      }
    }
  }

  private void resume(GuestThread thread) {
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
    long direct = meter.clock() - trapEntered - idledSinceTrap;
    switches.add(kind, direct);
    meter.switched(kind);
    observer.switched(meter.clock(), thread, kind, direct);
  }

  /** Lets time pass until the next event; false where none will come, or others must go first. */
  private boolean idle(long maximumCycles, BooleanSupplier stop) {
    if (!idling && mediumTerm.bringBackOne(meter.clock())) {
      return true;
    }
    idling = horizon != TimerQueue.NEVER && mustWait(maximumCycles);
    if (idling) {
      return false;
    }
    HostPorts host = services.network().host();
    keyTaken = false;
    while (horizon == TimerQueue.NEVER
        && !services.timers().anyMatters()
        && host.next(meter.clock()) == TimerQueue.NEVER) {
      if (!host.await()) {
        return false;
      }
      if (stop.getAsBoolean() || keyTaken) {
        return true;
      }
    }
    long until = Math.min(nextEvent(), maximumCycles);
    if (host.pace(until, services.clock(), () -> stop.getAsBoolean() || keyTaken)) {
      passTime(nextEvent(), maximumCycles);
    }
    return true;
  }

  /** Whether others could still let something arrive before the next event. */
  private boolean mustWait(long maximumCycles) {
    return Math.max(meter.clock(), Math.min(nextEvent(), maximumCycles)) >= horizon;
  }

  private void passTime(long next, long maximumCycles) {
    long until = Math.min(next, maximumCycles);
    arrivedUntil = Math.max(meter.clock(), until);
    switchContext(idleObject);
    code.leave();
    meter.use(meter.open(0, 0, Mode.KERNEL, IDLE));
    long idle = Math.max(0, until - meter.clock());
    meter.charge(Cause.IDLE, idle);
    idledSinceTrap += idle;
    if (arrivedUntil >= next) {
      hart.chargeTrap();
      tick();
    }
  }

  private void account(GuestThread thread, String what) {
    meter.use(meter.open(thread.process().pid(), thread.tid(), Mode.KERNEL, what));
  }
}
