package ringside.kernel.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Signal;
import ringside.isa.elf.ElfImage;
import ringside.isa.elf.LineTable;
import ringside.isa.elf.SymbolTable;
import ringside.kernel.event.Birth;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.Reason;
import ringside.kernel.event.Stamp;
import ringside.kernel.event.ThreadState;
import ringside.kernel.file.FileContext;
import ringside.kernel.file.FileDescriptors;
import ringside.kernel.identity.Credentials;
import ringside.kernel.ipc.FutexTable;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.memory.SpaceInUse;
import ringside.kernel.sched.Scheduler;
import ringside.kernel.signal.ProcessSignals;
import ringside.kernel.signal.SignalAction;
import ringside.kernel.signal.ThreadSignals;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.text.StaticWord;
import ringside.kernel.wait.TimerQueue;
import ringside.kernel.wait.Wakeups;

/**
 * The process table: birth, end and burial of processes and threads. Process 1 is the reaper: it
 * has no thread and no program, adopts orphans, and buries them at once.
 */
public final class Processes {
  /** Pid of the reaper. */
  public static final int REAPER = 1;

  private static final int PID_LIMIT = 32768;

  private final KernelMemory memory;
  private final KernelCode code;
  private final Scheduler<GuestThread> scheduler;
  private final Wakeups wakeups;
  private final TimerQueue timers;
  private final FutexTable futexes;
  private final SpaceInUse spaceInUse;
  private final RobustList robustMutexes;
  private final int maximum;
  private final TreeMap<Integer, Process> byPid = new TreeMap<>();
  private final TreeMap<Integer, GuestThread> byTid = new TreeMap<>();
  private final List<Process> ended = new ArrayList<>();
  private final List<GuestThread> endedThreads = new ArrayList<>();
  private final Process reaper;
  private Consumer<Process> onEnd = process -> {};
  private int lastPid = REAPER;

  /**
   * A table that holds the reaper alone.
   *
   * @param maximum threads that may exist at once
   * @param spaceInUse the hart's page-table base
   * @param context folder and umask of the reaper
   */
  public Processes(
      KernelMemory memory,
      Scheduler<GuestThread> scheduler,
      Wakeups wakeups,
      TimerQueue timers,
      FutexTable futexes,
      int maximum,
      SpaceInUse spaceInUse,
      FileContext context) {
    this.memory = memory;
    this.code = memory.code();
    this.scheduler = scheduler;
    this.wakeups = wakeups;
    this.timers = timers;
    this.futexes = futexes;
    this.maximum = maximum;
    this.spaceInUse = spaceInUse;
    this.robustMutexes = new RobustList(futexes);
    this.reaper = makeReaper(context);
  }

  /** Sets who tells a parent by a signal that a child has ended. */
  public void onEnd(Consumer<Process> teller) {
    onEnd = teller;
  }

  /**
   * Whether nobody looks after a process group: no member has a parent in another group of its
   * session (POSIX: orphaned process group).
   */
  public boolean isOrphaned(int group) {
    return select(p -> p.group() == group && p.exitStatus() == null).stream()
        .noneMatch(p -> p.parent().group() != group && p.parent().session() == p.session());
  }

  /** The process of a pid, zombies included, or null. */
  public @Nullable Process find(int pid) {
    Process found = byPid.get(pid);
    lookedUp(found == null ? 0 : found.object());
    return found;
  }

  /** The process of a pid, or of the id of any of its threads (Linux: find_vpid); null for none. */
  public @Nullable Process findAny(int id) {
    GuestThread thread = byTid.get(id);
    return thread == null ? byPid.get(id) : thread.process();
  }

  /** The live thread of a tid, or null. */
  public @Nullable GuestThread findThread(int tid) {
    GuestThread found = byTid.get(tid);
    lookedUp(found == null ? 0 : found.object());
    return found;
  }

  private void lookedUp(int object) {
    code.run(Routine.PROCESS_FIND);
    code.load(memory.layout().staticWord(StaticWord.PROCESS_TABLE));
    if (object != 0) {
      code.load(object);
    }
  }

  /** The processes but the reaper for which a condition holds; each is looked at. */
  public List<Process> select(Predicate<Process> wanted) {
    List<Process> found = new ArrayList<>();
    for (Process process : all()) {
      code.run(Routine.PROCESS_COMPARE);
      code.load(process.object() + 8);
      if (wanted.test(process)) {
        found.add(process);
      }
    }
    return found;
  }

  /** All processes but the reaper, zombies included, by pid. */
  public Collection<Process> all() {
    return byPid.tailMap(REAPER, false).values();
  }

  /** All threads that have not ended, by tid. */
  public Collection<GuestThread> threads() {
    return byTid.values();
  }

  /** Processes that have been buried, in order, for statistics. */
  public List<Process> ended() {
    return ended;
  }

