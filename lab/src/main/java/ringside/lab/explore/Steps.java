package ringside.lab.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.cpu.Hart;
import ringside.cpu.TrapCause;
import ringside.isa.Register;
import ringside.isa.abi.Syscall;
import ringside.kernel.Computer;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.kernel.event.ThreadState;
import ringside.kernel.text.KernelLayout;
import ringside.mmu.AccessObserver;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.Mode;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.sv32.VirtualAddress;

/**
 * Makes steps of what is seen of a run: counts instructions of programs, and tells observers of
 * accesses when the instruction is over, or not at all where a fault has broken it off, as it will
 * be executed again.
 */
final class Steps implements AccessObserver, EventSink {
  private static final int A7 = Register.number("a7");
  private static final int ATOMIC_OPCODE = 0x2f;
  private static final int OPCODE = 0x7f;

  /** Calls whose accesses to a word are for synchronisation: futexes, and the words of threads. */
  private static final Set<Integer> SYNCHRONISING =
      Set.of(Syscall.FUTEX_TIME64.number(), Syscall.EXIT.number(), Syscall.CLONE.number());

  private final Conductor conductor;
  private final Position position;
  private final Spins spins;
  private final List<StepObserver> observers = new ArrayList<>();
  private final List<Touch> touches = new ArrayList<>();
  private @Nullable Computer computer;
  private long executed;

  /** What the hart had retired when it went on. */
  private long retired;

  /** Instructions of programs before the one that has touched something last. */
  private long touchedAt;

  /** The page of code that was entered last, virtual, and its frame. */
  private int codePage;

  private int codeFrame;
  private boolean livelock;

  /** By tid, the number of the last call. */
  private final Map<Integer, Integer> calls = new HashMap<>();

  Steps(Conductor conductor, Position position, Spins spins) {
    this.conductor = conductor;
    this.position = position;
    this.spins = spins;
  }

  /** The computer has been built. */
  void meet(Computer built) {
    computer = built;
    position.sleepers().meet(built);
  }

  private Computer computer() {
    return Objects.requireNonNull(computer, "meet comes first");
  }

  /** Somebody who hears of the steps from now on. */
  void observe(StepObserver observer) {
    observers.add(observer);
  }

  /** Instructions of programs up to now, where the hart has stopped. */
  long executed() {
    return executed;
  }

  /** Whether all that could run only wait for each other, and nothing comes by itself. */
  boolean isLivelock() {
    return livelock;
  }

  @Override
  public boolean seesEachFetch() {
    return false;
  }

  @Override
  public boolean sees(Mode mode, int virtualAddress) {
    return mode == Mode.USER || isOfPrograms(virtualAddress);
  }

  private static boolean isOfPrograms(int virtualAddress) {
    return Integer.compareUnsigned(virtualAddress, KernelLayout.BASE) < 0;
  }

  @Override
  public void access(
      long cycle,
      Mode mode,
      Kind kind,
      int virtualAddress,
      int physicalAddress,
      int bytes,
      Translation translation,
      @Nullable Origin origin) {
    if (kind == Kind.INSTRUCTION) {
      if (mode == Mode.USER && origin != null) {
        codePage = VirtualAddress.page(virtualAddress);
        codeFrame = physicalAddress >>> PhysicalMemory.FRAME_SHIFT;
      }
    } else if (origin != null && kind != Kind.WALK) {
      boolean write = kind == Kind.STORE;
      if (mode == Mode.USER) {
        byProgram(virtualAddress, physicalAddress, write);
      } else if (isOfPrograms(virtualAddress)) {
        byKernel(virtualAddress, physicalAddress, write);
      }
    }
  }

  private void byProgram(int virtualAddress, int physicalAddress, boolean write) {
    long at = executed + computer().hart().retired() - retired;
    if (at != touchedAt) {
      used();
      touchedAt = at;
      spins.atAccess(computer().hart(), position.running());
      noteLivelock();
    }
    int pc = computer().hart().pc;
    touches.add(touch(virtualAddress, physicalAddress, write, isAtomic(pc), pc));
  }

