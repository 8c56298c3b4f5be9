package ringside.kernel.trap;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import ringside.cpu.Hart;
import ringside.cpu.TrapCause;
import ringside.cpu.engine.Engine;
import ringside.cpu.engine.ProbedEngine;
import ringside.isa.abi.Signal;
import ringside.kernel.event.Reason;
import ringside.kernel.event.WaitTarget;
import ringside.kernel.file.terminal.WindowSize;
import ringside.kernel.net.host.HostPorts;
import ringside.kernel.process.ExitStatus;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.MediumTermScheduler;
import ringside.kernel.process.Process;
import ringside.kernel.signal.SignalAction;
import ringside.kernel.signal.SignalInfo;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.TimerQueue;
import ringside.kernel.wait.WaitQueue;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;

/**
 * The kernel's main loop on a hart: run the current thread until it traps, save its registers, do
 * what the trap wants, choose who goes on, load its registers, return. {@link #run} is where to
 * start.
 */
public final class Kernel {

  /** si_code of SIGTRAP after one instruction. */
  private static final int TRAP_TRACE = 2;

  /** The longest run without asking whether the user wants to stop; it changes no cycle. */
  private static final long PATIENCE_CYCLES = 10_000_000;

  private static final String IDLE = "idle";
  private static final String KEYBOARD = "keyboard";

  private final Subsystems parts;
  private final KernelCode code;
  private final Hart hart;
  private final ProbedEngine engine;
  private final Meter meter;
  private final Traps traps;
  private final MediumTermScheduler mediumTerm;
  private final Dispatcher dispatcher;
  private final Runnable tick = this::tick;
  private boolean keyTaken;
  private long arrivedUntil;
  private long horizon = TimerQueue.NEVER;
  private boolean idling;

  /** Nobody is ready, and nothing has happened since that was found: a cut may not ask again. */
  private boolean resting;

  /** Why {@link #run} returned. */
  public enum End {
    /** The first process has ended. */
    EXITED,
    /** Nothing can run and nothing will happen. */
    DEADLOCK,
    /** The limit of cycles or a probe was reached, or the user asked to stop. */
    LIMIT
  }

