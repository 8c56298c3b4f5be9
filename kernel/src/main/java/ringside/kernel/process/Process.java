package ringside.kernel.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.elf.ElfImage;
import ringside.kernel.event.Reason;
import ringside.kernel.event.WaitTarget;
import ringside.kernel.file.FileContext;
import ringside.kernel.file.FileDescriptors;
import ringside.kernel.file.terminal.Terminal;
import ringside.kernel.identity.Credentials;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.signal.ProcessSignals;
import ringside.kernel.wait.WaitQueue;
import ringside.kernel.wait.Wakeups;

/**
 * A process, with its PCB: a kernel object in guest memory. It is a zombie from the end of its last
 * thread until its parent has waited for it.
 */
public final class Process {
  /** Bytes of the PCB. */
  public static final int OBJECT_BYTES = 256;

  private static final int TIMERS = 128;
  private static final int TIMER_BYTES = 32;

  private final int pid;
  private final int object;
  private final List<GuestThread> threads = new ArrayList<>();
  private final List<EndedThread> endedThreads = new ArrayList<>();
  private final List<GuestThread> tracees = new ArrayList<>();
  private final Family family;
  private final ProcessSignals signals;
  private FileDescriptors files;
  private final ResourceLimits limits;
  private Credentials credentials;
  private final ProcessUsage usage;
  private final ProcessHold hold = new ProcessHold();
  private final CleanUps cleanUps = new CleanUps();
  private FileContext context;
  private AddressSpace space;
  private ElfImage image;
  private String name;
  private int exitSignal;
  private @Nullable ExitStatus exitStatus;
  private boolean dumpable = true;
  private boolean executed;
  private boolean barrierRegistered;
  private boolean reaped;
  private boolean subreaper;
  private int personality;
  private int parentDeathSignal;
  private CommandLine command;
  private @Nullable WaitQueue endEvents;

  /** Everything a process starts with; see {@link Processes}, which makes them. */
  Process(int pid, int object, @Nullable Process parent, ProcessBeginning beginning) {
    this.pid = pid;
    this.object = object;
    this.family = parent == null ? new Family(this) : new Family(this, parent);
    this.space = beginning.space();
    this.usage = new ProcessUsage(space, threads);
    this.image = beginning.image();
    this.name = beginning.name();
    this.files = beginning.files();
    this.limits = beginning.limits();
    this.credentials = beginning.credentials();
    this.context = beginning.context();
    this.signals = beginning.signals();
    this.exitSignal = beginning.exitSignal();
    this.command = parent == null ? CommandLine.NONE : parent.command;
    this.personality = parent == null ? 0 : parent.personality;
  }

  /** Process id. */
  public int pid() {
    return pid;
  }

  /** Kernel virtual address of the PCB. */
  public int object() {
    return object;
  }

  /**
   * Address of a timer's place in the timer queue.
   *
   * @param index 0 for the limit of computing time, 1 to 3 for the interval timers
   */
  public int timerField(int index) {
    return object + TIMERS + index * TIMER_BYTES;
  }

  /** Threads that have not ended. */
  public List<GuestThread> threads() {
    return threads;
  }

  /** Threads that have ended, in order. */
  List<EndedThread> endedThreads() {
    return endedThreads;
  }

  /** Children, zombies included, oldest first. */
  public Collection<Process> children() {
    return family.children();
  }

  /** The child of a pid, zombies included, or null. */
  public @Nullable Process child(int pid) {
    return family.child(pid);
  }

  /** The process that may wait for it; the reaper's parent is itself. */
  public Process parent() {
    return family.parent();
  }

  /** Parent and children, group and session. */
  Family family() {
    return family;
  }

  /** Threads of others that it traces. */
  public List<GuestThread> tracees() {
    return tracees;
  }

  /** Where threads wait for a child's change of state. */
  public WaitQueue childEvents() {
    return family.childEvents();
  }

  /** Where the parent waits that made it by vfork. */
  public WaitQueue imageReleased() {
    return family.imageReleased();
  }

