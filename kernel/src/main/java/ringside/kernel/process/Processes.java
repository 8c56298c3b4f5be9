package ringside.kernel.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Signal;
import ringside.isa.elf.ElfImage;
import ringside.kernel.file.FileContext;
import ringside.kernel.file.FileDescriptors;
import ringside.kernel.identity.Capability;
import ringside.kernel.identity.Credentials;
import ringside.kernel.ipc.FutexTable;
import ringside.kernel.ipc.PriorityFutexes;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.SpaceInUse;
import ringside.kernel.sched.Scheduler;
import ringside.kernel.signal.ProcessSignals;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.text.StaticWord;
import ringside.kernel.wait.TimerQueue;
import ringside.kernel.wait.Wakeups;

/**
 * The process table: who there is, and who there was. How processes and threads come is {@link
 * Births}' business, how they go that of {@link Ends}. Process 1 is the reaper: it has no thread
 * and no program, adopts orphans, and buries them at once.
 */
public final class Processes {
  /** Pid of the reaper. */
  public static final int REAPER = 1;

  private static final int FIRST = REAPER + 1;
  private static final int PID_LIMIT = 32768;

  private final KernelMemory memory;
  private final KernelCode code;
  private final Births births;
  private final Ends ends;
  private final int maximum;
  private final TreeMap<Integer, Process> byPid = new TreeMap<>();
  private final TreeMap<Integer, GuestThread> byTid = new TreeMap<>();
  private final List<EndedProcess> ended = new ArrayList<>();
  private final Process reaper;
  private int lastPid = REAPER;
  private int zombies;
  private int endedThreads;

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
      PriorityFutexes<GuestThread> locks,
      int maximum,
      SpaceInUse spaceInUse,
      FileContext context) {
    this.memory = memory;
    this.code = memory.code();
    this.maximum = maximum;
    this.births = new Births(memory, scheduler, this);
    this.ends = new Ends(memory, scheduler, wakeups, timers, futexes, locks, spaceInUse, this);
    this.reaper = births.reaper(context);
  }

  /** Sets who tells a parent by a signal that a child has ended. */
  public void onEnd(Consumer<Process> teller) {
    ends.tell(teller);
  }

  /**
   * Sets who is told that a process ends.
   *
   * @param first while its files are open and its children its own
   * @param last a member of each group that nobody may look after any more
   */
  public void onLeave(Consumer<Process> first, Consumer<Process> last) {
    ends.leave(first, last);
  }

  /**
   * Whether nobody looks after a process group: no member has a parent in another group of its
   * session (POSIX: orphaned process group). The reaper looks after the first process alone.
   */
  public boolean isOrphaned(int group) {
    return select(p -> p.group() == group && p.exitStatus() == null).stream()
        .noneMatch(this::isLookedAfter);
  }

  private boolean isLookedAfter(Process process) {
    Process parent = process.parent();
    return parent.group() != process.group()
        && parent.session() == process.session()
        && (parent != reaper || process.pid() == FIRST);
  }

  /** Threads that may exist at once. */
  public int maximum() {
    return maximum;
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

  /** Processes that have ended: those that have been buried, in order, and the zombies. */
  public List<EndedProcess> ended() {
    List<EndedProcess> all = new ArrayList<>(ended);
    all().stream().filter(Process::isZombie).map(EndedProcess::of).forEach(all::add);
    return all;
  }

  /** How many processes have been buried. */
  public int buried() {
    return ended.size();
  }

  /** How many threads have ended. */
  public int endedThreads() {
    return endedThreads;
  }

  /**
   * Whether one more thread may exist, for a user with a limit of its own. A zombie counts until
   * its parent has waited for it (Linux: release_task).
   */
  public boolean roomFor(Process process) {
    int all = byTid.size() + zombies;
    ResourceLimits limits = process.limits();
    return all < maximum
        && (process.credentials().uid() == 0
            || process.credentials().may(Capability.SYS_RESOURCE)
            || limits.allows(ResourceLimits.PROCESSES, 1L + all) // which are not all of the user
            || limits.allows(ResourceLimits.PROCESSES, ofUser(process) + 1));
  }

  /** Threads, and zombies, of the user of a process. */
  private long ofUser(Process process) {
    int user = process.credentials().uid();
    Stream<Process> living = byTid.values().stream().map(GuestThread::process);
    return Stream.concat(living, all().stream().filter(Process::isZombie))
        .filter(each -> each.credentials().uid() == user)
        .count();
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
    return births.first(
        new ProcessBeginning(
            space,
            image,
            name,
            files,
            limits,
            credentials,
            new ProcessSignals(memory),
            Signal.SIGCHLD.number(),
            context));
  }

  /**
   * Makes a child with one thread, whose registers are the caller's business.
   *
   * @param shareMemory the child uses the parent's memory (vfork)
   * @param shareFiles the child uses the parent's descriptor table
   */
  public GuestThread fork(Process parent, boolean shareMemory, boolean shareFiles, int exitSignal) {
    return births.fork(parent, shareMemory, shareFiles, exitSignal);
  }

  /** Marks a child whose parent waits until it execs or exits. */
  public void markVforked(Process child) {
    child.family().setVforked(true);
  }

  /** Gives a process another parent. */
  public void giveTo(Process child, Process parent) {
    child.parent().family().remove(child);
    child.family().setParent(parent);
    parent.family().add(child);
    code.store(child.object() + 4, parent.pid());
  }

  /** Makes one more thread of a process. */
  public GuestThread addThread(Process process) {
    return births.addThread(process);
  }

  /** exec: the process goes on with another memory and program, and the calling thread alone. */
  void replaceImage(GuestThread caller, AddressSpace space, ElfImage image, String name) {
    ends.replaceImage(caller, space, image, name);
  }

  /** Ends a thread; with the last one the process ends. */
  public void exitThread(GuestThread thread, int status) {
    ends.exitThread(thread, status);
  }

  /** Ends a process: all threads, descriptors and memory go; a zombie stays for the parent. */
  public void terminate(Process process, ExitStatus status) {
    ends.terminate(process, status);
  }

  /** Buries a zombie: its PCB is freed and its pid is free again. */
  public void reap(Process process) {
    ends.reap(process);
  }

  /** Who adopts orphans. */
  Process reaper() {
    return reaper;
  }

  void enter(Process process) {
    byPid.put(process.pid(), process);
  }

  void enter(GuestThread thread) {
    byTid.put(thread.tid(), thread);
  }

  void forget(Process process) {
    byPid.remove(process.pid());
  }

  void forget(GuestThread thread) {
    byTid.remove(thread.tid());
  }

  /** A process has lost its last thread. */
  void noteZombie() {
    zombies++;
  }

  /** A zombie has been buried. */
  void noteEnd(Process process) {
    zombies--;
    ended.add(EndedProcess.of(process));
  }

  /** A thread has ended. */
  void noteThreadEnd() {
    endedThreads++;
  }

  /** An id that neither a process nor a thread has (Linux: alloc_pid). */
  int nextPid() {
    do {
      lastPid = lastPid + 1 < PID_LIMIT ? lastPid + 1 : REAPER + 1;
    } while (byPid.containsKey(lastPid) || byTid.containsKey(lastPid));
    return lastPid;
  }
}