  /** A kernel over its parts; the hart uses the kernel's own page table already. */
  Kernel(
      Subsystems parts,
      SyscallTable table,
      ProbedEngine engine,
      Spaces spaces,
      IntPredicate locks) {
    this.parts = parts;
    this.code = parts.code();
    this.hart = code.hart();
    this.engine = engine;
    this.meter = hart.meter();
    Crashes crashes = new Crashes(code, parts.processes(), parts.signals());
    SignalDelivery signals = new SignalDelivery(code, parts.signals(), crashes);
    SwitchClock stay = new SwitchClock(code);
    SyscallPath syscalls =
        new SyscallPath(
            code,
            parts.scheduler(),
            parts.timers(),
            parts.futexes(),
            parts.clock(),
            table,
            signals,
            crashes,
            stay,
            locks);
    this.dispatcher =
        new Dispatcher(
            code, parts.memory(), parts.scheduler(), syscalls, signals, crashes, spaces, stay);
    WaitQueue disk = new WaitQueue(WaitTarget.of(WaitTarget.Kind.PAGE));
    PageFaults faults =
        new PageFaults(
            code, parts.scheduler(), parts.timers(), parts.processes(), crashes, stay, disk);
    this.traps = new Traps(code, dispatcher, syscalls, faults, crashes);
    this.mediumTerm =
        new MediumTermScheduler(parts.memory(), parts.scheduler(), parts.processes()::all, disk);
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
      if (engine.isHit() || meter.clock() >= maximumCycles || stop.getAsBoolean()) {
        return End.LIMIT;
      }
      if (meter.clock() >= horizon) {
        return null;
      }
      if (dispatcher.current() == null && !idling && !resting) {
        dispatcher.dispatch();
        if (dispatcher.current() != null && stop.getAsBoolean()) {
          return End.LIMIT; // not after what the thread does next: who asks may look for the switch
        }
      }
      GuestThread thread = dispatcher.current();
      if (thread != null) {
        runThread(thread, maximumCycles);
      } else if (first == null || first.exitStatus() == null) {
        if (!idle(first, maximumCycles, stop)) {
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
    return idling && !expectsEvents();
  }

  /**
   * Whether something comes by itself that lets a thread go on: a timer's end, a packet, the host.
   */
  public boolean expectsEvents() {
    return parts.network().nextArrival() != TimerQueue.NEVER
        || parts.network().host().expected() != TimerQueue.NEVER
        || parts.timers().anyMatters();
  }

  /** A key has asked for a signal to a process group: an interrupt, of whoever runs. */
  public void keyPressed(int signal, int group) {
    interrupt(KEYBOARD, () -> takeKey(signal, group));
  }

  /** Keys have been pressed, which the terminal makes lines or signals of. */
  public void keysPressed(byte[] keys) {
    takeInterrupt(() -> parts.terminal().type(keys));
  }

  /** The window in which the console is seen has another size. */
  public void resized(WindowSize size) {
    takeInterrupt(() -> parts.terminal().terminal().resize(size));
  }

  private void takeInterrupt(Runnable work) {
    interrupt(
        KEYBOARD,
        () -> {
          code.run(Routine.KEY_INTERRUPT);
          keyTaken = true;
          work.run();
        });
  }

  /**
   * An interrupt, of whoever runs, where the kernel stands between two steps of {@link #run}.
   *
   * @param what what the ledger calls it
   * @param work what the kernel does in it
   */
  public void interrupt(String what, Runnable work) {
    GuestThread thread = dispatcher.current();
    if (thread == null) {
      meter.use(meter.open(0, 0, Mode.KERNEL, what));
      hart.chargeTrap();
      work.run();
      code.leave();
    } else {
      dispatcher.trapped();
      hart.trap(TrapCause.EXTERNAL_INTERRUPT, 0);
      dispatcher.enter(thread, what);
      work.run();
      dispatcher.leave(thread);
    }
    idling = false;
    resting = false;
  }

  private void takeKey(int signal, int group) {
    code.run(Routine.KEY_INTERRUPT);
    keyTaken = true;
    for (Process process : parts.processes().select(each -> each.group() == group)) {
      parts.signals().send(process, new SignalInfo(signal, SignalInfo.KERNEL, List.of(0, 0)));
    }
    parts.wakeups().wakeAll(parts.terminal().terminal().keys(), Reason.KEY_PRESSED);
  }

  /** Ends what still runs when the first process has ended, as the end of init does. */
  public void endProcesses() {
    meter.use(meter.open(0, 0, Mode.KERNEL, "shutdown"));
    for (Process process : List.copyOf(parts.processes().all())) {
      parts.processes().terminate(process, ExitStatus.killed(Signal.SIGKILL.number()));
    }
    dispatcher.forgetAll();
    idling = true;
  }

  /** Who takes processes out of memory. */
  public MediumTermScheduler mediumTerm() {
    return mediumTerm;
  }

  private void runThread(GuestThread thread, long maximumCycles) {
    long before = meter.clock();
    if (before >= horizon || engine.stopsHere()) {
      return;
    }
    long next = Math.min(dispatcher.quantumEnd(), nextEvent());
    boolean step = thread.tracing().takeStep();
    long patient = Math.min(before + PATIENCE_CYCLES, horizon);
    long limit = step ? before + 1 : Math.min(Math.min(next, maximumCycles), patient);
    Engine.Stop stop = run(before, limit);
    long stopped = meter.clock();
    dispatcher.trapped();
    // What arrives during a single step, which no horizon holds up, may not be known yet.
    arrivedUntil = step ? before : stopped;
    if (step) {
      // The stop comes with the way back, whether the instruction was a system call or another.
      parts.signals().force(thread, SignalInfo.fault(Signal.SIGTRAP, TRAP_TRACE, hart.pc));
    }
    if (stop == Engine.Stop.LIMIT && step) {
      hart.trap(TrapCause.TIMER_INTERRUPT, 0);
    } else if (stop == Engine.Stop.LIMIT) {
      boolean due = stopped >= next || dispatcher.turns().isDue();
      if (!due || stopped >= horizon || engine.isHit()) {
        return;
      }
      hart.trap(TrapCause.TIMER_INTERRUPT, 0);
    }
    traps.handle(thread, tick);
  }

  /** No instruction takes less than a cycle, so as many cycles are never too many instructions. */
  private Engine.Stop run(long before, long limit) {
    long left = dispatcher.turns().left();
    long retired = hart.retired();
    Engine.Stop stop = engine.run(left < limit - before ? before + left : limit);
    dispatcher.turns().ran(hart.retired() - retired);
    return stop;
  }

  private void tick() {
    resting = false;
    code.run(Routine.TIMER_INTERRUPT);
    parts.timers().expire(meter.clock());
    parts.network().host().deliver(meter.clock());
    parts.network().deliver(arrivedUntil);
    GuestThread thread = dispatcher.current();
    mediumTerm.tick(meter.clock(), thread == null ? null : thread.process());
  }

  private long nextEvent() {
    long arrival = parts.network().nextArrival();
    long host = parts.network().host().next(meter.clock());
    return Math.min(parts.timers().next(), Math.min(arrival, host));
  }

  /** Lets time pass until the next event; false where none will come, or others must go first. */
  private boolean idle(@Nullable Process first, long maximumCycles, BooleanSupplier stop) {
    if (!idling && !resting && mediumTerm.bringBackOne(meter.clock())) {
      return true;
    }
    resting = true;
    idling = horizon != TimerQueue.NEVER && mustWait(maximumCycles);
    if (idling) {
      return false;
    }
    HostPorts host = parts.network().host();
    if (!parts.timers().anyMatters()
        && host.next(meter.clock()) == TimerQueue.NEVER
        && dispatcher.turns().mustPick(meter.clock())) {
      resting = false;
      return true;
    }
    keyTaken = false;
    while (horizon == TimerQueue.NEVER
        && !parts.timers().anyMatters()
        && host.next(meter.clock()) == TimerQueue.NEVER) {
      if (!host.await() && !awaitKey(first)) {
        return false;
      }
      if (stop.getAsBoolean() || keyTaken) {
        return true;
      }
    }
    long until = Math.min(nextEvent(), maximumCycles);
    if (parts.terminal().isInteractive()) {
      passOutside(until, maximumCycles);
    } else if (horizon != TimerQueue.NEVER
        || host.pace(until, parts.clock(), () -> stop.getAsBoolean() || keyTaken)) {
      passTime(nextEvent(), maximumCycles);
    }
    return true;
  }

  /**
   * Waits a little for a key that asks for a signal; false where none will come, or where it would
   * only end the run: then the run is over now, and says more.
   */
  private boolean awaitKey(@Nullable Process first) {
    if (first == null) {
      return false;
    }
    SignalAction action = first.signals().action(Signal.SIGINT.number());
    int front = parts.terminal().terminal().foreground().group();
    boolean ends =
        (front == 0 || front == first.group()) && action.handler() == SignalAction.DEFAULT;
    boolean awaited = parts.terminal().isAwaited();
    if (ends && !awaited) {
      return false;
    }
    boolean some = parts.terminal().awaitKey();
    if (!some && awaited) {
      takeInterrupt(parts.terminal().terminal()::hangUp); // nobody sits there any more
    }
    return some || awaited;
  }

  /** Whether others could still let something arrive before the next event. */
  private boolean mustWait(long maximumCycles) {
    return Math.max(meter.clock(), Math.min(nextEvent(), maximumCycles)) >= horizon;
  }

  /** For a person, time passes as it does outside, until a key is pressed. */
  private void passOutside(long until, long maximumCycles) {
    long nanos = parts.clock().toNanos(until - meter.clock());
    long passed = parts.terminal().console().pause(nanos);
    long now = meter.clock() + parts.clock().toCycles(passed);
    passTime(passed >= nanos ? nextEvent() : Math.min(until, now), maximumCycles);
  }

  private void passTime(long next, long maximumCycles) {
    long until = Math.min(next, maximumCycles);
    arrivedUntil = Math.max(meter.clock(), until);
    dispatcher.idle();
    code.leave();
    meter.use(meter.open(0, 0, Mode.KERNEL, IDLE));
    meter.charge(Cause.IDLE, Math.max(0, until - meter.clock()));
    if (arrivedUntil >= next) {
      hart.chargeTrap();
      tick();
    }
  }
}