  /** Where threads wait for its end, by a descriptor for it (pidfd_open(2)). */
  public WaitQueue endEvents() {
    if (endEvents == null) {
      endEvents = new WaitQueue(new WaitTarget(WaitTarget.Kind.PROCESS, String.valueOf(pid)));
    }
    return endEvents;
  }

  /** Lets those go on that wait for its end. */
  void tellEnd(Wakeups wakeups) {
    if (endEvents != null) {
      wakeups.wakeAll(endEvents, Reason.PROCESS_ENDED);
    }
  }

  /** Whether its parent still waits for its exec or exit. */
  public boolean isVforked() {
    return family.isVforked();
  }

  /** What its children have used that it has waited for, and theirs. */
  public ResourceUsage childUsage() {
    return usage.ofChildren();
  }

  /** Adds what a child has used that it has waited for. */
  public void addChildUsage(ResourceUsage ofChild) {
    usage.addChild(ofChild);
  }

  /** Whether others of its user may look into it (PR_SET_DUMPABLE). */
  public boolean isDumpable() {
    return dumpable;
  }

  /** Sets whether others of its user may look into it. */
  public void setDumpable(boolean value) {
    dumpable = value;
  }

  /** The signal that it gets when its parent ends, or 0 (PR_SET_PDEATHSIG). */
  public int parentDeathSignal() {
    return parentDeathSignal;
  }

  /** Sets the signal that it gets when its parent ends. */
  public void setParentDeathSignal(int signal) {
    parentDeathSignal = signal;
  }

  /** Whether it may ask for private barriers (membarrier(2)). */
  public boolean isBarrierRegistered() {
    return barrierRegistered;
  }

  /** Lets it ask for private barriers. */
  public void registerBarrier() {
    barrierRegistered = true;
  }

  /** Whether it adopts orphans among its descendants (PR_SET_CHILD_SUBREAPER). */
  public boolean isSubreaper() {
    return subreaper;
  }

  /** Sets whether it adopts orphans. */
  public void setSubreaper(boolean adopts) {
    subreaper = adopts;
  }

  /** Whose ways it takes for its system's (personality(2)). */
  public int personality() {
    return personality;
  }

  /** Sets whose ways it takes for its system's. */
  public void setPersonality(int persona) {
    personality = persona;
  }

  /** Its memory. */
  public AddressSpace space() {
    return space;
  }

  /** The program it runs. */
  public ElfImage image() {
    return image;
  }

  /** Name of the program, as ps shows it. */
  public String name() {
    return name;
  }

  /** exec: another memory, another program. */
  void become(AddressSpace newSpace, ElfImage newImage, String newName) {
    usage.moveTo(newSpace);
    space = newSpace;
    image = newImage;
    name = newName;
    dumpable = true;
    executed = true;
    barrierRegistered = false;
    cleanUps.beforeNextProgram();
  }

  /** How its program was called. */
  public CommandLine command() {
    return command;
  }

  /** Notes how its program was called. */
  public void calledBy(CommandLine called) {
    command = called;
  }

  /** Sets the name alone (prctl PR_SET_NAME). */
  public void rename(String newName) {
    name = newName;
  }

  /** Its descriptors. */
  public FileDescriptors files() {
    return files;
  }

  /** No other process uses its descriptors from now on (unshare(2), close_range(2)). */
  public void unshareFiles() {
    files = files.unshared();
  }

  /** Its folder and umask. */
  public FileContext context() {
    return context;
  }

  /** Uses the folder and umask of another (CLONE_FS). */
  public void shareContext(FileContext other) {
    other.share();
    context.release();
    context = other;
  }

  /** Has a folder and umask of its own (unshare(2), CLONE_FS). */
  public void unshareContext() {
    FileContext shared = context;
    context = shared.copy();
    shared.release();
  }

  /** Its resource limits. */
  public ResourceLimits limits() {
    return limits;
  }

  /** Who it acts for. */
  public Credentials credentials() {
    return credentials;
  }