  /** Threads that have ended, in order, for statistics. */
  public List<GuestThread> endedThreads() {
    return endedThreads;
  }

  /**
   * Whether one more thread may exist, for a user with a limit of its own. A zombie counts until
   * its parent has waited for it (Linux: release_task).
   */
  public boolean roomFor(Process process) {
    int user = process.credentials().uid();
    List<Process> zombies = all().stream().filter(Process::isZombie).toList();
    long threadsOfUser =
        byTid.values().stream().filter(t -> t.process().credentials().uid() == user).count();
    long zombiesOfUser = zombies.stream().filter(p -> p.credentials().uid() == user).count();
    boolean limited = !process.credentials().isRoot();
    long ofUser = threadsOfUser + zombiesOfUser + 1;
    return (!limited || process.limits().allows(ResourceLimits.PROCESSES, ofUser))
        && byTid.size() + zombies.size() < maximum;
  }

  /** Makes the first process, which the reaper is the parent of. */
  public GuestThread first(
      AddressSpace space,
      ElfImage image,
      String name,
      FileDescriptors files,
      ResourceLimits limits,
      Credentials credentials,
      FileContext context) {
    Process.Beginning beginning =
        new Process.Beginning(
            space,
            image,
            name,
            files,
            limits,
            credentials,
            new ProcessSignals(memory),
            Signal.SIGCHLD.number(),
            context);
    return born(makeThread(add(reaper, beginning)), Birth.FIRST);
  }

  /**
   * Makes a child with one thread, whose registers are the caller's business.
   *
   * @param shareMemory the child uses the parent's memory (vfork)
   * @param shareFiles the child uses the parent's descriptor table
   */
  public GuestThread fork(Process parent, boolean shareMemory, boolean shareFiles, int exitSignal) {
    code.run(Routine.FORK);
    AddressSpace space = parent.space();
    if (shareMemory) {
      space.share();
    } else {
      space = space.fork();
    }
    FileDescriptors files = null;
    Process child = null;
    try {
      files = shareFiles ? parent.files().share() : parent.files().copy();
      child = add(parent, inherited(parent, space, files, exitSignal));
      return born(makeThread(child), shareMemory ? Birth.VFORK : Birth.FORK);
    } catch (OutOfMemory none) {
      undoFork(space, files, child);
      throw none;
    }
  }

  /** Marks a child whose parent waits until it execs or exits. */
  public void markVforked(Process child) {
    child.setVforked(true);
  }

  /** Makes one more thread of a process. */
  public GuestThread addThread(Process process) {
    return born(makeThread(process), Birth.THREAD);
  }

  private GuestThread born(GuestThread thread, Birth how) {
    if (code.events().happens(EventKind.PROCESS)) {
      Stamp at = code.events().now();
      code.events().tell(new Event.Born(at, how, thread.pid(), thread.tid()));
    }
    return thread;
  }

  private GuestThread makeThread(Process process) {
    code.run(Routine.CLONE_THREAD);
    boolean isFirst = process.threads().isEmpty();
    int tid = isFirst ? process.pid() : nextPid();
    int object = memory.heap().allocate(GuestThread.OBJECT_BYTES);
    GuestThread thread =
        new GuestThread(tid, process, object, new ThreadSignals(memory), scheduler);
    process.threads().add(thread);
    byTid.put(tid, thread);
    code.store(thread.stateField(), ThreadState.CREATED.ordinal());
    return thread;
  }