  private boolean isAtomic(int pc) {
    int from = codeFrame << PhysicalMemory.FRAME_SHIFT | VirtualAddress.offset(pc);
    return VirtualAddress.page(pc) == codePage
        && (memory().readWord(from) & OPCODE) == ATOMIC_OPCODE;
  }

  private Touch touch(
      int virtualAddress, int physicalAddress, boolean write, boolean atomic, int pc) {
    int word = physicalAddress & ~3;
    int before = memory().readWord(word);
    return new Touch(word, virtualAddress & ~3, write, atomic, before, pc);
  }

  private PhysicalMemory memory() {
    return computer().hart().mmu().memory();
  }

  /** The hart has executed some instructions: does the thread only wait? */
  void lookBack() {
    spins.atStop(computer().hart(), position.running());
    noteLivelock();
  }

  private void noteLivelock() {
    livelock |=
        spins.allWait(position.running(), position.ready().all()) && !computer().expectsEvents();
  }

  /** The instruction that has touched something last is over. */
  private void used() {
    if (touches.isEmpty()) {
      return;
    }
    position.comeTo(touchedAt);
    for (Touch touch : touches) {
      if (touch.write() && memory().readWord(touch.word()) != touch.before()) {
        spins.changed();
      }
      observers.forEach(each -> each.used(touch));
    }
    touches.clear();
  }

  /** What a call reads or writes of its program's memory, others may be at work on. */
  private void byKernel(int virtualAddress, int physicalAddress, boolean write) {
    if (position.running() == 0) {
      return;
    }
    if (write) {
      spins.changed();
    }
    boolean atomic = SYNCHRONISING.contains(calls.getOrDefault(position.running(), 0));
    Touch touch = touch(virtualAddress, physicalAddress, write, atomic, 0);
    observers.forEach(each -> each.usedByKernel(touch));
  }

  /** The hart is about to go on. */
  void goOn() {
    retired = computer().hart().retired();
    wentOn();
    position.callEnds();
  }

  /** The hart has stopped, after some instructions that it has finished. */
  void ran(long instructions) {
    executed += instructions;
    if (touchedAt < executed) {
      used();
    }
    touches.clear();
    position.comeTo(executed);
  }

  /** The program has entered the kernel. */
  void trapped() {
    if (computer().hart().trapCause() != TrapCause.ECALL_FROM_USER) {
      spins.interrupted(position.running());
      return; // a fault: the instruction will be executed again
    }
    position.comeTo(executed - 1);
    position.callBegins();
    Hart hart = computer().hart();
    calls.put(position.running(), hart.x[A7]);
    observers.forEach(each -> each.called(hart));
    if (hart.x[A7] != Syscall.SCHED_YIELD.number()) {
      spins.changed();
    }
  }

  /** One of several threads that wait at a futex is woken. */
  void wakes(long number, int waiting) {
    observers.forEach(each -> each.wakes(number, waiting));
  }

  /** The running thread is about to return to its program. */
  void wentOn() {
    observers.forEach(StepObserver::wentOn);
  }

  @Override
  public Set<EventKind> kinds() {
    return Set.of(
        EventKind.STATE,
        EventKind.PROCESS,
        EventKind.SIGNAL,
        EventKind.LOCK,
        EventKind.FRAME,
        EventKind.CRASH);
  }

  @Override
  public void event(Event event) {
    if (event instanceof Event.StateChanged change) {
      position.changed(change);
    } else if (event instanceof Event.SignalSent sent && Actors.isByTimer(sent)) {
      conductor.timerEnded();
    }
    observers.forEach(each -> each.event(event));
    if (event instanceof Event.StateChanged change && change.to() == ThreadState.RUNNING) {
      conductor.began(change.at().tid());
      observers.forEach(StepObserver::began);
    }
  }
}