  /**
   * Acts for somebody from now on, and lets others look into it as far as that allows (execve(2)).
   */
  public void actFor(Credentials who) {
    credentials = who;
    dumpable = !who.isSecure();
  }

  /** Actions for signals, and those sent to the whole process. */
  public ProcessSignals signals() {
    return signals;
  }

  /** Process group. */
  public int group() {
    return family.group();
  }

  /** Sets the process group. */
  public void setGroup(int value) {
    family.setGroup(value);
  }

  /** Session. */
  public int session() {
    return family.session();
  }

  /** setsid: leads a session and a group of its own. */
  public void leadSession() {
    family.lead(pid);
  }

  /** Whether its session has its pid. */
  public boolean leadsSession() {
    return family.session() == pid;
  }

  /** Its controlling terminal, or null. */
  public @Nullable Terminal terminal() {
    return family.terminal();
  }

  /** Sets its controlling terminal. */
  public void setTerminal(@Nullable Terminal terminal) {
    family.setTerminal(terminal);
  }

  /** The group that was in front when its terminal was hung up, or 0. */
  public int hungUpForeground() {
    return family.hungUpForeground();
  }

  /** Its terminal was hung up while a group was in front. */
  public void noteHangUp(int foreground) {
    family.setHungUpForeground(foreground);
  }

  /** Whether it runs a program of its own, not that of its birth (Linux: !PF_FORKNOEXEC). */
  public boolean hasExecuted() {
    return executed;
  }

  /** The signal that tells the parent of its end, or 0. */
  public int exitSignal() {
    return exitSignal;
  }

  /** Sets the signal that tells the parent of its end. */
  public void setExitSignal(int signal) {
    exitSignal = signal;
  }

  /** How it ended, or null while it lives. */
  public @Nullable ExitStatus exitStatus() {
    return exitStatus;
  }

  /** Whether it has ended and not been waited for. */
  public boolean isZombie() {
    return exitStatus != null && threads.isEmpty();
  }

  /** Adds something to be undone or given back when it ends. */
  public void atExit(Runnable action) {
    cleanUps.atExit(action);
  }

  /** Adds something to be undone when it runs another program, or ends. */
  public void atExec(Runnable action) {
    cleanUps.atExec(action);
  }

  /** What is to be undone when it ends. */
  CleanUps cleanUps() {
    return cleanUps;
  }

  /** Whether its parent has waited for it, so that nothing is left of it. */
  public boolean isReaped() {
    return reaped;
  }

  void noteReaped() {
    reaped = true;
  }

  /** What keeps it from running. */
  public ProcessHold hold() {
    return hold;
  }

  /** Notes how it ends; the first word counts. */
  void end(ExitStatus status) {
    if (exitStatus == null) {
      exitStatus = status;
    }
  }

  /** The signal that stopped it. */
  public int stopSignal() {
    return hold.stopSignal();
  }

  /** Whether waitid has still to report a stop; reporting it takes it. */
  public boolean takeStop(boolean keep) {
    return hold.takeStop(keep);
  }

  /** Whether waitid has still to report that it goes on. */
  public boolean takeContinue(boolean keep) {
    return hold.takeContinue(keep);
  }

  /** The most frames that its memory has used, over all programs it ran. */
  public int peakFrames() {
    return usage.peakFrames();
  }

  /** Page faults that were mended without the disk, over all programs it ran. */
  public long minorFaults() {
    return usage.minorFaults();
  }

  /** Page faults for which the disk was read, over all programs it ran. */
  public long majorFaults() {
    return usage.majorFaults();
  }

  /** Switches away from its threads because they had to wait. */
  public long voluntarySwitches() {
    return usage.voluntarySwitches();
  }

  /** Switches away from its threads because another was to run. */
  public long involuntarySwitches() {
    return usage.involuntarySwitches();
  }

  /** A thread has ended: its switches go on to count. */
  void remove(GuestThread thread) {
    threads.remove(thread);
    endedThreads.add(new EndedThread(thread.tid(), thread.times()));
    usage.keep(thread.times());
  }
}
