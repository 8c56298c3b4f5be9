package ringside.kernel.process;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Signal;
import ringside.isa.elf.ElfImage;
import ringside.kernel.event.WaitTarget;
import ringside.kernel.file.FileContext;
import ringside.kernel.file.FileDescriptors;
import ringside.kernel.identity.Credentials;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.signal.ProcessSignals;
import ringside.kernel.wait.WaitQueue;

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
  private final List<Process> children = new ArrayList<>();
  private final List<GuestThread> tracees = new ArrayList<>();
  private final WaitQueue childEvents;
  private final WaitQueue imageReleased;
  private final ProcessSignals signals;
  private final FileDescriptors files;
  private final ResourceLimits limits;
  private final Credentials credentials;
  private FileContext context;
  private Process parent;
  private AddressSpace space;
  private ElfImage image;
  private String name;
  private int group;
  private int session;
  private int exitSignal;
  private @Nullable ExitStatus exitStatus;
  private boolean stopped;
  private boolean suspended;
  private boolean stopReported = true;
  private boolean continueReported = true;
  private int stopSignal;
  private boolean vforked;
  private boolean dumpable = true;
  private boolean barrierRegistered;
  private int parentDeathSignal;
  private ResourceUsage childUsage = ResourceUsage.NONE;
  private int peakFrames;
  private long minorFaultsBefore;
  private long majorFaultsBefore;
  private long voluntaryOfEnded;
  private long involuntaryOfEnded;
  private CommandLine command;
  private final List<Runnable> exitActions = new ArrayList<>();
  private final List<Runnable> execActions = new ArrayList<>();

  /** Everything a process starts with; see {@link Processes}, which makes them. */
  Process(int pid, int object, @Nullable Process parent, Beginning beginning) {
    this.pid = pid;
    this.object = object;
    this.parent = parent == null ? this : parent;
    this.space = beginning.space();
    // Of a space that is its parent's (vfork), what has been does not count.
    this.minorFaultsBefore = -space.use().minorFaults();
    this.majorFaultsBefore = -space.use().majorFaults();
    this.image = beginning.image();
    this.name = beginning.name();
    this.files = beginning.files();
    this.limits = beginning.limits();
    this.credentials = beginning.credentials();
    this.context = beginning.context();
    this.signals = beginning.signals();
    this.exitSignal = beginning.exitSignal();
    this.command = parent == null ? CommandLine.NONE : parent.command;
    this.group = parent == null ? pid : parent.group;
    this.session = parent == null ? pid : parent.session;
    this.childEvents = new WaitQueue(new WaitTarget(WaitTarget.Kind.CHILD, String.valueOf(pid)));
    this.imageReleased = new WaitQueue(new WaitTarget(WaitTarget.Kind.VFORK, String.valueOf(pid)));
  }

  /** What a process is born with. */
  record Beginning(
      AddressSpace space,
      ElfImage image,
      String name,
      FileDescriptors files,
      ResourceLimits limits,
      Credentials credentials,
      ProcessSignals signals,
      int exitSignal,
      FileContext context) {}

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

  /** Children, zombies included, oldest first. */
  public List<Process> children() {
    return children;
  }

  /** The process that may wait for it; the reaper's parent is itself. */
  public Process parent() {
    return parent;
  }

  void setParent(Process next) {
    parent = next;
  }

  /** Threads of others that it traces. */
  public List<GuestThread> tracees() {
    return tracees;
  }

  /** Where threads wait for a child's change of state. */
  public WaitQueue childEvents() {
    return childEvents;
  }

  /** Where the parent waits that made it by vfork. */
  public WaitQueue imageReleased() {
    return imageReleased;
  }

  /** Whether its parent still waits for its exec or exit. */
  public boolean isVforked() {
    return vforked;
  }

  void setVforked(boolean value) {
    vforked = value;
  }

  /** What its children have used that it has waited for, and theirs. */
  public ResourceUsage childUsage() {
    return childUsage;
  }

  /** Adds what a child has used that it has waited for. */
  public void addChildUsage(ResourceUsage usage) {
    childUsage = childUsage.plus(usage);
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
    notePeakFrames();
    minorFaultsBefore += space.use().minorFaults();
    majorFaultsBefore += space.use().majorFaults();
    space = newSpace;
    image = newImage;
    name = newName;
    dumpable = true;
    barrierRegistered = false;
    runExecActions();
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

  /** Its resource limits. */
  public ResourceLimits limits() {
    return limits;
  }

  /** Who it acts for. */
  public Credentials credentials() {
    return credentials;
  }

  /** Actions for signals, and those sent to the whole process. */
  public ProcessSignals signals() {
    return signals;
  }

  /** Process group. */
  public int group() {
    return group;
  }

  /** Sets the process group. */
  public void setGroup(int value) {
    group = value;
  }

  /** Session. */
  public int session() {
    return session;
  }

  /** setsid: leads a session and a group of its own. */
  public void leadSession() {
    session = pid;
    group = pid;
  }

  /** The signal that tells the parent of its end, or 0. */
  public int exitSignal() {
    return exitSignal;
  }

  /** How it ends by a signal without a handler; a dump smaller than a page is none on Linux. */
  public ExitStatus endBy(Signal.Action action, int signal) {
    boolean dumps =
        action == Signal.Action.CORE
            && dumpable
            && Long.compareUnsigned(limits.soft(ResourceLimits.CORE), AddressSpace.PAGE) >= 0;
    return dumps ? ExitStatus.dumped(signal) : ExitStatus.killed(signal);
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
    exitActions.add(action);
  }

  /** Adds something to be undone when it runs another program, or ends. */
  public void atExec(Runnable action) {
    execActions.add(action);
  }

  void runExecActions() {
    execActions.forEach(Runnable::run);
    execActions.clear();
  }

  void runExitActions() {
    runExecActions();
    exitActions.forEach(Runnable::run);
    exitActions.clear();
  }

  /** Whether the medium-term scheduler has taken it out of memory. */
  public boolean isSuspended() {
    return suspended;
  }

  /** Takes it out of memory, or back; the medium-term scheduler's business. */
  public void setSuspended(boolean value) {
    suspended = value;
  }

  /** Notes how it ends; the first word counts. */
  void end(ExitStatus status) {
    if (exitStatus == null) {
      exitStatus = status;
    }
  }

  /** Whether a signal has stopped it. */
  public boolean isStopped() {
    return stopped;
  }

  /** Stops it, or lets it go on; waitid reports either once. */
  public void setStopped(boolean value, int signal) {
    stopped = value;
    stopSignal = signal;
    stopReported = !value;
    continueReported = value;
  }

  /** The signal that stopped it. */
  public int stopSignal() {
    return stopSignal;
  }

  /** Whether waitid has still to report a stop; reporting it takes it. */
  public boolean takeStop(boolean keep) {
    boolean fresh = !stopReported;
    stopReported |= !keep;
    return fresh && stopped;
  }

  /** Whether waitid has still to report that it goes on. */
  public boolean takeContinue(boolean keep) {
    boolean fresh = !continueReported;
    continueReported |= !keep;
    return fresh && !stopped;
  }

  /** The most frames that its memory has used, over all programs it ran. */
  public int peakFrames() {
    notePeakFrames();
    return peakFrames;
  }

  /** Page faults that were mended without the disk, over all programs it ran. */
  public long minorFaults() {
    return minorFaultsBefore + space.use().minorFaults();
  }

  /** Page faults for which the disk was read, over all programs it ran. */
  public long majorFaults() {
    return majorFaultsBefore + space.use().majorFaults();
  }

  /** Switches away from its threads because they had to wait. */
  public long voluntarySwitches() {
    return voluntaryOfEnded
        + threads.stream().mapToLong(thread -> thread.times().voluntarySwitches()).sum();
  }

  /** Switches away from its threads because another was to run. */
  public long involuntarySwitches() {
    return involuntaryOfEnded
        + threads.stream().mapToLong(thread -> thread.times().involuntarySwitches()).sum();
  }

  /** A thread has ended: its switches go on to count. */
  void remove(GuestThread thread) {
    threads.remove(thread);
    voluntaryOfEnded += thread.times().voluntarySwitches();
    involuntaryOfEnded += thread.times().involuntarySwitches();
  }

  private void notePeakFrames() {
    peakFrames = Math.max(peakFrames, space.use().peakFrames());
  }
}