  /** exec: the process goes on with another memory and program, and the calling thread alone. */
  public void replaceImage(GuestThread caller, AddressSpace space, ElfImage image, String name) {
    Process process = caller.process();
    releaseMutexes(process);
    for (GuestThread other : new ArrayList<>(process.threads())) {
      if (other != caller) {
        bury(other);
      }
    }
    byTid.remove(caller.tid());
    caller.lead();
    byTid.put(caller.tid(), caller);
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

  private Stamp at(Process process) {
    return code.events().at(process.pid(), 0);
  }

  /** Ends a thread; with the last one the process ends. */
  public void exitThread(GuestThread thread, int status) {
    code.run(Routine.EXIT_THREAD);
    Process process = thread.process();
    if (process.threads().size() == 1) {
      terminate(process, ExitStatus.exited(status));
      return;
    }
    robustMutexes.walk(thread);
    clearChildTid(thread);
    bury(thread);
  }

  /** Ends a process: all threads, descriptors and memory go; a zombie stays for the parent. */
  public void terminate(Process process, ExitStatus status) {
    if (process.exitStatus() != null) {
      return;
    }
    code.run(Routine.EXIT_PROCESS);
    process.end(status);
    code.store(process.object() + 16, status.value());
    releaseMutexes(process);
    new ArrayList<>(process.threads()).forEach(this::bury);
    process.signals().pending().clear();
    process.runExitActions();
    process.files().release();
    process.context().release();
    spaceInUse.leave(process.space());
    process.peakFrames();
    process.space().release();
    releaseVforkParent(process);
    new ArrayList<>(process.children()).forEach(this::adopt);
    if (code.events().happens(EventKind.PROCESS)) {
      boolean signalled = status.signalled();
      code.events().tell(new Event.ProcessEnded(at(process), status.value(), signalled));
    }
    tellParent(process);
  }

  /** Buries a zombie: its PCB is freed and its pid is free again. */
  public void reap(Process process) {
    code.run(Routine.REAP);
    code.load(process.object());
    process.parent().children().remove(process);
    byPid.remove(process.pid());
    code.store(memory.layout().staticWord(StaticWord.PROCESS_TABLE), process.pid());
    memory.heap().release(process.object(), Process.OBJECT_BYTES);
    ended.add(process);
    if (code.events().happens(EventKind.PROCESS)) {
      code.events().tell(new Event.Reaped(code.events().now(), process.pid()));
    }
  }

  private Process.Beginning inherited(
      Process parent, AddressSpace space, FileDescriptors files, int exitSignal) {
    return new Process.Beginning(
        space,
        parent.image(),
        parent.name(),
        files,
        parent.limits().copy(),
        parent.credentials().copy(),
        parent.signals().copy(memory),
        exitSignal,
        parent.context().copy());
  }

  private void undoFork(
      AddressSpace space, @Nullable FileDescriptors files, @Nullable Process child) {
    space.release();
    if (files != null) {
      files.release();
    }
    if (child != null) {
      child.context().release();
      child.parent().children().remove(child);
      byPid.remove(child.pid());
      memory.heap().release(child.object(), Process.OBJECT_BYTES);
    }
  }

  private Process makeReaper(FileContext context) {
    FileDescriptors none = new FileDescriptors(memory);
    ElfImage nothing = new ElfImage(0, List.of(), SymbolTable.EMPTY, LineTable.EMPTY, 0, 0);
    Process.Beginning beginning =
        new Process.Beginning(
            new AddressSpace(memory),
            nothing,
            "init",
            none,
            new ResourceLimits(0, 0, 0),
            new Credentials(0),
            new ProcessSignals(memory),
            0,
            context);
    Process process =
        new Process(REAPER, memory.heap().allocate(Process.OBJECT_BYTES), null, beginning);
    byPid.put(REAPER, process);
    return process;
  }

  private Process add(Process parent, Process.Beginning beginning) {
    int pid = nextPid();
    int object = memory.heap().allocate(Process.OBJECT_BYTES);
    Process process = new Process(pid, object, parent, beginning);
    code.store(object, pid);
    code.store(object + 4, parent.pid());
    code.store(object + 8, beginning.space().rootFrame());
    code.update(memory.layout().staticWord(StaticWord.PROCESS_TABLE), object);
    parent.children().add(process);
    byPid.put(pid, process);
    return process;
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
    byTid.remove(thread.tid());
    endedThreads.add(thread);
    if (code.events().happens(EventKind.PROCESS)) {
      Stamp at = code.events().at(thread.pid(), thread.tid());
      code.events().tell(new Event.ThreadEnded(at));
    }
    memory.heap().release(thread.object(), GuestThread.OBJECT_BYTES);
  }

  /** Lets others have the robust mutexes that a process's threads hold; it may not be running. */
  private void releaseMutexes(Process process) {
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

  private void adopt(Process orphan) {
    orphan.parent().children().remove(orphan);
    orphan.setParent(reaper);
    reaper.children().add(orphan);
    code.store(orphan.object() + 4, REAPER);
    if (orphan.isZombie()) {
      reap(orphan);
    }
  }

  private void tellParent(Process process) {
    Process parent = process.parent();
    SignalAction action = parent.signals().action(Signal.SIGCHLD.number());
    boolean unwanted =
        action.handler() == SignalAction.IGNORE || action.has(SignalAction.NO_CHILD_WAIT);
    onEnd.accept(process);
    if (parent == reaper || unwanted && process.exitSignal() == Signal.SIGCHLD.number()) {
      reap(process);
    }
    wakeups.wakeAll(parent.childEvents(), Reason.CHILD_ENDED);
  }

  private void releaseVforkParent(Process process) {
    if (process.isVforked()) {
      process.setVforked(false);
      wakeups.wakeAll(process.imageReleased(), Reason.VFORK_RELEASED);
    }
  }

  private int nextPid() {
    do {
      lastPid = lastPid + 1 < PID_LIMIT ? lastPid + 1 : REAPER + 1;
    } while (byPid.containsKey(lastPid) || byTid.containsKey(lastPid));
    return lastPid;
  }
}
